package org.hulian.bench.review;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hulian.bench.Folders;
import org.hulian.index.ListingIndex;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.feed.FeedProblem;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.hulian.review.Console;
import org.hulian.review.ConsoleParts;
import org.hulian.review.ConsoleSettings;
import org.hulian.review.Metrics;
import org.hulian.review.Takedown;
import org.hulian.review.api.ListingDesk;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.account.AccountParts;
import org.hulian.store.account.Role;
import org.hulian.store.queue.QueuePlan;
import org.hulian.store.queue.QueueRepository;
import org.hulian.store.queue.SortingStep;
import org.hulian.store.run.RunParts;
import org.hulian.store.search.SavedQuery;

/**
 * Fills a store with cases, starts the console on it, and decides some of them one after another:
 * as a browser without scripts does, and as one does that takes the next card ahead; first without
 * queues, then with nine of ten cases in a queue for other people, which comes before all else.
 */
public final class ReviewBench {
  private static final long SEED = 20_261_127;
  private static final int BATCH = 500;
  private static final String ID = "made:";
  private static final int WARM_UP = 30;
  private static final double BAR_MILLIS = 150;

  /** Of ten cases, those that the queue of other people holds. */
  private static final int CLOSED_OF_TEN = 9;

  private static final List<String> WORDS =
      List.of("出", "全套", "素材", "四件套", "视频", "可过", "平台", "量大", "从优", "现货", "教程", "设备");

  private ReviewBench() {}

  /**
   * Prints the table.
   *
   * @param args {@code --cases N} in the queue, 100,000 if left out; {@code --decisions N} measured
   *     in each way, 200 if left out; ends with exit code 2 if the cases are too few for them
   */
  public static void main(String[] args) throws IOException {
    int cases = 100_000;
    int decisions = 200;
    for (int i = 0; i + 1 < args.length; i += 2) {
      if (args[i].equals("--cases")) {
        cases = Integer.parseInt(args[i + 1]);
      } else if (args[i].equals("--decisions")) {
        decisions = Integer.parseInt(args[i + 1]);
      }
    }
    if (cases < fewest(decisions)) {
      System.err.printf(
          Locale.ROOT,
          "bench review: %,d decisions need --cases %d or more%n",
          decisions,
          fewest(decisions));
      System.exit(2);
    }
    run(cases, decisions, System.out);
  }

  /** How many cases are needed, so that the tenth that is not closed is enough for both rounds. */
  static int fewest(int decisions) {
    int round = 2 * (WARM_UP + decisions) + 2;
    return 10 * 2 * round;
  }

  /** Measures all, in a folder that is gone afterwards. */
  static void run(int cases, int decisions, PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("hulian-bench");
    Clock clock = Clock.systemUTC();
    try (Database database = Database.open(folder, Access.WRITE, clock);
        ListingIndex index = ListingIndex.open(folder.resolve("index"))) {
      fill(database, cases);
      out.printf(Locale.ROOT, "seed %d, %,d cases in the queue%n%n", SEED, cases);
      try (Console console = Console.start(ConsoleSettings.local(clock), parts(database, index))) {
        String invitation =
            database.accounts().invite(Set.of(Role.REVIEWER), Duration.ofHours(1), "bench");
        Reviewer reviewer = Reviewer.join(console.address(), invitation);
        out.println("without queues                          p50      p95      p99 ms");
        double open = measure(reviewer, decisions, out);
        close(database.cases().queues());
        out.printf("%nof ten cases nine closed to the person   p50      p95      p99 ms%n");
        double closed = measure(reviewer, decisions, out);
        verdict(Math.max(open, closed), out);
      }
    } finally {
      Folders.remove(folder);
    }
  }

  /** Puts nine of ten cases, whatever their severity, into a queue for somebody else. */
  private static void close(QueueRepository queues) {
    long closed =
        queues
            .add(
                new QueuePlan(new SavedQuery("closed", "bench", Map.of()), Set.of("somebody")),
                1,
                "bench")
            .orElseThrow();
    for (SortingStep step = queues.unsorted(BATCH);
        !step.isNothing();
        step = queues.unsorted(BATCH)) {
      Map<ListingId, Long> places = new HashMap<>();
      for (ListingId id : step.listings()) {
        int number = Integer.parseInt(id.value().substring(ID.length()));
        places.put(id, number % 10 < CLOSED_OF_TEN ? closed : QueueRepository.NONE);
      }
      queues.sorted(step, places);
    }
  }

  /** Prints three lines; the p95 of the first, in milliseconds. */
  private static double measure(Reviewer reviewer, int decisions, PrintStream out) {
    reviewer.next();
    for (int i = 0; i < WARM_UP; i++) {
      reviewer.decide();
      reviewer.takeAhead();
      reviewer.decideAhead();
    }
    double[] plain = new double[decisions];
    double[] ahead = new double[decisions];
    double[] answer = new double[decisions];
    for (int i = 0; i < decisions; i++) {
      plain[i] = reviewer.decide();
    }
    for (int i = 0; i < decisions; i++) {
      ahead[i] = reviewer.takeAhead();
      answer[i] = reviewer.decideAhead();
    }
    double p95 = line("without scripts: decision to next card", plain, out);
    line("next card taken ahead", ahead, out);
    line("answer to a decision, card in place", answer, out);
    return p95;
  }

  private static void verdict(double p95, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%n%s: next card p95 is %.0f ms, the bar is at most %.0f ms%n",
        p95 <= BAR_MILLIS ? "met" : "missed",
        p95,
        BAR_MILLIS);
  }

  private static double line(String name, double[] millis, PrintStream out) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    double p95 = at(sorted, 0.95);
    out.printf(
        Locale.ROOT, "%-38s %6.1f   %6.1f   %6.1f%n", name, at(sorted, 0.5), p95, at(sorted, 0.99));
    return p95;
  }

  private static double at(double[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
  }

  private static void fill(Database database, int cases) {
    Random random = new Random(SEED);
    for (int from = 0; from < cases; from += BATCH) {
      List<ScoredListing> batch = new ArrayList<>(BATCH);
      for (int i = from; i < Math.min(cases, from + BATCH); i++) {
        batch.add(made(i, random));
      }
      database.listings().save(batch);
    }
  }

  private static ScoredListing made(int number, Random random) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      body.append(WORDS.get(random.nextInt(WORDS.size())));
    }
    Listing listing =
        Listing.builder(new ListingId(ID + number))
            .origin(new Origin("https://m.example/item/" + number, "m", "集市"))
            .title("出素材 " + number)
            .body(body.toString())
            .build();
    Category[] categories = Category.values();
    Severity[] severities = Severity.values();
    Verdict verdict =
        new Verdict.Flagged(
            0.8 + 0.2 * random.nextDouble(),
            categories[random.nextInt(categories.length)],
            severities[random.nextInt(severities.length)],
            List.of(new Finding("bench", FieldRef.TITLE, new TextSpan(0, 3), "出素材", "出素材", 1)),
            List.of(),
            new Provenance(Stage.SCREEN, "bench", "bench"));
    return new ScoredListing(listing, verdict);
  }

  private static ConsoleParts parts(Database database, ListingIndex index) {
    return new ConsoleParts(
        database.listings(),
        database.cases(),
        new RunParts(database.runs(), database.schedules()),
        new AccountParts(database.accounts(), database.tokens()),
        database.audit(),
        index.searcher(),
        database.searches(),
        database.victims(),
        new Takedown(database.notices(), database.folder().resolve("platforms.yaml")),
        database.insight(),
        new NoDesk(),
        new Metrics("0f".repeat(32), () -> ""));
  }

  /** Nothing is scored or taken in here. */
  private record NoDesk() implements ListingDesk {
    @Override
    public Classified classify(Listing listing, boolean analysis) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Ingested ingest(List<Listing> listings, List<FeedProblem> problems, String source) {
      throw new UnsupportedOperationException();
    }
  }
}
