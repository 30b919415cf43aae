package org.hulian.store.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.statement.StatementContext;

/** Statements of reasons in the database. */
public final class SqlStatementRepository implements StatementRepository {
  private static final String SELECT =
      "SELECT id, puid, case_id, body, account, created_at FROM statement_of_reasons";

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;

  public SqlStatementRepository(Sql sql, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public boolean add(String puid, long caseId, String body, String account) {
    return sql.write(
        handle -> {
          int added =
              handle
                  .createUpdate(
                      "INSERT INTO statement_of_reasons (puid, case_id, body, account, created_at)"
                          + " VALUES (:puid, :case, :body, :account, :now)"
                          + " ON CONFLICT (puid) DO NOTHING")
                  .bind("puid", puid)
                  .bind("case", caseId)
                  .bind("body", body)
                  .bind("account", account)
                  .bind("now", Instants.micros(clock.instant()))
                  .execute();
          if (added > 0) {
            Map<String, String> details = Map.of("puid", puid);
            audit.append(handle, new Act(account, "statement.made", "case:" + caseId, details));
          }
          return added > 0;
        });
  }

  @Override
  public Optional<Statement> find(String puid) {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " WHERE puid = :puid")
                .bind("puid", puid)
                .map(SqlStatementRepository::statement)
                .findOne());
  }

  @Override
  public List<Statement> after(long id, int limit) {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " WHERE id > :id ORDER BY id LIMIT :limit")
                .bind("id", id)
                .bind("limit", limit)
                .map(SqlStatementRepository::statement)
                .list());
  }

  @Override
  public List<Statement> ofCase(long caseId) {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " WHERE case_id = :case ORDER BY id")
                .bind("case", caseId)
                .map(SqlStatementRepository::statement)
                .list());
  }

  @Override
  public long count() {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM statement_of_reasons")
                .mapTo(Long.class)
                .one());
  }

  private static Statement statement(ResultSet rows, StatementContext context) throws SQLException {
    return new Statement(
        rows.getLong("id"),
        rows.getString("puid"),
        rows.getLong("case_id"),
        rows.getString("body"),
        rows.getString("account"),
        Instants.instant(rows.getLong("created_at")));
  }
}
