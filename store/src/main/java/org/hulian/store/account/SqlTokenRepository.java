package org.hulian.store.account;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.statement.StatementContext;

/** Tokens in the database. */
public final class SqlTokenRepository implements TokenRepository {
  private static final int SECRET_BYTES = 32;
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
  private static final String SELECT =
      "SELECT t.id, t.account, t.label, t.scopes, t.created_at, t.expires_at, t.last_used,"
          + " t.revoked_at FROM api_token t";

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;
  private final SecureRandom random;

  public SqlTokenRepository(Sql sql, AuditLog audit, Clock clock, SecureRandom random) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String create(String account, String label, Set<Scope> scopes, Duration validity) {
    if (!validity.isPositive() || validity.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a token holds for up to " + LONGEST.toDays() + " days");
    }
    Instant now = Instants.now(clock);
    Instant end = now.plus(validity);
    ApiToken made = new ApiToken(0, account, label.strip(), scopes, now, end, null, null);
    String token = fresh();
    sql.change(
        handle -> {
          long id =
              handle
                  .createUpdate(
                      "INSERT INTO api_token"
                          + " (token_hash, account, label, scopes, created_at, expires_at)"
                          + " VALUES (:hash, :account, :label, :scopes, :now, :end)")
                  .bind("hash", Secrets.hash(token))
                  .bind("account", made.account())
                  .bind("label", made.label())
                  .bind("scopes", text(made.scopes()))
                  .bind("now", Instants.micros(now))
                  .bind("end", Instants.micros(end))
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(Long.class)
                  .one();
          Map<String, String> details =
              Map.of("scopes", text(made.scopes()), "expires", end.toString());
          audit.append(handle, new Act(account, "token.created", "token:" + id, details));
        });
    return token;
  }

  private String fresh() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The look-up is by a hash that a guesser cannot steer. */
  @Override
  public Optional<ApiToken> find(String token) {
    if (!token.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return sql.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " JOIN account a ON a.name = t.account AND a.enabled = 1"
                        + " WHERE t.token_hash = :hash")
                .bind("hash", Secrets.hash(token))
                .map(SqlTokenRepository::token)
                .findOne()
                .filter(found -> found.isGood(clock.instant())));
  }

  @Override
  public List<ApiToken> list(String account) {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " WHERE t.account = :account ORDER BY t.id DESC")
                .bind("account", account)
                .map(SqlTokenRepository::token)
                .list());
  }

  @Override
  public List<ApiToken> listAll() {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " ORDER BY t.id DESC")
                .map(SqlTokenRepository::token)
                .list());
  }

  @Override
  public boolean revoke(long id, String by) {
    return sql.write(
        handle -> {
          Optional<String> owner =
              handle
                  .createQuery(
                      "SELECT account FROM api_token WHERE id = :id AND revoked_at IS NULL")
                  .bind("id", id)
                  .mapTo(String.class)
                  .findOne();
          owner.ifPresent(
              account -> {
                handle
                    .createUpdate("UPDATE api_token SET revoked_at = :now WHERE id = :id")
                    .bind("now", Instants.micros(Instants.now(clock)))
                    .bind("id", id)
                    .execute();
                Map<String, String> details = Map.of("account", account);
                audit.append(handle, new Act(by, "token.revoked", "token:" + id, details));
              });
          return owner.isPresent();
        });
  }

  @Override
  public void used(ApiToken token) {
    Instant now = Instants.now(clock);
    Instant last = token.lastUsed();
    if (last != null && now.isBefore(last.plus(NOTED_EVERY))) {
      return;
    }
    sql.change(
        handle ->
            handle
                .createUpdate("UPDATE api_token SET last_used = :now WHERE id = :id")
                .bind("now", Instants.micros(now))
                .bind("id", token.id())
                .execute());
  }

  private static ApiToken token(ResultSet rows, StatementContext context) throws SQLException {
    long used = rows.getLong("last_used");
    Instant lastUsed = rows.wasNull() ? null : Instants.instant(used);
    long revoked = rows.getLong("revoked_at");
    Instant revokedAt = rows.wasNull() ? null : Instants.instant(revoked);
    return new ApiToken(
        rows.getLong("id"),
        rows.getString("account"),
        rows.getString("label"),
        scopes(rows.getString("scopes")),
        Instants.instant(rows.getLong("created_at")),
        Instants.instant(rows.getLong("expires_at")),
        lastUsed,
        revokedAt);
  }

  private static String text(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::name).collect(Collectors.joining(","));
  }

  private static Set<Scope> scopes(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(Scope::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
  }
}
