package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.notice.Addressee;
import org.hulian.store.notice.MoveOutcome;
import org.hulian.store.notice.NewNotice;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeMove;
import org.hulian.store.notice.NoticeRepository;
import org.hulian.store.notice.NoticeState;
import org.hulian.store.notice.NoticeText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight cases of which two were decided, and one item that was gone and came back. */
class DashboardTest {
  @TempDir Path folder;
  private House house;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
    work(house);
  }

  /** What happens takes 76 hours. */
  static void work(House house) {
    house.clock.pass(Duration.ofHours(2));
    decide(house, "m-104", new Decision(CaseStatus.VIOLATION, "BD-1", "r", "anna"));
    house.clock.pass(Duration.ofHours(2));
    decide(house, "m-105", new Decision(CaseStatus.CLEARED, "NV-1", "r", "anna"));
    Notice notice = notice(house, house.caseOf("m-104"));
    move(house, notice, NoticeMove.of(NoticeState.APPROVED, "bo", ""));
    move(
        house,
        notice,
        new NoticeMove(NoticeState.SENT, "bo", "form", house.clock.instant(), null, ""));
    house.clock.pass(Duration.ofDays(2));
    house
        .database
        .listings()
        .markRemoved(
            List.of(new ListingId("m-104")),
            new Sighting(Status.REMOVED, house.clock.instant(), null));
    house.clock.pass(Duration.ofDays(1));
    move(house, notice, NoticeMove.of(NoticeState.RELISTED, "bo", "seen"));
  }

  private static void decide(House house, String item, Decision decision) {
    CaseFile file = house.database.cases().find(house.caseOf(item)).orElseThrow();
    assertThat(house.database.cases().decide(file.id(), file.revision(), decision)).isTrue();
  }

  private static Notice notice(House house, long caseId) {
    return house
        .database
        .notices()
        .notices()
        .draft(
            new NewNotice(
                caseId,
                new NoticeText("en", "# Notice", "https://market.example/1", "BD-1", List.of()),
                new Addressee("样例市场", "Market", "form"),
                "anna",
                house.clock.instant()));
  }

  private static void move(House house, Notice notice, NoticeMove move) {
    NoticeRepository notices = house.database.notices().notices();
    int revision = notices.find(notice.caseId(), notice.number()).orElseThrow().revision();
    assertThat(notices.move(notice.id(), revision, move)).isEqualTo(MoveOutcome.DONE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** The numbers of the row with this head. */
  private static List<String> row(Document page, String figure, String head) {
    Element table = page.expectFirst("section[aria-labelledby=figure-" + figure + "] table");
    return table.select("tr").stream()
        .filter(row -> row.expectFirst("th").text().equals(head))
        .findFirst()
        .orElseThrow()
        .select("td")
        .eachText();
  }

  private Document page(Visitor visitor, String path) {
    HttpResponse<String> answer = visitor.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  @Test
  void theNumbersAreThoseThatWeCountByHand() {
    Document page = page(house.guest(Role.LEAD), "/dashboard?by=platform");
    assertThat(row(page, "age", "合计")).containsExactly("6", "6", "76.0", "76.0", "76.0");
    assertThat(row(page, "age", "样例论坛")).containsExactly("2", "2", "76.0", "76.0", "76.0");
    assertThat(row(page, "flow", "合计")).containsExactly("8", "2");
    assertThat(row(page, "flow", "样例市场")).containsExactly("5", "1");
    assertThat(row(page, "precision", "样例市场").subList(0, 2)).containsExactly("1", "0");
    assertThat(row(page, "precision", "合计").getLast()).startsWith("50 % (");
    assertThat(row(page, "decision", "合计")).containsExactly("2", "2.0", "4.0", "4.0");
    assertThat(row(page, "decision", "样例论坛")).containsExactly("1", "4.0", "4.0", "4.0");
    assertThat(row(page, "takedown", "合计")).containsExactly("1", "1", "2.0", "2.0", "2.0");
    assertThat(row(page, "takedown", "样例论坛")).containsExactly("0", "0", "–", "–", "–");
    assertThat(row(page, "relisting", "样例市场").subList(0, 2)).containsExactly("1", "1");
    assertThat(house.acts()).anyMatch(act -> act.endsWith("dashboard.viewed dashboard"));
  }

  @Test
  void aPlotHasTheNumbersOfItsTable() {
    Document page = page(house.guest(Role.LEAD), "/dashboard?by=platform");
    for (Element plot : page.select(".plot")) {
      assertThat(plot.hasAttr("hidden")).as("without scripts there is none").isTrue();
      assertThat(plot.attr("role") + plot.attr("aria-label")).startsWith("img下表的图");
      assertThat(plot.siblingElements().select("thead th[data-drawn=true]")).isNotEmpty();
    }
    assertThat(page.select(".plot")).hasSize(6);
    Element precision = page.expectFirst("section[aria-labelledby=figure-precision]");
    assertThat(precision.select("tbody td[data-drawn=true]").eachAttr("data-value"))
        .containsExactly("100.0", "0.0");
  }

  @Test
  void oneMonthOnePlatformOneCategoryIsShownAlone() {
    Visitor lead = house.guest(Role.LEAD);
    assertThat(row(page(lead, "/dashboard"), "flow", "2026-11")).containsExactly("8", "2");
    Document forum =
        page(
            lead,
            "/dashboard?by=category&platform=样例论坛"
                .replace("样例论坛", "%E6%A0%B7%E4%BE%8B%E8%AE%BA%E5%9D%9B"));
    assertThat(row(forum, "flow", "合计")).containsExactly("3", "1");
    assertThat(row(forum, "flow", "人脸数据")).containsExactly("2", "1");
    assertThat(row(page(lead, "/dashboard?category=bypass_device"), "takedown", "2026-11"))
        .containsExactly("1", "1", "2.0", "2.0", "2.0");
    assertThat(page(lead, "/dashboard?category=none").select(".empty")).hasSize(1);
  }

  @Test
  void whoIsOutsideSeesWhatIsPublishedAndNoSmallCount() {
    Visitor regulator = house.guest(Role.REGULATOR);
    HttpResponse<String> sent = regulator.get("/dashboard?by=platform");
    assertThat(sent.headers().firstValue("Location")).hasValue("/dashboard/statistics");
    Document page = page(regulator, "/dashboard/statistics");
    assertThat(page.select("a[href=/dashboard]").size()).as("in the navigation alone").isEqualTo(1);
    assertThat(row(page, "inflow", "样例市场").getLast()).as("8 less 5 would be 3").isEqualTo("隐去");
    assertThat(row(page, "inflow", "合计").getLast()).isEqualTo("8");
    assertThat(row(page, "months", "2026-11").getFirst()).isEqualTo("8");
    assertThat(page.text()).as("no month to come").contains("2026 年尚未结束").doesNotContain("2026-12");
    assertThat(row(page, "violations", "合计")).containsOnly("0", "隐去");
    assertThat(page.select("td.num").eachText()).doesNotContain("1", "2", "3", "4");
    assertThat(house.acts()).anyMatch(act -> act.endsWith("statistics.viewed statistics"));
    for (Role role : List.of(Role.LEAD, Role.ADMINISTRATOR, Role.AUDITOR)) {
      Visitor inside = house.guest(role);
      assertThat(inside.get("/dashboard").statusCode()).as(role.name()).isEqualTo(200);
      assertThat(page(inside, "/dashboard/statistics").select("main table").text())
          .as("alike for all")
          .isEqualTo(page.select("main table").text());
    }
    for (Role role : List.of(Role.REVIEWER, Role.OPERATOR)) {
      Visitor other = house.guest(role);
      assertThat(other.get("/dashboard").statusCode()).isEqualTo(403);
      assertThat(other.get("/dashboard/statistics").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void theFileIsCoveredLikeThePage() {
    Visitor regulator = house.guest(Role.REGULATOR);
    regulator.get("/dashboard/statistics");
    HttpResponse<String> csv = regulator.post("/dashboard/export", "year", "2026", "format", "csv");
    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .contains("hulian-statistics-2026-so-far-");
    List<String> lines = csv.body().lines().toList();
    assertThat(lines.getFirst())
        .endsWith("\"level\",\"platform\",\"category\",\"month\",\"cases\",\"covered\"");
    assertThat(lines)
        .contains("\"2026\",\"inflow\",\"all\",\"\",\"\",\"\",\"8\",\"no\"")
        .contains("\"2026\",\"inflow\",\"platform\",\"样例论坛\",\"\",\"\",\"\",\"yes\"")
        .contains("\"2026\",\"gone\",\"month\",\"\",\"\",\"2026-01\",\"0\",\"no\"")
        .noneMatch(line -> line.contains("2026-12"))
        .noneMatch(line -> line.matches(".*,\"[1-4]\",\"(no|yes)\""));
    String json = regulator.post("/dashboard/export", "year", "2026", "format", "jsonl").body();
    assertThat(json.lines().count()).isEqualTo(lines.size() - 1L);
    assertThat(json)
        .contains("\"cases\":8,\"covered\":\"no\"", "\"cases\":null,\"covered\":\"yes\"");
    assertThat(regulator.post("/dashboard/export", "year", "2026").statusCode()).isEqualTo(400);
    assertThat(regulator.post("/dashboard/export", "year", "1999", "format", "csv").statusCode())
        .isEqualTo(404);
    assertThat(house.acts())
        .filteredOn(act -> act.endsWith("statistics.exported statistics"))
        .hasSize(2);
  }

  @Test
  void whoTakesTheFileProvesWhoItIs() {
    Visitor anna = house.account("anna", Role.LEAD);
    anna.signIn("anna", House.PASSWORD);
    house.clock.pass(Duration.ofMinutes(10));
    anna.get("/dashboard/statistics");
    assertThat(anna.post("/dashboard/export", "year", "2026", "format", "csv").statusCode())
        .isEqualTo(403);
    assertThat(
            anna.post(
                    "/dashboard/export",
                    "year",
                    "2026",
                    "format",
                    "csv",
                    "_password",
                    House.PASSWORD)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aStoreOfNothingHasPages(@TempDir Path empty) {
    try (House nothing = new House(empty, List.of())) {
      Visitor lead = nothing.guest(Role.LEAD);
      assertThat(lead.get("/dashboard").body()).contains("还没有可统计的内容");
      assertThat(lead.get("/dashboard/statistics").body()).contains("还没有可统计的内容");
    }
  }
}
