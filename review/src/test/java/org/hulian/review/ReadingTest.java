package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Reply;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.duplicate.ItemLink;
import org.hulian.store.duplicate.Likeness;
import org.hulian.store.listing.Changes;
import org.hulian.store.listing.IndexTask;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.run.ScheduleRepository;
import org.hulian.store.run.SiteSchedule;
import org.hulian.store.run.SiteSchedule.Refusal;
import org.hulian.store.run.SiteState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages show of listings, whole and broken. */
class ReadingTest {
  @TempDir Path folder;

  @Test
  void everyReasonIsMarkedInTheSellersOwnWordsWithWhatItReadsAs() {
    try (House house = new House(folder, ExampleListings.all())) {
      String page = house.guest(Role.REVIEWER).get("/cases/" + house.caseOf("m-101")).body();
      assertThat(page)
          .contains("<span>RL四件套</span>", "点名人脸、工具、设备", "+2.18", "人脸四件套")
          .contains("模型 2026.11.1", "词库 2026.11.3", "aria-describedby=\"f2\"", "id=\"f2\"")
          .contains("30 CNY / 套", "wechat: demo_0001", "买家甲");
    }
  }

  /** Seventeen rows that say nothing of the score hide the four that do. */
  @Test
  void whatDoesNotMoveTheScoreIsFoldedUnderWhatDoes() {
    ScoredListing some =
        ExampleListings.flagged("w1", "人脸照片", "打包，微信 demo_0009")
            .finding("OffersGoods", "title", "人脸", "人脸", 1.5)
            .finding("SellsToReader", "body", "打包", "打包", 0)
            .finding("GivesContact", "body", "微信", "微信", 0)
            .build();
    ScoredListing none =
        ExampleListings.flagged("w2", "照片", "打包")
            .finding("SellsToReader", "body", "打包", "打包", 0)
            .build();
    try (House house = new House(folder, List.of(some, none))) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      String page = reviewer.get("/cases/" + house.caseOf("w1")).body();
      int from = page.indexOf("还看到（2）");
      String folded = page.substring(from, page.indexOf("</details>", from));
      assertThat(folded).contains("招揽买家", "留联系方式").doesNotContain("+1.50");
      assertThat(page.substring(0, from)).contains("+1.50").doesNotContain("<details open");
      assertThat(reviewer.get("/cases/" + house.caseOf("w2")).body())
          .contains("<details open=\"open\">", "还看到（1）");
    }
  }

  @Test
  void spansThatDoNotFitNeverHideTheText() {
    List<ScoredListing> odd = new ArrayList<>();
    int[][] spans = {{0, 0}, {0, 9_999}, {500, 900}, {1, 2}, {3, 3}, {0, 5}, {2, 4}, {1, 9}};
    for (int i = 0; i < spans.length; i++) {
      ExampleListings.Builder builder =
          ExampleListings.flagged("s" + i, "标😀题𠀀完", "正文😀𠀀在此\u0001\u0000\r\n末")
              .as(Category.FACE_DATA, Severity.LOW, 0.5);
      for (int[] other : spans) {
        builder.finding(at(FieldRef.TITLE, other)).finding(at(FieldRef.BODY, spans[i]));
      }
      odd.add(builder.finding(at(FieldRef.reply(7), spans[i])).build());
    }
    try (House house = new House(folder, odd)) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      for (int i = 0; i < spans.length; i++) {
        HttpResponse<String> page = reviewer.get("/cases/" + house.caseOf("s" + i));
        assertThat(page.statusCode()).isEqualTo(200);
        String text =
            page.body().replaceAll("<span class=\"tip\".*?</mark>", "").replaceAll("<[^>]+>", "");
        assertThat(text).contains("标😀题𠀀完", "正文😀𠀀在此").doesNotContain("\u0000");
      }
    }
  }

  private static Finding at(FieldRef field, int[] span) {
    return new Finding("OffersGoods", field, new TextSpan(span[0], span[1]), "x", "y", 1);
  }

  @Test
  void aRecordThatCannotBeReadLeavesTheRestOfThePageAndTheDecision() {
    try (House house = new House(folder, ExampleListings.all());
        Console console =
            Console.start(ConsoleSettings.local(house.clock), withBroken(house.parts()))) {
      Visitor reviewer = new Visitor(console.address());
      String door = console.oneTimeSignIn(java.util.Set.of(Role.REVIEWER)).getPath();
      reviewer.get(door);
      reviewer.post(door);
      HttpResponse<String> page = reviewer.get("/cases/1");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("原文读不出来", "历史版本读不出来", "无法读取其重复的条目", "button", "FD-1");
      HttpResponse<String> decided =
          reviewer.submit(
              "/cases/1/decision",
              "revision",
              "1",
              "verdict",
              "escalate",
              "policy",
              "FD-1",
              "note",
              "读不出来");
      assertThat(decided.body()).contains("已升级给主管");
    }
  }

  private static ConsoleParts withBroken(ConsoleParts parts) {
    return new ConsoleParts(
        new Unreadable(parts.listings()),
        parts.cases(),
        parts.runs(),
        parts.access(),
        parts.audit(),
        parts.searcher(),
        parts.searches(),
        parts.victims(),
        parts.takedown(),
        parts.insight(),
        parts.desk(),
        parts.metrics());
  }

  @Test
  void aRegulatorSeesNumbersOfPersonsCovered() {
    ScoredListing withNumber =
        ExampleListings.flagged("r-1", "人脸 13800138001", "联系电话 13800138001 过脸")
            .as(Category.BYPASS_SERVICE, Severity.LOW, 0.7)
            .contact("body", "13800138001", "phone", "13800138001")
            .finding("GivesContact", "body", "13800138001", "13800138001", 1)
            .by("13800138001 小店")
            .replies(new Reply("13800138001", "在吗 13800138001 110101199003074477", null))
            .build();
    try (House house = new House(folder, List.of(withNumber))) {
      house
          .database
          .cases()
          .decide(1, 1, new Decision(CaseStatus.ESCALATED, "", "号码 13800138001 是谁的", "lin"));
      house.database.cases().decide(1, 2, new Decision(CaseStatus.OPEN, "", "再看", "lin"));
      Visitor regulator = house.guest(Role.REGULATOR);
      for (String path : List.of("/queue", "/cases/1", "/search?q=%E8%84%B8")) {
        assertThat(regulator.get(path).body())
            .as(path)
            .contains("***********")
            .doesNotContain("13800138001");
      }
      assertThat(regulator.get("/cases/1").body()).doesNotContain("name=\"verdict\"");
      assertThat(house.guest(Role.REVIEWER).get("/cases/1").body()).contains("13800138001");
    }
  }

  @Test
  void anEditedItemShowsWhatChangedAndAnUnflaggedOneItsText() {
    ScoredListing before = ExampleListings.animation();
    ScoredListing after =
        new ScoredListing(
            before.listing().toBuilder().body("静态照片变动态，50元带教程，加微信。").build(), before.verdict());
    ScoredListing clear = ExampleListings.clear("c-1", "记忆棉枕头四件套", "纯棉，三天发货。");
    try (House house = new House(folder, List.of(before, clear))) {
      house.database.listings().save(List.of(after));
      Visitor reviewer = house.guest(Role.REVIEWER);
      assertThat(reviewer.get("/cases/1").body())
          .contains("<del>35元带教程，网盘发货。</del>", "<ins>50元带教程，加微信。</ins>", "版本 2");
      assertThat(reviewer.get("/listings?id=c-1").body()).contains("记忆棉枕头", "没有案件");
      assertThat(reviewer.open("/listings?id=m-102").uri().getPath()).isEqualTo("/cases/1");
      assertThat(reviewer.get("/listings?id=none").statusCode()).isEqualTo(404);
      assertThat(reviewer.get("/listings?id=").statusCode()).isEqualTo(404);
      assertThat(house.acts()).contains("demo listing.viewed listing:c-1");
    }
  }

  @Test
  void anOfferThatIsPutUpAgainLeadsToTheOneThatWasTakenDown() {
    try (House house = new House(folder, List.of(again("a-1")))) {
      ScoredListing later = again("b-2");
      Instant before = later.listing().sighting().fetchedAt();
      Sighting gone = new Sighting(Status.REMOVED, before, null);
      house.database.listings().markRemoved(List.of(new ListingId("a-1")), gone);
      house.database.listings().save(List.of(later));
      Visitor reviewer = house.guest(Role.REVIEWER);
      assertThat(reviewer.get("/cases/2").body())
          .contains("疑似由下列条目重新上架", "文本相似度 100%", "/listings?id=a-1");
      assertThat(reviewer.get("/cases/1").body()).doesNotContain("疑似由下列条目重新上架");
      assertThat(reviewer.open("/listings?id=a-1").uri().getPath()).isEqualTo("/cases/1");
    }
  }

  private static ScoredListing again(String id) {
    return ExampleListings.flagged(id, "出全套素材四件套", "带视频，可过各大平台，量大从优")
        .as(Category.FACE_DATA, Severity.LOW, 0.7)
        .finding("OffersFaceData", "title", "素材", "素材", 1)
        .build();
  }

  @Test
  void searchNarrowsByLinksAndGoesOnToTheNextPage() {
    List<ScoredListing> many = new ArrayList<>(ExampleListings.all());
    for (int i = 0; i < 25; i++) {
      many.add(ExampleListings.clear("p-" + i, "普通商品 " + i, "包邮"));
    }
    try (House house = new House(folder, many)) {
      Visitor regulator = house.guest(Role.REGULATOR);
      String first = regulator.get("/search?q=%E5%8C%85%E9%82%AE").body();
      assertThat(first).contains("共 25 条", "status=none", "<mark>包邮</mark>");
      assertThat(hits(first)).isEqualTo(20);
      Matcher next = Pattern.compile("href=\"(/search[^\"]*cursor=[^\"]+)\"").matcher(first);
      assertThat(next.find()).isTrue();
      String second = regulator.get(next.group(1).replace("&amp;", "&")).body();
      assertThat(hits(second)).isEqualTo(5);
      assertThat(second).contains("共 25 条").doesNotContainPattern("href=\"/search[^\"]*cursor=");

      String sounds = regulator.get("/search?q=%E4%BA%BA%E8%84%B8%E6%95%B0%E6%8D%AE").body();
      assertThat(sounds).contains("仁臉數剧", "同音匹配");
      assertThat(regulator.get("/search?sound=no&q=%E4%BA%BA%E8%84%B8%E6%95%B0%E6%8D%AE").body())
          .doesNotContain("仁臉數剧");

      String narrowed = regulator.get("/search?q=&category=face_data&severity=high").body();
      assertThat(narrowed)
          .contains("共 1 条", "/search?q=&amp;severity=high")
          .contains("name=\"category\" value=\"face_data\"");
      assertThat(house.database.audit().list(Long.MAX_VALUE, 1).getFirst().details())
          .contains("face_data");
    }
  }

  private static long hits(String page) {
    return Pattern.compile("<li data-item>").matcher(page).results().count();
  }

  @Test
  void runsShowTheirCountsAndEveryReason() {
    try (House house = new House(folder, List.of()).withRuns()) {
      Visitor operator = house.guest(Role.OPERATOR);
      assertThat(operator.open("/").body()).contains("sample-market", "已完成", "被拦");
      assertThat(operator.get("/runs/1").body())
          .contains("robots.txt", "no answer in 30 s", "https://market.example/private/");
      assertThat(operator.get("/runs/2").body())
          .contains("forum.example: shut out &lt;5&gt; times");
      assertThat(operator.get("/runs/99").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void sitesShowWhenTheyAreDueAndWhyNotNow() {
    try (House house = new House(folder, List.of()).withRuns()) {
      Instant now = house.clock.instant();
      ScheduleRepository schedules = house.database.schedules();
      Visitor operator = house.guest(Role.OPERATOR);
      assertThat(operator.get("/runs").body()).doesNotContain("定时采集的站点");
      SiteSchedule shop = SiteSchedule.first("shop", "0 9 * * *", now);
      schedules.put(shop);
      schedules.put(SiteSchedule.first("off", "", null));
      SiteSchedule forum = SiteSchedule.first("forum", "0 9 * * *", now).started(now);
      schedules.put(
          forum.refused(new Refusal(SiteState.BLOCKED, 4, null), now, now, "log-in <wall>"));
      assertThat(operator.get("/runs").body())
          .contains("定时采集的站点", "已到时", "被拦", "crawl --resume", "log-in &lt;wall&gt;")
          .doesNotContain("<bdi>off</bdi>");
    }
  }

  /** Every look at a listing fails, as one at a damaged row does. */
  private record Unreadable(ListingRepository inner) implements ListingRepository {
    @Override
    public List<StoredListing> find(List<ListingId> ids) {
      throw new IllegalStateException("broken on purpose");
    }

    @Override
    public List<SaveOutcome> save(List<ScoredListing> batch) {
      return inner.save(batch);
    }

    @Override
    public Optional<StoredListing> find(ListingId id) {
      throw new IllegalStateException("row is damaged");
    }

    @Override
    public List<StoredListing> versions(ListingId id) {
      throw new IllegalStateException("row is damaged");
    }

    @Override
    public List<Listing> markRemoved(List<ListingId> ids, Sighting last) {
      return inner.markRemoved(ids, last);
    }

    @Override
    public List<ItemLink> relistedFrom(ListingId id) {
      throw new IllegalStateException("row is damaged");
    }

    @Override
    public List<Likeness> near(Listing listing, int limit) {
      return inner.near(listing, limit);
    }

    @Override
    public boolean sketchMore(int most) {
      return inner.sketchMore(most);
    }

    @Override
    public long count() {
      return inner.count();
    }

    @Override
    public void forEach(Consumer<StoredListing> consumer) {
      inner.forEach(consumer);
    }

    @Override
    public void forEachAfter(String id, Consumer<StoredListing> consumer) {
      inner.forEachAfter(id, consumer);
    }

    @Override
    public void forEachVersion(Consumer<StoredListing> consumer) {
      inner.forEachVersion(consumer);
    }

    @Override
    public List<IndexTask> indexTasks(int limit) {
      return inner.indexTasks(limit);
    }

    @Override
    public long unindexed() {
      return inner.unindexed();
    }

    @Override
    public void indexed(long upToSequence) {
      inner.indexed(upToSequence);
    }

    @Override
    public Changes changes() {
      return inner.changes();
    }
  }
}
