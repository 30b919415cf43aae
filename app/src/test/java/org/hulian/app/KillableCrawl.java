package org.hulian.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.crawler.CrawlReport;
import org.hulian.crawler.CrawlSettings;
import org.hulian.crawler.UserAgent;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.site.Rendering;
import org.hulian.crawler.site.Scope;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;

/**
 * A crawl as {@code crawl SITE} makes it, with store, index, ledger and captures, in a process of
 * its own. Only its WARC files are so small that one is full every few answers.
 */
final class KillableCrawl {
  private static final long FEW_ANSWERS = 4_000;
  private static final Duration DELAY = Duration.ofMillis(5);

  private KillableCrawl() {}

  /** Starts one over the sites at these ports of the loopback address. */
  static Process start(Path data, List<Integer> ports, Path log) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8"));
    line.add("-Dhulian.root=" + System.getProperty("hulian.root", ".."));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(KillableCrawl.class.getName(), data.toString()));
    ports.forEach(port -> line.add(port.toString()));
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Terminal terminal = Terminal.system();
    Clock clock = terminal.clock();
    ArchiveSettings small =
        new ArchiveSettings(DataFolder.warcOf(folder), FEW_ANSWERS, "Hulian/test", "nobody");
    CrawlReport report;
    try (StopRequest stop = StopRequest.listen(terminal, Duration.ofSeconds(5), true);
        DataFolder data = DataFolder.open(folder, clock);
        CaptureArchive archive = CaptureArchive.open(small, clock);
        ListingClassifier classifier =
            ListingClassifier.load(ClassifierSettings.defaults().withScreenOnly(true));
        Progress progress = new Progress(terminal, "pages", true)) {
      CrawlSettings settings =
          CrawlSettings.of(
                  folder,
                  new UserAgent("1.0", "abuse-desk@hulian.example"),
                  ResponseRecorder.into(archive),
                  clock)
              .allowingLoopback();
      ListingExtractor extractor = new ListingExtractor(Home.engines());
      SiteRun.Parts parts =
          new SiteRun.Parts(data, classifier, extractor, settings, stop, terminal);
      report = new SiteRun(site(args), parts).run(progress).report();
    }
    System.err.println(report);
    System.exit(report.status() == CrawlReport.Status.COMPLETED ? 0 : 1);
  }

  private static SiteDefinition site(String[] args) {
    List<String> hosts = new ArrayList<>();
    List<String> starts = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      hosts.add("127.0.0.1:" + args[i]);
      starts.add("http://127.0.0.1:" + args[i] + "/");
    }
    return new SiteDefinition(
        "market",
        "market",
        true,
        starts,
        new Scope(hosts, List.of(), List.of(), List.of(), List.of()),
        new SiteDefinition.Limits(DELAY, 10_000, 20),
        null,
        SiteDefinition.GENERIC,
        false,
        null,
        null,
        Rendering.NONE);
  }
}
