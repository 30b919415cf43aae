package org.hulian.store.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** Statistics in the database: one pass over short rows, whatever is asked for. */
public final class SqlStatisticsRepository implements StatisticsRepository {
  private final Sql sql;

  public SqlStatisticsRepository(Sql sql) {
    this.sql = sql;
  }

  /** Cases that came to wait, or ceased to, on one day. */
  private record Flow(long day, String platform, String category, boolean in, long cases) {}

  private static List<Flow> flows(Handle handle) {
    return handle
        .createQuery(
            "SELECT day, platform, category, way = 'in', cases FROM case_flow WHERE cases <> 0")
        .map(
            (rows, context) ->
                new Flow(
                    rows.getLong(1),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getBoolean(4),
                    rows.getLong(5)))
        .list();
  }

  @Override
  public Statistics read(Scope scope, Instant now) {
    return sql.read(
        handle -> {
          Groups groups = new Groups();
          flows(handle).stream()
              .filter(flow -> scope.has(flow.platform, flow.category))
              .forEach(
                  flow ->
                      groups.each(
                          flow.platform,
                          flow.category,
                          month(flow.day),
                          tally -> tally.flows(flow.in, flow.cases)));
          try (ResultIterator<CaseTimes> cases = CaseTimes.all(handle)) {
            while (cases.hasNext()) {
              CaseTimes one = cases.next();
              if (scope.has(one.platform(), one.category())) {
                count(groups, one, Instants.micros(now));
              }
              if (one.isDecided() && scope.has(one.platform(), one.decidedAs())) {
                boolean violation = one.isViolation();
                groups.each(
                    one.platform(),
                    one.decidedAs(),
                    monthOf(one.decidedLast()),
                    tally -> tally.stands(violation));
              }
            }
          }
          return groups.statistics();
        });
  }

  private static void count(Groups groups, CaseTimes one, long now) {
    String platform = one.platform();
    String category = one.category();
    if (one.waitingSince() != 0) {
      long age = Math.max(0, now - one.waitingSince());
      boolean late = now > one.dueAt();
      groups.each(platform, category, monthOf(one.waitingSince()), tally -> tally.waits(age, late));
    }
    if (one.decidedFirst() != 0) {
      long took = Math.max(0, one.decidedFirst() - one.openedAt());
      groups.each(platform, category, monthOf(one.decidedFirst()), tally -> tally.decided(took));
    }
    if (one.sentAt() != 0) {
      groups.each(platform, category, monthOf(one.sentAt()), Tally::noticed);
    }
    if (one.isTakenDown()) {
      long took = Math.max(0, one.goneAt() - one.sentAt());
      boolean again = one.backAt() != 0;
      groups.each(platform, category, monthOf(one.goneAt()), tally -> tally.gone(took, again));
    }
  }

  private static YearMonth month(long day) {
    return YearMonth.from(LocalDate.ofEpochDay(day));
  }

  private static YearMonth monthOf(long micros) {
    return YearMonth.from(Instants.instant(micros).atOffset(ZoneOffset.UTC));
  }

  /** The tallies of all groups. */
  private static final class Groups {
    private final Tally all = new Tally();
    private final Map<String, Tally> platforms = new TreeMap<>();
    private final Map<String, Tally> categories = new TreeMap<>();
    private final Map<YearMonth, Tally> months = new TreeMap<>();

    void each(String platform, String category, YearMonth month, Consumer<Tally> add) {
      add.accept(all);
      add.accept(platforms.computeIfAbsent(platform, name -> new Tally()));
      add.accept(categories.computeIfAbsent(category, name -> new Tally()));
      add.accept(months.computeIfAbsent(month, name -> new Tally()));
    }

    Statistics statistics() {
      return new Statistics(all.line(""), lines(platforms), lines(categories), lines(months));
    }

    private static List<Line> lines(Map<?, Tally> tallies) {
      List<Line> lines = new ArrayList<>();
      tallies.forEach((name, tally) -> lines.add(tally.line(name.toString())));
      return lines;
    }
  }

  @Override
  public YearCounts year(int year) {
    return sql.read(
        handle -> {
          YearTally tally = new YearTally(year);
          for (Flow flow : flows(handle)) {
            if (flow.in) {
              tally.add(Measure.INFLOW, month(flow.day), flow.platform, flow.category, flow.cases);
            }
          }
          try (ResultIterator<CaseTimes> cases = CaseTimes.all(handle)) {
            while (cases.hasNext()) {
              count(tally, cases.next());
            }
          }
          return tally.counts();
        });
  }

  private static void count(YearTally tally, CaseTimes one) {
    String platform = one.platform();
    String category = one.category();
    if (one.isDecided()) {
      Measure measure = one.isViolation() ? Measure.VIOLATIONS : Measure.CLEARED;
      tally.add(measure, monthOf(one.decidedLast()), platform, one.decidedAs(), 1);
    }
    if (one.sentAt() != 0) {
      tally.add(Measure.NOTICED, monthOf(one.sentAt()), platform, category, 1);
    }
    if (one.isTakenDown()) {
      tally.add(Measure.GONE, monthOf(one.goneAt()), platform, category, 1);
      if (one.backAt() != 0) {
        tally.add(Measure.BACK, monthOf(one.goneAt()), platform, category, 1);
      }
    }
  }

  @Override
  public List<Integer> years() {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT min(day), max(day) FROM case_flow")
                .map((rows, context) -> years(rows.getLong(1), rows.getLong(2)))
                .one());
  }

  /** From the newest to the oldest; the tables have 0 where nothing was. */
  private static List<Integer> years(long first, long last) {
    if (last == 0) {
      return List.of();
    }
    int newest = month(last).getYear();
    int oldest = month(first).getYear();
    return IntStream.rangeClosed(0, newest - oldest).mapToObj(i -> newest - i).toList();
  }
}
