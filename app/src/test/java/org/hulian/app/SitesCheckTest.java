package org.hulian.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How pages are read is told field by field, and held against what a site expects. */
class SitesCheckTest {
  @TempDir private Path folder;

  private Path home(String field) throws Exception {
    Path seeds = Files.createDirectories(folder.resolve("home/seeds"));
    Files.createDirectories(seeds.resolve("engines"));
    Files.writeString(
        Files.createDirectories(seeds.resolve("sites")).resolve("shop.yaml"),
        """
        name: shop
        platform: Shop
        start: ["http://shop.test/"]
        scope: {hosts: [shop.test]}
        contact: https://hulian.example/crawler
        expect:
          - {page: "/item/*", kind: item, fields: [title, %s]}
        """
            .formatted(field));
    return folder.resolve("home");
  }

  private CommandProcess start(Path home, String... args) throws Exception {
    return CommandProcess.start(folder, List.of("-Dhulian.home=" + home), args);
  }

  @Test
  void aWarcFileIsToldOfPageByPageAndInSum() throws Exception {
    Path warc = WarcFile.write(folder.resolve("a.warc.gz"), "木头书架", "竹椅");
    try (CommandProcess check = start(home("price"), "sites", "check", warc.toString())) {
      assertThat(check.awaitEnd()).as(check.err()).isZero();
      String out = new String(check.results().readAllBytes(), UTF_8);
      assertThat(out)
          .contains("http://shop.test/item/1  item")
          .contains("title     木头书架 (JSON-LD)")
          .contains("missing   seller, time, category, replies, pictures")
          .contains("2 pages (item 2), 2 items")
          .contains("price     2 of 2: JSON-LD 2")
          .contains("seller    0 of 2");
    }
  }

  @Test
  void whatASiteExpectsAndAPageDoesNotShowIsNamedAndAFailure() throws Exception {
    Path home = home("seller");
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("warc"));
    WarcFile.write(data.resolve("warc/hulian-1.warc.gz"), "木头书架");
    try (CommandProcess check =
        start(home, "sites", "check", "shop", "--quiet", "--data", data.toString())) {
      assertThat(check.awaitEnd()).isEqualTo(1);
      assertThat(check.err())
          .contains("hulian: http://shop.test/item/1: /item/* is to show seller");
      assertThat(new String(check.results().readAllBytes(), UTF_8))
          .contains("1 pages (item 1), 1 items")
          .doesNotContain("http://shop.test/item/1  item");
    }
  }

  @Test
  void aSiteWithoutRecordedPagesIsFetchedPolitelyAndNothingIsKept() throws Exception {
    try (LoopbackSite site = new LoopbackSite(20, "User-agent: *\nDisallow: /item/0\n", 0)) {
      Path home = site.home(folder, "expect: [{page: '/item/*'}, {page: '/thread/*', kind: item}]");
      String data = folder.resolve("data").toString();
      try (CommandProcess check =
          start(home, "sites", "check", "loopback", "--allow-loopback", "--data", data)) {
        assertThat(check.awaitEnd()).isEqualTo(1);
        assertThat(check.err())
            .contains("hulian: no page that was looked at fits /thread/*")
            .doesNotContain("fits /item/*");
        assertThat(new String(check.results().readAllBytes(), UTF_8)).contains("5 pages (");
      }
      assertThat(site.asked()).hasSize(6).contains("/robots.txt").doesNotContain("/item/0");
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void anUnknownSiteIsNamed() {
    CommandRun check = CommandRun.of("sites", "check", "sample-markt");
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.err()).contains("unknown site sample-markt; did you mean sample-market?");
  }
}
