package org.hulian.store.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Schedules in the database. */
public final class SqlScheduleRepository implements ScheduleRepository {
  private static final String SELECT =
      "SELECT site, plan, state, due_at, started_at, ended_at, paused_until, refused, refused_how,"
          + " reason FROM site_schedule";
  private static final String PUT =
      "INSERT INTO site_schedule"
          + " (site, plan, state, due_at, started_at, ended_at, paused_until, refused, refused_how,"
          + " reason) VALUES"
          + " (:site, :plan, :state, :due, :started, :ended, :until, :refused, :how, :reason)"
          + " ON CONFLICT (site) DO UPDATE SET plan = excluded.plan, state = excluded.state,"
          + " due_at = excluded.due_at, started_at = excluded.started_at,"
          + " ended_at = excluded.ended_at, paused_until = excluded.paused_until,"
          + " refused = excluded.refused, refused_how = excluded.refused_how, reason = excluded.reason";

  private final Sql sql;

  public SqlScheduleRepository(Sql sql) {
    this.sql = sql;
  }

  /**
   * Lets every site wait that was left running; it is due until a run goes on with it. For a
   * process that has just got the folder to itself.
   */
  public void releaseAll() {
    if (list().stream().anyMatch(one -> one.state() == SiteState.RUNNING)) {
      sql.change(
          handle ->
              handle
                  .createUpdate(
                      "UPDATE site_schedule SET state = :waiting, paused_until = NULL,"
                          + " due_at = CASE WHEN due_at < started_at THEN due_at"
                          + " ELSE started_at END WHERE state = :running")
                  .bind("waiting", key(SiteState.WAITING))
                  .bind("running", key(SiteState.RUNNING))
                  .execute());
    }
  }

  @Override
  public List<SiteSchedule> list() {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " ORDER BY site")
                .map(SqlScheduleRepository::schedule)
                .list());
  }

  @Override
  public Optional<SiteSchedule> find(String site) {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " WHERE site = :site")
                .bind("site", site)
                .map(SqlScheduleRepository::schedule)
                .findOne());
  }

  @Override
  public void put(SiteSchedule schedule) {
    sql.change(
        handle ->
            handle
                .createUpdate(PUT)
                .bind("site", schedule.site())
                .bind("plan", schedule.plan())
                .bind("state", key(schedule.state()))
                .bind("due", micros(schedule.dueAt()))
                .bind("started", micros(schedule.startedAt()))
                .bind("ended", micros(schedule.endedAt()))
                .bind("until", micros(schedule.pausedUntil()))
                .bind("refused", schedule.row().times())
                .bind("how", key(schedule.row().how()))
                .bind("reason", schedule.reason())
                .execute());
  }

  private static SiteSchedule schedule(ResultSet rows, StatementContext context)
      throws SQLException {
    return new SiteSchedule(
        rows.getString("site"),
        rows.getString("plan"),
        state(rows, "state"),
        instant(rows, "due_at"),
        instant(rows, "started_at"),
        instant(rows, "ended_at"),
        instant(rows, "paused_until"),
        new SiteSchedule.Row(state(rows, "refused_how"), rows.getInt("refused")),
        rows.getString("reason"));
  }

  private static SiteState state(ResultSet rows, String column) throws SQLException {
    return SiteState.valueOf(rows.getString(column).toUpperCase(Locale.ROOT));
  }

  private static String key(SiteState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long micros(@Nullable Instant time) {
    return time == null ? null : Instants.micros(time);
  }

  private static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
    long micros = rows.getLong(column);
    return rows.wasNull() ? null : Instants.instant(micros);
  }
}
