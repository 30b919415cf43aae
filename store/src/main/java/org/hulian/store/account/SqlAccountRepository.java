package org.hulian.store.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Accounts and invitations in the database. */
public final class SqlAccountRepository implements AccountRepository {
  private static final int SECRET_BYTES = 32;
  private static final String SELECT =
      "SELECT name, password_hash, roles, enabled, created_at FROM account";

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;
  private final SecureRandom random;
  private final PseudonymRows pseudonyms;

  public SqlAccountRepository(Sql sql, AuditLog audit, Clock clock, SecureRandom random) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
    this.pseudonyms = new PseudonymRows(random);
  }

  @Override
  public Optional<Account> find(String name) {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " WHERE name = :name")
                .bind("name", name)
                .map(SqlAccountRepository::account)
                .findOne());
  }

  @Override
  public List<Account> list() {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " ORDER BY name")
                .map(SqlAccountRepository::account)
                .list());
  }

  private static Account account(ResultSet rows, StatementContext context) throws SQLException {
    return new Account(
        rows.getString("name"),
        rows.getString("password_hash"),
        roles(rows.getString("roles")),
        rows.getBoolean("enabled"),
        Instants.instant(rows.getLong("created_at")));
  }

  @Override
  public String invite(Set<Role> roles, Duration validity, String invitedBy) {
    if (roles.isEmpty() || !validity.isPositive()) {
      throw new IllegalArgumentException("an invitation has a role and a time to use it in");
    }
    String secret = secret();
    Instant now = Instants.now(clock);
    Instant end = now.plus(validity);
    sql.change(
        handle -> {
          handle
              .createUpdate(
                  "INSERT INTO invitation (secret_hash, roles, invited_by, created_at, expires_at)"
                      + " VALUES (:hash, :roles, :by, :now, :end)")
              .bind("hash", Secrets.hash(secret))
              .bind("roles", text(roles))
              .bind("by", invitedBy)
              .bind("now", Instants.micros(now))
              .bind("end", Instants.micros(end))
              .execute();
          Map<String, String> details = Map.of("roles", text(roles), "expires", end.toString());
          audit.append(handle, new Act(invitedBy, "account.invited", "invitation", details));
        });
    return secret;
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public Optional<Set<Role>> invitation(String secret) {
    return sql.read(handle -> valid(handle, secret)).map(Invitation::roles);
  }

  private record Invitation(String secretHash, Set<Role> roles, String invitedBy) {}

  /** The look-up is by a hash that a guesser cannot steer; the comparison takes constant time. */
  private Optional<Invitation> valid(Handle handle, String secret) {
    String hash = Secrets.hash(secret);
    return handle
        .createQuery(
            "SELECT secret_hash, roles, invited_by FROM invitation WHERE secret_hash = :hash"
                + " AND account IS NULL AND used_by IS NULL AND expires_at > :now")
        .bind("hash", hash)
        .bind("now", Instants.micros(clock.instant()))
        .map(
            (rows, context) ->
                new Invitation(
                    rows.getString("secret_hash"),
                    roles(rows.getString("roles")),
                    rows.getString("invited_by")))
        .findOne()
        .filter(
            found -> MessageDigest.isEqual(found.secretHash.getBytes(UTF_8), hash.getBytes(UTF_8)));
  }

  @Override
  public boolean accept(String secret, String name, String passwordHash) {
    Instant now = Instants.now(clock);
    return sql.write(
        handle -> {
          Optional<Invitation> invitation = valid(handle, secret);
          if (invitation.isEmpty() || exists(handle, name)) {
            return false;
          }
          Invitation found = invitation.get();
          insert(handle, new Account(name, passwordHash, found.roles, true, now));
          if (pseudonyms.find(handle, name).isEmpty()) {
            pseudonyms.give(handle, name);
          }
          handle
              .createUpdate("UPDATE invitation SET used_by = :name WHERE secret_hash = :hash")
              .bind("name", name)
              .bind("hash", found.secretHash)
              .execute();
          Map<String, String> details =
              Map.of("roles", text(found.roles), "invitedBy", found.invitedBy);
          audit.append(handle, new Act(name, "account.created", "account:" + name, details));
          return true;
        });
  }

  private static boolean exists(Handle handle, String name) {
    return handle
        .createQuery("SELECT 1 FROM account WHERE name = :name")
        .bind("name", name)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static void insert(Handle handle, Account account) {
    handle
        .createUpdate(
            "INSERT INTO account (name, password_hash, roles, enabled, created_at)"
                + " VALUES (:name, :hash, :roles, 1, :now)")
        .bind("name", account.name())
        .bind("hash", account.passwordHash())
        .bind("roles", text(account.roles()))
        .bind("now", Instants.micros(account.createdAt()))
        .execute();
  }

  @Override
  public boolean setEnabled(String name, boolean enabled, String by) {
    return sql.write(
        handle -> {
          int changed =
              handle
                  .createUpdate(
                      "UPDATE account SET enabled = :enabled"
                          + " WHERE name = :name AND enabled <> :enabled")
                  .bind("enabled", enabled ? 1 : 0)
                  .bind("name", name)
                  .execute();
          if (changed == 0) {
            return exists(handle, name);
          }
          String action = enabled ? "account.enabled" : "account.disabled";
          audit.append(handle, new Act(by, action, "account:" + name, Map.of()));
          return true;
        });
  }

  @Override
  public boolean setRoles(String name, Set<Role> roles, String by) {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("an account has a role");
    }
    return sql.write(
        handle -> {
          if (!setRoles(handle, name, roles)) {
            return exists(handle, name);
          }
          Map<String, String> details = Map.of("roles", text(roles));
          audit.append(handle, new Act(by, "account.roles", "account:" + name, details));
          return true;
        });
  }

  @Override
  public Optional<String> offerPassword(String name, Duration validity, String by) {
    if (!validity.isPositive()) {
      throw new IllegalArgumentException("a link has a time to use it in");
    }
    PasswordLinks links = new PasswordLinks(clock);
    String secret = secret();
    return sql.write(
        handle -> {
          if (VouchedRows.isOne(handle, name)
              || !links.offer(handle, name, Secrets.hash(secret), validity, by)) {
            return Optional.empty();
          }
          audit.append(
              handle, new Act(by, "account.password.offered", "account:" + name, Map.of()));
          return Optional.of(secret);
        });
  }

  @Override
  public Optional<String> passwordOffer(String secret) {
    return sql.read(handle -> new PasswordLinks(clock).account(handle, Secrets.hash(secret)));
  }

  @Override
  public boolean acceptPassword(String secret, String passwordHash, boolean endOthers) {
    PasswordLinks links = new PasswordLinks(clock);
    return sql.write(
        handle -> {
          Optional<String> account = links.account(handle, Secrets.hash(secret));
          account.ifPresent(
              name -> {
                links.use(handle, name, passwordHash);
                int tokens = endOthers ? endTokens(handle, name) : 0;
                int passkeys = endOthers ? SqlPasskeyRepository.removeAll(handle, name) : 0;
                Map<String, String> details =
                    Map.of(
                        "tokensEnded",
                        Integer.toString(tokens),
                        "passkeysEnded",
                        Integer.toString(passkeys));
                audit.append(
                    handle, new Act(name, "account.password.changed", "account:" + name, details));
              });
          return account.isPresent();
        });
  }

  @Override
  public String pseudonym(String account) {
    if (account.equals(Act.SYSTEM)) {
      return account;
    }
    return sql.read(handle -> pseudonyms.find(handle, account))
        .orElseGet(() -> sql.write(handle -> named(handle, account)));
  }

  /** The log says that one was given, not which: those who read it are not to know whose it is. */
  private String named(Handle handle, String account) {
    return pseudonyms
        .find(handle, account)
        .orElseGet(
            () -> {
              Act act = new Act(Act.SYSTEM, "pseudonym.given", "account:" + account, Map.of());
              audit.append(handle, act);
              return pseudonyms.give(handle, account);
            });
  }

  @Override
  public Map<String, String> pseudonyms() {
    return sql.read(PseudonymRows::all);
  }

  @Override
  public Account vouched(Vouched who) {
    return sql.write(
        handle -> {
          Optional<String> known = VouchedRows.find(handle, who);
          String name = known.orElseGet(() -> VouchedRows.freeName(handle, who.name()));
          Map<String, String> details = Map.of("roles", text(who.roles()), "by", who.issuer());
          if (known.isEmpty()) {
            Instant now = Instants.now(clock);
            insert(handle, new Account(name, VouchedRows.NO_PASSWORD, who.roles(), true, now));
            VouchedRows.add(handle, who, name);
            pseudonyms.give(handle, name);
            audit.append(handle, new Act(name, "account.created", "account:" + name, details));
          } else if (setRoles(handle, name, who.roles())) {
            audit.append(handle, new Act(Act.SYSTEM, "account.roles", "account:" + name, details));
          }
          return handle
              .createQuery(SELECT + " WHERE name = :name")
              .bind("name", name)
              .map(SqlAccountRepository::account)
              .one();
        });
  }

  private static boolean setRoles(Handle handle, String name, Set<Role> roles) {
    return handle
            .createUpdate(
                "UPDATE account SET roles = :roles WHERE name = :name AND roles <> :roles")
            .bind("roles", text(roles))
            .bind("name", name)
            .execute()
        > 0;
  }

  @Override
  public PasskeyRepository passkeys() {
    return new SqlPasskeyRepository(sql, audit, clock);
  }

  private int endTokens(Handle handle, String name) {
    return handle
        .createUpdate(
            "UPDATE api_token SET revoked_at = :now"
                + " WHERE account = :name AND revoked_at IS NULL AND expires_at > :now")
        .bind("now", Instants.micros(clock.instant()))
        .bind("name", name)
        .execute();
  }

  private static String text(Set<Role> roles) {
    return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
  }

  private static Set<Role> roles(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(Role::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }
}
