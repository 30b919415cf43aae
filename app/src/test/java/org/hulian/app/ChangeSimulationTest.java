package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.crawler.CrawlSettings;
import org.hulian.crawler.UserAgent;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.site.Rendering;
import org.hulian.crawler.site.Scope;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.evidence.CaptureArchive;
import org.hulian.listing.ListingId;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of a market, looked at every hour over real HTTP: every change is seen once, exactly. */
class ChangeSimulationTest {
  private static final List<String> GOODS =
      List.of(
          "实木书架三层，九成新，自提优先，价格可谈",
          "二手相机镜头，成色很好，带原装包装盒",
          "儿童自行车十四寸，骑过两次，送头盔一个",
          "全新未拆封电饭煲四升，年会抽奖所得",
          "羽毛球拍一对，线刚换过，附三只球筒",
          "折叠餐桌配四把椅子，搬家急出，可送货");

  private final List<String> seen = new ArrayList<>();
  private static final LedgerOutcome[] NEWS = {
    LedgerOutcome.NEW, LedgerOutcome.CHANGED, LedgerOutcome.RELISTED, LedgerOutcome.REMOVED
  };

  private final Set<String> links = new TreeSet<>();
  private final List<String> done = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void everyEditRemovalAndRelistingOfADayIsSeenOnce() throws IOException {
    try (ChangingMarket market = new ChangingMarket()) {
      for (int i = 0; i < GOODS.size(); i++) {
        market.put(i, GOODS.get(i));
      }
      done.add("0 NEW " + GOODS.size());
      look(market, 0);
      for (int hour = 1; hour <= 24; hour++) {
        change(market, hour);
        look(market, hour);
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(done);
    assertThat(links).containsExactly("11 from 1", "21 from 1", "21 from 11");
  }

  private void change(ChangingMarket market, int hour) {
    switch (hour) {
      case 2 -> edit(market, hour, 0, GOODS.get(0) + "，已降价");
      case 3 -> {
        market.delete(1);
        done.add(hour + " REMOVED 1");
      }
      case 5 -> {
        market.sayDeleted(2);
        done.add(hour + " REMOVED 1");
      }
      case 8 -> { // the camera again, under another address and in other words
        market.put(11, "二手相机镜头，成色极好，带原装包装");
        done.add(hour + " NEW 1");
        done.add(hour + " RELISTED 1");
      }
      case 11 -> { // back at its own address
        market.put(2, GOODS.get(2));
        done.add(hour + " RELISTED 1");
      }
      case 12 -> edit(market, hour, 0, GOODS.get(0) + "，最后一天");
      case 15 -> { // a copy of what is still up is only new
        market.put(13, GOODS.get(3));
        done.add(hour + " NEW 1");
      }
      case 18 -> {
        market.delete(11);
        done.add(hour + " REMOVED 1");
      }
      case 21 -> {
        market.put(21, "二手相机镜头成色极好带原装包装盒子");
        done.add(hour + " NEW 1");
        done.add(hour + " RELISTED 1");
      }
      default -> {
        // an hour without news
      }
    }
  }

  private void edit(ChangingMarket market, int hour, int number, String text) {
    market.put(number, text);
    done.add(hour + " CHANGED 1");
  }

  /** Each look is by a process of its own. */
  private void look(ChangingMarket market, int hour) throws IOException {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(hour));
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            ResultStream.to(new ByteArrayOutputStream()),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            false,
            false,
            false,
            clock);
    try (DataFolder data = DataFolder.open(folder, clock);
        StopRequest stop = StopRequest.listen(terminal, Duration.ZERO, true);
        CaptureArchive archive = SiteRuns.archive(data, terminal, "test@hulian.example");
        ListingClassifier classifier = ListingClassifier.load(ClassifierSettings.defaults());
        Progress progress = new Progress(terminal, "market", true)) {
      CrawlSettings settings =
          CrawlSettings.of(
                  folder,
                  new UserAgent("1.0", "test@hulian.example"),
                  ResponseRecorder.into(archive),
                  clock)
              .allowingLoopback();
      SiteRun.Parts parts =
          new SiteRun.Parts(
              data,
              classifier,
              new ListingExtractor(EngineCatalog.empty()),
              settings,
              stop,
              terminal);
      long run = new SiteRun(site(market), parts).run(progress).run();
      Run ledger = data.store().runs().find(run).orElseThrow();
      assertThat(ledger.counts().getOrDefault(LedgerOutcome.FAILED, 0L)).isZero();
      Stream.of(NEWS)
          .filter(ledger.counts()::containsKey)
          .forEach(what -> seen.add(hour + " " + what + " " + ledger.counts().get(what)));
      data.store().listings().forEach(stored -> repeats(data, stored.listing().id()));
    }
  }

  private void repeats(DataFolder data, ListingId id) {
    data.store()
        .listings()
        .relistedFrom(id)
        .forEach(link -> links.add(number(id) + " from " + number(link.from())));
  }

  private static String number(ListingId id) {
    return id.value().replaceFirst(".*/", "");
  }

  private static SiteDefinition site(ChangingMarket market) {
    return new SiteDefinition(
        "market",
        "market",
        true,
        List.of(market.root()),
        new Scope(List.of(), List.of(market.root()), List.of(), List.of(), List.of()),
        new SiteDefinition.Limits(Duration.ZERO, 1_000, 10),
        null,
        SiteDefinition.GENERIC,
        false,
        null,
        "test@hulian.example",
        Rendering.NONE);
  }
}
