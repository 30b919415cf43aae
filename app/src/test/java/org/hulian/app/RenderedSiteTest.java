package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedSiteTest {
  @TempDir private Path folder;

  /** The driver is not shipped, and not on the class path here, so there is never a browser. */
  @Test
  void aSiteThatWantsABrowserFailsWithoutOneAndOthersGoOn() throws Exception {
    try (LoopbackSite site = new LoopbackSite(2, "", 0)) {
      Path home = site.home(folder, "render: browser\n");
      Path sites = home.resolve("seeds/sites");
      Files.writeString(
          sites.resolve("plain.yaml"),
          Files.readString(sites.resolve("loopback.yaml"))
              .replace("name: loopback", "name: plain")
              .replace("render: browser", ""));
      Path data = folder.resolve("data");
      try (CommandProcess crawl =
          CommandProcess.start(
              folder,
              List.of("-Dhulian.home=" + home),
              "crawl",
              "--allow-loopback",
              "loopback",
              "plain",
              "--data",
              data.toString())) {
        assertThat(crawl.awaitEnd()).as(crawl.err()).isEqualTo(1);
        assertThat(crawl.err())
            .containsPattern("loopback: failed \\(.*(HULIAN_CHROMIUM|\\./hulian browser)")
            .contains("plain: completed");
      }
      try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
        assertThat(store.runs().list(5))
            .extracting(Run::site, Run::status)
            .containsExactlyInAnyOrder(
                tuple("loopback", RunStatus.FAILED), tuple("plain", RunStatus.COMPLETED));
      }
    }
  }
}
