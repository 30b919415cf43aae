package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.audit.AuditEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlCommandTest {
  private static final String CLOSED = "User-agent: *\nDisallow: /\n";

  @TempDir private Path folder;

  @Test
  void aPermissionThatLiftsRobotsTxtStandsInTheAuditLog() throws Exception {
    String authority =
        "authority: {who: Market GmbH, reference: letter 17, until: %d-12-31}"
            .formatted(Clock.systemUTC().instant().atZone(java.time.ZoneOffset.UTC).getYear());

    String told = crawl(authority);

    List<AuditEntry> entries = audit();
    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactly("run.ended", "robots.lifted", "run.started");
    AuditEntry lifted = entries.get(1);
    assertThat(lifted.subject()).isEqualTo("run:1");
    assertThat(lifted.details())
        .contains("\"site\":\"loopback\"", "Market GmbH", "letter 17", "-12-31");
    assertThat(told).contains("robots.txt lifted by Market GmbH (letter 17, until ");
  }

  @Test
  void aPermissionThatHasEndedLiftsNothing() throws Exception {
    String told = crawl("authority: {who: Market GmbH, reference: letter 17, until: 2020-12-31}");

    assertThat(audit()).extracting(AuditEntry::action).containsExactly("run.ended", "run.started");
    assertThat(told).contains("1 refused by robots").doesNotContain("lifted");
  }

  private String crawl(String keys) throws Exception {
    try (LoopbackSite site = new LoopbackSite(2, CLOSED, 0);
        CommandProcess crawl =
            CommandProcess.start(
                folder,
                List.of("-Dhulian.home=" + site.home(folder, keys)),
                "crawl",
                "loopback",
                "--allow-loopback",
                "--data",
                folder.resolve("data").toString())) {
      assertThat(crawl.awaitEnd()).as(crawl.err()).isZero();
      return crawl.err();
    }
  }

  private List<AuditEntry> audit() {
    try (Database store = Database.open(folder.resolve("data"), Access.READ, Clock.systemUTC())) {
      return store.audit().list(Long.MAX_VALUE, 10).stream()
          .filter(entry -> entry.action().matches("(run|robots)\\..*"))
          .toList();
    }
  }
}
