package org.hulian.store.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.RowNumbers;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The packages in the database. */
public final class SqlPackageRepository implements PackageRepository {
  private static final String PACKAGES =
      "SELECT id, name, case_id, revision, made_at, account, pages, reason, sha256, bytes"
          + " FROM evidence_package";
  private static final String STAMPS =
      "SELECT s.package_id, p.sha256, s.service, s.status, s.attempts, s.next_at, s.reason,"
          + " s.token, s.stamped_at FROM package_stamp s JOIN evidence_package p ON p.id ="
          + " s.package_id";

  private final Sql sql;
  private final AuditLog audit;

  public SqlPackageRepository(Sql sql, AuditLog audit) {
    this.sql = sql;
    this.audit = audit;
  }

  @Override
  public long add(PackageEntry entry, List<String> services) {
    return sql.write(
        handle -> {
          long id = RowNumbers.next(handle, "evidence_package");
          insert(handle, id, entry);
          services.forEach(service -> await(handle, id, service, entry.madeAt()));
          audit.append(
              handle,
              new Act(entry.account(), "package.made", "case:" + entry.caseId(), details(entry)));
          return id;
        });
  }

  private static void insert(Handle handle, long id, PackageEntry entry) {
    handle
        .createUpdate(
            "INSERT INTO evidence_package"
                + " (id, name, case_id, revision, made_at, account, pages, reason, sha256, bytes)"
                + " VALUES (:id, :name, :case, :revision, :at, :account, :pages, :reason, :sha256,"
                + " :bytes)")
        .bind("id", id)
        .bind("name", entry.name())
        .bind("case", entry.caseId())
        .bind("revision", entry.revision())
        .bind("at", Instants.micros(entry.madeAt()))
        .bind("account", entry.account())
        .bind("pages", entry.pages())
        .bind("reason", entry.reason())
        .bind("sha256", entry.sha256())
        .bind("bytes", entry.bytes())
        .execute();
  }

  private static void await(Handle handle, long id, String service, Instant from) {
    handle
        .createUpdate(
            "INSERT INTO package_stamp (package_id, service, status, attempts, next_at, reason)"
                + " VALUES (:package, :service, 'waiting', 0, :from, '')")
        .bind("package", id)
        .bind("service", service)
        .bind("from", Instants.micros(from))
        .execute();
  }

  private static Map<String, String> details(PackageEntry entry) {
    Map<String, String> details = new HashMap<>();
    details.put("package", entry.name());
    details.put("revision", Integer.toString(entry.revision()));
    details.put("pages", Boolean.toString(entry.pages()));
    details.put("reason", entry.reason());
    details.put("sha256", entry.sha256());
    details.put("bytes", Long.toString(entry.bytes()));
    return details;
  }

  @Override
  public List<PackageEntry> of(long caseId) {
    return sql.read(
        handle ->
            handle
                .createQuery(PACKAGES + " WHERE case_id = :case ORDER BY id")
                .bind("case", caseId)
                .map(SqlPackageRepository::entry)
                .list());
  }

  private static PackageEntry entry(ResultSet rows, StatementContext context) throws SQLException {
    return new PackageEntry(
        rows.getLong("id"),
        rows.getString("name"),
        rows.getLong("case_id"),
        rows.getInt("revision"),
        Instants.instant(rows.getLong("made_at")),
        rows.getString("account"),
        rows.getBoolean("pages"),
        rows.getString("reason"),
        rows.getString("sha256"),
        rows.getLong("bytes"));
  }

  @Override
  public List<AuditEntry> custody(long caseId) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    "SELECT sequence, at, account, action, subject, details, hash FROM audit_entry"
                        + " WHERE subject IN ('case:' || :case, (SELECT 'listing:' || i.listing_id"
                        + " FROM case_file c JOIN item i ON i.id = c.item_id WHERE c.id = :case))"
                        + " ORDER BY sequence")
                .bind("case", caseId)
                .map(
                    (rows, context) ->
                        new AuditEntry(
                            rows.getLong("sequence"),
                            Instants.instant(rows.getLong("at")),
                            rows.getString("account"),
                            rows.getString("action"),
                            rows.getString("subject"),
                            rows.getString("details"),
                            rows.getString("hash")))
                .list());
  }

  @Override
  public List<PackageStamp> stampsOf(long caseId) {
    return sql.read(
        handle ->
            handle
                .createQuery(STAMPS + " WHERE p.case_id = :case ORDER BY s.package_id, s.service")
                .bind("case", caseId)
                .map(SqlPackageRepository::stamp)
                .list());
  }

  @Override
  public List<PackageStamp> due(Instant now, int limit) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    STAMPS
                        + " WHERE s.status <> 'verified' AND s.next_at <= :now"
                        + " ORDER BY s.next_at, s.package_id, s.service LIMIT :limit")
                .bind("now", Instants.micros(now))
                .bind("limit", limit)
                .map(SqlPackageRepository::stamp)
                .list());
  }

  private static PackageStamp stamp(ResultSet rows, StatementContext context) throws SQLException {
    return new PackageStamp(
        rows.getLong("package_id"),
        rows.getString("sha256"),
        rows.getString("service"),
        StampStatus.ofKey(rows.getString("status")),
        rows.getInt("attempts"),
        Instants.instant(rows.getLong("next_at")),
        rows.getString("reason"),
        rows.getBytes("token"),
        stampedAt(rows));
  }

  private static @Nullable Instant stampedAt(ResultSet rows) throws SQLException {
    long micros = rows.getLong("stamped_at");
    return rows.wasNull() ? null : Instants.instant(micros);
  }

  @Override
  public long waiting() {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM package_stamp WHERE status <> 'verified'")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public void answered(PackageStamp stamp) {
    sql.change(
        handle -> {
          Instant at = stamp.stampedAt();
          int changed =
              handle
                  .createUpdate(
                      "UPDATE package_stamp SET status = :status, attempts = :attempts,"
                          + " next_at = :next, reason = :reason, token = :token,"
                          + " stamped_at = :stamped WHERE package_id = :package"
                          + " AND service = :service AND status <> 'verified'")
                  .bind("status", stamp.status().key())
                  .bind("attempts", stamp.attempts())
                  .bind("next", Instants.micros(stamp.nextAt()))
                  .bind("reason", stamp.reason())
                  .bind("token", stamp.token())
                  .bind("stamped", at == null ? null : Instants.micros(at))
                  .bind("package", stamp.packageId())
                  .bind("service", stamp.service())
                  .execute();
          if (changed > 0 && stamp.status() == StampStatus.VERIFIED) {
            audit.append(handle, stamped(handle, stamp));
          }
        });
  }

  private static Act stamped(Handle handle, PackageStamp stamp) {
    long caseId =
        handle
            .createQuery("SELECT case_id FROM evidence_package WHERE id = :id")
            .bind("id", stamp.packageId())
            .mapTo(Long.class)
            .one();
    return new Act(
        Act.SYSTEM,
        "package.stamped",
        "case:" + caseId,
        Map.of(
            "sha256", stamp.sha256(),
            "service", stamp.service(),
            "at", String.valueOf(stamp.stampedAt())));
  }
}
