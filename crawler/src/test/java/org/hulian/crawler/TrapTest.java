package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.site.SiteDefinition.Again;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site may have pages without end, and lead to all of them from each of them. */
class TrapTest {
  private static final int DAYS = 200;
  private static final int BUDGET = 25;

  @TempDir Path folder;
  private final Crawling crawling = new Crawling();
  private StringBuilder front = new StringBuilder();

  @BeforeEach
  void begin() {
    front = new StringBuilder();
  }

  private CrawlReport run(LoopbackSite server) {
    Limits limits = new Limits(Duration.ZERO, 10_000, 1_000, BUDGET, Again.EVERY_RUN);
    return crawling.run(Crawling.site(limits, server), Crawling.settings(folder));
  }

  @Test
  void aCalendarIsAskedForAsOftenAsItsBudgetAllowsAndTheLedgerSaysSo() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      for (int day = 1; day <= DAYS; day++) {
        server.html("/calendar/" + day, "<a href=/calendar/" + (day + 1) + ">");
        front.append("<a href=/calendar/").append(day).append('>');
      }
      server.html("/", front + "<a href=/about>").html("/about", "");

      CrawlReport report = run(server);

      assertThat(report.status()).isEqualTo(CrawlReport.Status.COMPLETED);
      assertThat(server.paths()).filteredOn(p -> p.startsWith("/calendar/")).hasSize(BUDGET);
      assertThat(server.paths()).contains("/about");
      assertThat(crawling.of(Kind.SKIPPED))
          .hasSize(DAYS - BUDGET)
          .allMatch(line -> line.endsWith("TRAP: more than 25 addresses of the form /calendar/N"));

      server.forget();
      run(server);
      assertThat(server.paths())
          .as("a new run does not fall into it again")
          .filteredOn(p -> p.startsWith("/calendar/"))
          .hasSize(BUDGET);
    }
  }

  @Test
  void itemsHaveNoBudgetHoweverAlikeTheirAddressesAre() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      for (int item = 1; item <= DAYS; item++) {
        server.html("/i/" + item, "item=number-" + item);
        front.append("<a href=/i/").append(item).append('>');
      }
      server.html("/", front.toString());

      assertThat(run(server).count(Kind.FETCHED)).isEqualTo(DAYS + 1);
      assertThat(crawling.items()).hasSize(DAYS);
    }
  }
}
