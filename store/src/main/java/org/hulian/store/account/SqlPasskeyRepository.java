package org.hulian.store.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Passkeys in the database. */
final class SqlPasskeyRepository implements PasskeyRepository {
  private static final String SELECT =
      "SELECT p.id, p.handle, p.label, p.public_key, p.count, p.flags, p.transports,"
          + " p.attestation, p.client_data, p.created_at, p.last_used FROM passkey p";

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;

  SqlPasskeyRepository(Sql sql, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Optional<String> accountOf(String handle) {
    return sql.read(read -> accountOf(read, handle));
  }

  private static Optional<String> accountOf(Handle read, String handle) {
    return read.createQuery("SELECT account FROM passkey_user WHERE handle = :handle")
        .bind("handle", handle)
        .mapTo(String.class)
        .findOne();
  }

  @Override
  public Optional<String> handleOf(String account) {
    return sql.read(
        read ->
            read.createQuery("SELECT handle FROM passkey_user WHERE account = :account")
                .bind("account", account)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public boolean setHandle(String handle, String account) {
    return sql.write(
        write ->
            write
                    .createUpdate(
                        "INSERT INTO passkey_user (handle, account)"
                            + " SELECT :handle, name FROM account WHERE name = :account"
                            + " AND name NOT IN (SELECT account FROM vouched_account)"
                            + " ON CONFLICT DO NOTHING")
                    .bind("handle", handle)
                    .bind("account", account)
                    .execute()
                > 0);
  }

  @Override
  public Optional<Passkey> find(String id) {
    return sql.read(
        read ->
            read.createQuery(SELECT + " WHERE p.id = :id")
                .bind("id", id)
                .map(SqlPasskeyRepository::passkey)
                .findOne());
  }

  @Override
  public Optional<String> ownerOf(String id) {
    return sql.read(
        read ->
            read.createQuery(
                    "SELECT u.account FROM passkey_user u JOIN passkey p ON p.handle = u.handle"
                        + " WHERE p.id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public List<Passkey> list(String account) {
    return sql.read(
        read ->
            read.createQuery(
                    SELECT
                        + " JOIN passkey_user u ON u.handle = p.handle"
                        + " WHERE u.account = :account ORDER BY p.created_at, p.id")
                .bind("account", account)
                .map(SqlPasskeyRepository::passkey)
                .list());
  }

  @Override
  public boolean add(Passkey passkey) {
    return sql.write(
        write -> {
          Optional<String> account = accountOf(write, passkey.handle());
          if (account.isEmpty()
              || count(write, passkey.handle()) >= MOST
              || !insert(write, passkey)) {
            return false;
          }
          String name = account.get();
          Map<String, String> details = Map.of("label", passkey.label());
          audit.append(write, new Act(name, "passkey.added", "account:" + name, details));
          return true;
        });
  }

  @Override
  public boolean use(String id, long count) {
    return sql.write(
        write ->
            write
                        .createUpdate(
                            "UPDATE passkey SET count = :count, last_used = :now WHERE id = :id"
                                + " AND (count < :count OR (count = 0 AND :count = 0))")
                        .bind("count", count)
                        .bind("now", Instants.micros(clock.instant()))
                        .bind("id", id)
                        .execute()
                    > 0
                || !exists(write, id));
  }

  private static boolean exists(Handle write, String id) {
    return write
        .createQuery("SELECT 1 FROM passkey WHERE id = :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static int count(Handle write, String handle) {
    return write
        .createQuery("SELECT count(*) FROM passkey WHERE handle = :handle")
        .bind("handle", handle)
        .mapTo(Integer.class)
        .one();
  }

  private boolean insert(Handle write, Passkey passkey) {
    return write
            .createUpdate(
                "INSERT INTO passkey (id, handle, label, public_key, count, flags, transports,"
                    + " attestation, client_data, created_at, last_used) VALUES (:id, :handle, :label,"
                    + " :key, :count, :flags, :transports, :attestation, :clientData, :now, :now)"
                    + " ON CONFLICT DO NOTHING")
            .bind("id", passkey.id())
            .bind("handle", passkey.handle())
            .bind("label", passkey.label())
            .bind("key", passkey.publicKey())
            .bind("count", passkey.count())
            .bind("flags", text(passkey.flags()))
            .bind("transports", text(passkey.transports()))
            .bind("attestation", passkey.attestation())
            .bind("clientData", passkey.clientData())
            .bind("now", Instants.micros(clock.instant()))
            .execute()
        > 0;
  }

  @Override
  public boolean remove(String id, String account) {
    return sql.write(
        write -> {
          Optional<String> label =
              write
                  .createQuery(
                      "SELECT label FROM passkey WHERE id = :id AND handle IN"
                          + " (SELECT handle FROM passkey_user WHERE account = :account)")
                  .bind("id", id)
                  .bind("account", account)
                  .mapTo(String.class)
                  .findOne();
          label.ifPresent(
              known -> {
                write.createUpdate("DELETE FROM passkey WHERE id = :id").bind("id", id).execute();
                Map<String, String> details = Map.of("label", known);
                audit.append(
                    write, new Act(account, "passkey.removed", "account:" + account, details));
              });
          return label.isPresent();
        });
  }

  /** Of one account; how many there were. Whoever asks for it writes the audit entry. */
  static int removeAll(Handle write, String account) {
    return write
        .createUpdate(
            "DELETE FROM passkey WHERE handle IN"
                + " (SELECT handle FROM passkey_user WHERE account = :account)")
        .bind("account", account)
        .execute();
  }

  private static Passkey passkey(ResultSet rows, StatementContext context) throws SQLException {
    return new Passkey(
        rows.getString("id"),
        rows.getString("handle"),
        rows.getString("label"),
        rows.getString("public_key"),
        rows.getLong("count"),
        set(rows.getString("flags")),
        set(rows.getString("transports")),
        rows.getString("attestation"),
        rows.getString("client_data"),
        Instants.instant(rows.getLong("created_at")),
        Instants.instant(rows.getLong("last_used")));
  }

  private static String text(Set<String> words) {
    return String.join(",", words.stream().sorted().toList());
  }

  private static Set<String> set(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(",", -1));
  }
}
