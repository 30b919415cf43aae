package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Origin;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;

/** What people are shown of a recorded page, and what they are told where there is none. */
class SnapshotPagesTest {
  private static final String IDENTITY = "11010519491231002X";
  private static final String PHONE = "13800138000";
  private static final String BODY =
      "RL四件套，身份证正反+手持+点头眨眼视频，30一套，两万套现货。\n样品 " + IDENTITY + "\n电话 " + PHONE;

  @TempDir private Path folder;
  private House house;
  private Straight console;

  @BeforeEach
  void open() {
    Clock clock = Clock.systemUTC();
    List<ScoredListing> listings = new ArrayList<>();
    listings.add(ExamplePages.recorded(folder, clock, ExampleListings.faceSets(), BODY));
    listings.add(ExampleListings.flagged("fed", "代过人脸", "加Q 9000000001").build());
    listings.add(lost("lost", "site"));
    listings.add(lost("taken-in", null));
    house = new House(folder, listings);
    console = new Straight(house);
  }

  private static ScoredListing lost(String id, @Nullable String site) {
    ScoredListing scored = ExampleListings.flagged(id, "代过人脸 " + id, "加Q 9000000001").build();
    CaptureRef capture =
        new CaptureRef("urn:uuid:00000000-0000-4000-8000-000000000000", "0".repeat(64));
    return new ScoredListing(
        scored.listing().toBuilder()
            .origin(new Origin("https://m.example/" + id, site, "样例市场"))
            .sighting(new Sighting(Status.LIVE, null, capture))
            .build(),
        scored.verdict());
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Document page(String listing, Role role) {
    MockHttpServletResponse answer =
        console.get(Straight.guest(role), "/cases/" + house.caseOf(listing) + "/snapshot");
    assertThat(answer.getStatus()).isEqualTo(200);
    try {
      return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void thePageIsThereAsTextWithWhatIsKnownOfIt() {
    Document page = page("m-101", Role.REVIEWER);
    assertThat(page.select(".page-lines li").size()).isGreaterThan(20);
    assertThat(page.select(".page-lines .own").text()).contains("RL四件套");
    assertThat(page.select(".recording").text())
        .contains("https://market.example/items/1", "200", "text/html", ".warc.gz")
        .containsPattern("[0-9a-f]{64}");
    assertThat(page.select("main .notice.bad")).isEmpty();
    assertThat(house.acts())
        .anyMatch(act -> act.endsWith("snapshot.viewed case:" + house.caseOf("m-101")));
  }

  @Test
  void victimsAreCoveredForEverybodyAndEverybodyForRegulators() {
    for (Role role : List.of(Role.REVIEWER, Role.LEAD, Role.REGULATOR)) {
      assertThat(page("m-101", role).html()).as(role.name()).doesNotContain(IDENTITY);
    }
    assertThat(page("m-101", Role.REGULATOR).html()).doesNotContain(PHONE);
  }

  @Test
  void whereThereIsNoRecordingThePageSaysWhy() throws IOException {
    assertThat(page("fed", Role.LEAD).select("main .notice").text()).contains("没有页面存档");
    assertThat(page("lost", Role.LEAD).select("main .notice.bad").text()).contains("已没有 WARC 文件");
    assertThat(page("taken-in", Role.LEAD).select("main .notice").text()).contains("不在数据文件夹里");
    try (Stream<Path> files = Files.list(folder.resolve("warc"))) {
      Path file = files.findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 30] ^= 1;
      Files.write(file, bytes);
    }
    Document damaged = page("m-101", Role.LEAD);
    assertThat(damaged.select("main .notice.bad").text()).contains("已损坏");
    assertThat(damaged.select(".page-lines")).isEmpty();
  }

  @Test
  void aVersionThatIsNotThereIsNotFound() {
    String path = "/cases/" + house.caseOf("m-101") + "/snapshot";
    assertThat(console.get(Straight.guest(Role.LEAD), path, "version", "7").getStatus())
        .isEqualTo(404);
    assertThat(console.get(Straight.guest(Role.LEAD), path, "version", "1").getStatus())
        .isEqualTo(200);
  }
}
