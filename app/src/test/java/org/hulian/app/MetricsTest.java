package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hulian.app.metrics.Exposition.parse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.app.metrics.Exposition;
import org.hulian.app.metrics.Figures;
import org.hulian.crawler.frontier.AddressState;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.hulian.store.run.SiteSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus is told is what the ledger, the frontier and the store say. */
class MetricsTest {
  private static final String CLOSED = "User-agent: *\nDisallow: /item/1\n";

  /** Counters of runs; every other family is a gauge. */
  private static final String COUNTER = "hulian_site_outcomes_total";

  @TempDir private Path folder;

  @Test
  void afterTheSampleMarketEveryFigureIsTheLedgersOwn() throws Exception {
    assertThat(CommandRun.on(folder, "demo", "--once").code()).isZero();
    // Two more that have no place among the sites: a feed, and a site that is yet to be looked at.
    CommandRun fed =
        CommandRun.withInput(
            "{\"id\":\"1\",\"title\":\"二手书\"}", "ingest", "-", "--data", folder.toString());
    assertThat(fed.code()).as(fed.err()).isZero();

    try (Database store = open(Access.WRITE)) {
      store.schedules().put(SiteSchedule.first("later", "0 3 * * *", Clock.systemUTC().instant()));
      Exposition figures = parse(figures(store));

      assertThat(figures.values("site")).containsExactly("later", "sample-forum", "sample-market");
      everyNameKeepsTheConventions(figures);
      for (String site : List.of("sample-market", "sample-forum")) {
        ofTheSite(figures, store, site);
      }
      assertThat(figures.value("hulian_site_state", "site", "later", "state", "due")).isOne();
      assertThat(figures.value("hulian_listings")).isEqualTo((double) store.listings().count());
      assertThat(figures.value("hulian_unindexed_listings")).isZero();
      assertThat(figures.value("hulian_watched_listings")).isZero();
      assertThat(openCases(figures)).isPositive().isEqualTo(cases(store));
      assertThat(figures.has("hulian_case_waiting_since_timestamp_seconds")).isTrue();
    }
  }

  private static void everyNameKeepsTheConventions(Exposition figures) {
    assertThat(figures.types())
        .allSatisfy(
            (name, type) -> {
              assertThat(name).startsWith("hulian_");
              assertThat(type.equals("counter")).as(name).isEqualTo(name.endsWith("_total"));
              assertThat(name).doesNotContainPattern("_(millis|ms|minutes|days|kb|mb)(_|$)");
              assertThat(figures.labelNames(name))
                  .as(name)
                  .isSubsetOf(
                      "site",
                      "status",
                      "outcome",
                      "state",
                      "turn",
                      "severity",
                      "area",
                      "version",
                      "java");
            });
  }

  private void ofTheSite(Exposition figures, Database store, String site) throws SQLException {
    List<Run> runs =
        store.runs().list(100).stream().filter(run -> run.site().equals(site)).toList();
    assertThat(runs).hasSize(2);
    Run last = runs.getFirst();
    for (LedgerOutcome outcome : LedgerOutcome.values()) {
      String key = key(outcome);
      assertThat(figures.value("hulian_site_last_run_outcomes", "site", site, "outcome", key))
          .isEqualTo(last.counts().getOrDefault(outcome, 0L).doubleValue());
      assertThat(figures.value(COUNTER, "site", site, "outcome", key))
          .isEqualTo((double) runs.stream().mapToLong(run -> count(run, outcome)).sum());
    }
    assertThat(figures.value(COUNTER, "site", site, "outcome", "fetched")).isPositive();
    assertThat(figures.value("hulian_site_last_run_start_timestamp_seconds", "site", site))
        .isEqualTo(last.startedAt().toEpochMilli() / 1_000.0);
    assertThat(figures.value("hulian_site_last_run_duration_seconds", "site", site)).isPositive();
    for (RunStatus status : RunStatus.values()) {
      assertThat(figures.value("hulian_site_last_run_status", "site", site, "status", key(status)))
          .isEqualTo(last.status() == status ? 1 : 0);
    }
    assertThat(figures.value("hulian_site_last_completed_timestamp_seconds", "site", site))
        .isEqualTo(figures.value("hulian_site_last_run_end_timestamp_seconds", "site", site));
    for (AddressState state : AddressState.values()) {
      assertThat(figures.value("hulian_site_frontier_addresses", "site", site, "state", key(state)))
          .isEqualTo((double) addresses(site, state));
    }
  }

  private static long count(Run run, LedgerOutcome outcome) {
    return run.counts().getOrDefault(outcome, 0L);
  }

  private long addresses(String site, AddressState state) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("frontier.db"));
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM address WHERE state = '%s' AND site = (SELECT id FROM site WHERE name = '%s')"
                    .formatted(key(state), site))) {
      return row.getLong(1);
    }
  }

  private static double openCases(Exposition figures) {
    return figures.values("severity").stream()
        .mapToDouble(
            severity -> figures.value("hulian_cases", "status", "open", "severity", severity))
        .sum();
  }

  private static double cases(Database store) {
    return store.cases().counts().getOrDefault(org.hulian.store.casefile.CaseStatus.OPEN, 0L);
  }

  @Test
  void whileACrawlGoesOnItsFileIsWholeAndWhoeverLooksHoldsNobodyUp() throws Exception {
    Path file = folder.resolve("hulian.prom");
    try (LoopbackSite site = new LoopbackSite(150, CLOSED, 1);
        CommandProcess crawl = crawl(site, file)) {
      double seen = 0;
      int looks = 0;
      while (crawl.isAlive()) {
        if (Files.exists(file)) {
          parse(Files.readString(file));
          seen = counted(seen);
          looks++;
        }
        Thread.sleep(5); // the crawl needs the processor, too
      }
      assertThat(crawl.awaitEnd()).as(crawl.err()).isZero();
      assertThat(crawl.err()).doesNotContain("figures");
      assertThat(looks).isGreaterThan(5);
      assertThat(site.asked()).contains("/item/99").doesNotContain("/item/149");
    }

    Exposition written = parse(Files.readString(file));
    try (Database store = open(Access.READ)) {
      Run run = store.runs().find(1).orElseThrow();
      assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
      for (LedgerOutcome outcome : LedgerOutcome.values()) {
        assertThat(written.value(COUNTER, "site", "loopback", "outcome", key(outcome)))
            .isEqualTo((double) count(run, outcome));
      }
      assertThat(count(run, LedgerOutcome.REFUSED)).isPositive();
      assertThat(count(run, LedgerOutcome.ATTEMPTED)).isPositive();
    }
    assertThat(
            written.value("hulian_site_last_run_status", "site", "loopback", "status", "completed"))
        .isOne();
    assertThat(folder.resolve(".hulian.prom.next")).doesNotExist();
  }

  /** Looks from another process, without a pause; what is counted never becomes less. */
  private double counted(double before) {
    try (Database store = open(Access.READ)) {
      Exposition figures = parse(figures(store));
      if (!figures.has(COUNTER)) {
        return before;
      }
      double now = figures.value(COUNTER, "site", "loopback", "outcome", "attempted");
      assertThat(now).isGreaterThanOrEqualTo(before);
      return now;
    }
  }

  @Test
  void afterAKillTheFileIsWholeAndTheNextRunGoesOnWithIt() throws Exception {
    Path file = folder.resolve("hulian.prom");
    try (LoopbackSite site = new LoopbackSite(5, "", 200)) {
      try (CommandProcess crawl = crawl(site, file)) {
        await(() -> site.asked().size() > 2);
        crawl.kill();
      }
      parse(Files.readString(file));
      try (CommandProcess crawl = crawl(site, file)) {
        assertThat(crawl.awaitEnd()).as(crawl.err()).isZero();
      }
    }
    Exposition after = parse(Files.readString(file));
    assertThat(
            after.value("hulian_site_last_run_status", "site", "loopback", "status", "completed"))
        .isOne();
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidBeforeAnythingIsDone() {
    Path file = folder.resolve("missing/hulian.prom");

    CommandRun run = CommandRun.on(folder, "crawl", "--due", "--metrics", file.toString());

    assertThat(run.code()).isOne();
    assertThat(run.complaints()).hasSize(1);
    assertThat(run.complaints().getFirst()).contains("cannot write the figures", file.toString());
  }

  @Test
  void theConsoleGivesThemToWhoeverShowsTheTokenOfTheFolder() throws Exception {
    Path token = folder.resolve("data/metrics.token");
    String data = folder.resolve("data").toString();
    String first;
    try (CommandProcess serve =
        CommandProcess.start(folder, "serve", "--port", "0", "--data", data)) {
      URI metrics = address(serve).resolve("metrics");
      first = Files.readString(token).strip();
      assertThat(first).hasSize(64);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
          .isEqualTo("rw-------");

      HttpResponse<String> shown = get(metrics, "Bearer " + first);
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(parse(shown.body()).value("hulian_listings")).isZero();
      assertThat(get(metrics, "Bearer " + first.replace('0', '1') + "x").statusCode())
          .isEqualTo(401);
      assertThat(serve.err()).doesNotContain(first);
      serve.stop();
    }
    try (CommandProcess serve =
        CommandProcess.start(folder, "serve", "--port", "0", "--data", data)) {
      URI metrics = address(serve).resolve("metrics");
      assertThat(get(metrics, "Bearer " + first).statusCode()).isEqualTo(200);
      serve.stop();
    }
  }

  private static URI address(CommandProcess serve) throws InterruptedException {
    serve.awaitError("first administrator");
    Matcher address = Pattern.compile("console: (\\S+)").matcher(serve.err());
    assertThat(address.find()).isTrue();
    return URI.create(address.group(1));
  }

  private static HttpResponse<String> get(URI address, String authorization)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address).header("Authorization", authorization).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private CommandProcess crawl(LoopbackSite site, Path file) throws IOException {
    return CommandProcess.start(
        folder,
        List.of("-Dhulian.home=" + site.home(folder, "")),
        "crawl",
        "loopback",
        "--allow-loopback",
        "--metrics",
        file.toString(),
        "--data",
        folder.toString());
  }

  private Database open(Access access) {
    return Database.open(folder, access, Clock.systemUTC());
  }

  private static String figures(Database store) {
    return new Figures(store, Clock.systemUTC(), "test").now();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.call()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(10);
    }
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
