package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.review.queue.NextCase;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Near texts are decided together, without scripts. */
class GroupPagesTest {
  @TempDir Path folder;

  @Test
  void aFewNearCasesAreDecidedAtOnceBesideThoseThatWereLeftOut() {
    try (House house = new House(folder, near(7))) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      assertThat(reviewer.get("/cases/1").body()).contains("另有 6 件文字相近", "/cases/1/group");
      String page = reviewer.get("/cases/1/group").body();
      assertThat(page).contains("共 7 件待裁定", "样本：5 件全文").doesNotContain("name=\"count\"");
      assertThat(page.split("name=\"take\"", -1)).hasSize(8);

      HttpResponse<String> result = reviewer.submit("/cases/1/group", fields("", 1, 2, 4, 5, 7));
      assertThat(result.uri().getPath()).isEqualTo("/groups/1");
      assertThat(result.body()).contains("已裁定 5 件，共 5 件", "上一组：第 1 组", "/groups/1/undo");
      assertThat(house.database.cases().counts())
          .containsEntry(CaseStatus.VIOLATION, 5L)
          .containsEntry(CaseStatus.OPEN, 2L);
      HttpResponse<String> late = reviewer.get("/cases/1/group");
      assertThat(late.statusCode()).as("the back button").isEqualTo(409);
      assertThat(late.body()).contains("案件已有变化", "href=\"/cases/1\"");
      assertThat(Jsoup.parse(late.body()).select("main").text()).doesNotContain("通知");
      assertThat(house.database.cases().history(5).getLast().reason())
          .contains("与案件 1 文字相近，5 件成组裁定", "附样品");
      assertThat(house.acts())
          .contains("demo case.decided case:7", "demo group.decided group:1")
          .contains("demo group.shown case:1", "demo group.viewed group:1");
      assertThat(reviewer.get("/cases/3").body()).contains("相近案件的裁定", "FD-2", "/cases/7");

      assertThat(reviewer.submit("/groups/1/undo").body()).contains("这一组的裁定已撤销");
      assertThat(house.database.cases().counts()).containsEntry(CaseStatus.OPEN, 7L);
    }
  }

  @Test
  void whatTheProgramProposesIsMarkedAndFiledOnlyIfSomebodyChoseIt() {
    try (House house = new House(folder, near(3))) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      for (String path : List.of("/cases/1", "/cases/1/group")) {
        Document page = Jsoup.parse(reviewer.get(path).body());
        assertThat(page.select("input[name=policy][checked]")).as(path).isEmpty();
        assertThat(page.select("label:has(input[name=policy]) .chip").eachText())
            .containsExactly("程序建议");
      }
      assertThat(
              reviewer
                  .post("/cases/1/decision", "revision", "1", "verdict", "violation")
                  .statusCode())
          .isEqualTo(422);
      HttpResponse<String> group =
          reviewer.post("/cases/1/group", "verdict", "violation", "take", "1:1", "take", "2:1");
      assertThat(group.statusCode()).isEqualTo(422);
      assertThat(group.body()).contains("请先选择代码");
      assertThat(house.database.cases().counts()).containsEntry(CaseStatus.OPEN, 3L);
    }
  }

  @Test
  void manyAreOnlyDecidedAfterTheirNumberWasTyped() {
    try (House house = new House(folder, near(12))) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      assertThat(reviewer.get("/cases/1/group").body()).contains("name=\"count\"");
      int[] all = new int[10];
      for (int i = 0; i < all.length; i++) {
        all[i] = i + 1;
      }
      for (String wrong : List.of("", "12", "ten")) {
        HttpResponse<String> asked = reviewer.post("/cases/1/group", fields(wrong, all));
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
            .contains("您勾选了 10 件", "附样品")
            .containsPattern("value=\"10:1\" checked")
            .doesNotContainPattern("value=\"11:1\" checked");
      }
      assertThat(house.database.cases().counts()).containsEntry(CaseStatus.OPEN, 12L);
      assertThat(reviewer.submit("/cases/1/group", fields("10", all)).body())
          .contains("已裁定 10 件，共 10 件");
      assertThat(reviewer.post("/cases/11/group", fields("")).body()).contains("没有勾选任何案件");
    }
  }

  @Test
  void whatChangedOrIsHeldIsNamedAndLeftAlone() {
    try (House house = new House(folder, near(4))) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      reviewer.get("/cases/1/group");
      house.database.cases().decide(2, 1, new Decision(CaseStatus.CLEARED, "NV-0", "正常", "anna"));
      house.database.cases().claim(3, "anna", NextCase.LEASE);
      HttpResponse<String> result = reviewer.submit("/cases/1/group", fields("", 1, 2, 3, 4));
      assertThat(result.body()).contains("已裁定 2 件，共 4 件", "案件已有变化", "他人正在处理");
      assertThat(house.database.cases().find(2).orElseThrow().status())
          .isEqualTo(CaseStatus.CLEARED);
      assertThat(house.database.cases().find(3).orElseThrow().status()).isEqualTo(CaseStatus.OPEN);
    }
  }

  @Test
  void aGroupIsReversedLaterByWhoMadeItOrALead() {
    try (House house = new House(folder, near(3))) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      reviewer.get("/cases/1/group");
      reviewer.submit("/cases/1/group", fields("", 1, 2, 3));
      house.clock.pass(Duration.ofSeconds(11));
      assertThat(reviewer.submit("/groups/1/undo").body()).contains("已超过 10 秒");
      Visitor other = house.guest(Role.REVIEWER);
      assertThat(other.get("/groups/1").statusCode()).as("she may look again").isEqualTo(403);
      other.get("/queue");
      assertThat(other.post("/groups/1/undo", "reverse", "true").statusCode()).isEqualTo(403);
      Visitor lead = house.guest(Role.LEAD);
      lead.get("/groups/1");
      assertThat(lead.submit("/groups/1/undo", "reverse", "true", "note", "误判").body())
          .contains("这一组的裁定已撤销");
      assertThat(house.database.cases().history(2).getLast().reason()).contains("误判");
      assertThat(house.acts()).anyMatch(act -> act.endsWith(" group.reversed group:1"));
      assertThat(lead.get("/groups/9").statusCode()).isEqualTo(404);
      assertThat(lead.get("/cases/9/group").statusCode()).isEqualTo(404);
    }
  }

  private static String[] fields(String count, int... cases) {
    List<String> fields =
        new ArrayList<>(
            List.of("verdict", "violation", "policy", "FD-2", "note", "附样品", "count", count));
    for (int id : cases) {
      fields.addAll(List.of("take", id + ":1"));
    }
    return fields.toArray(String[]::new);
  }

  @Test
  void noMemberTellsWhoMayLookAgainHowTheGroupWasDecided() {
    try (House house = new House(folder, near(7))) {
      Visitor anna = house.account("anna", Role.REVIEWER);
      anna.signIn("anna", House.PASSWORD);
      anna.get("/cases/1/group");
      anna.submit("/cases/1/group", fields("", 1, 2, 3, 4, 5, 6, 7));
      Visitor other = house.guest(Role.REVIEWER);
      assertThat(other.get("/cases/2").body()).contains("成组裁定", "FD-2");
      assertThat(house.database.cases().appeal(3, 2, "卖家申诉", "lead")).isTrue();
      for (int id = 1; id <= 7; id++) {
        assertThat(other.get("/cases/" + id).statusCode()).as("case " + id).isEqualTo(302);
        assertThat(other.get("/second/" + id).body()).contains("不透露裁定").doesNotContain("anna");
        assertThat(anna.get("/cases/" + id).statusCode()).as("she decided").isEqualTo(200);
      }
      assertThat(house.guest(Role.LEAD).get("/cases/5").body()).contains("成组裁定");

      house.database.cases().decide(5, 2, new Decision(CaseStatus.OPEN, "", "r", "anna"));
      Document open = Jsoup.parse(other.get("/cases/5").body());
      assertThat(open.select("ol.history").text()).doesNotContain("成组裁定", "FD-2", "anna");
      assertThat(open.text()).doesNotContain("成组裁定", "anna");
      house.database.cases().settle(3, 3, new Decision(CaseStatus.CLEARED, "NV-0", "r", "lead"));
      assertThat(other.get("/cases/2").body()).contains("成组裁定");
      assertThat(other.get("/cases/5").body()).contains("成组裁定");
    }
  }

  private static List<ScoredListing> near(int count) {
    List<ScoredListing> offers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      offers.add(
          ExampleListings.flagged("g-" + i, "出全套素材四件套，带视频，可过各大平台", "量大从优，先到先得，第 " + i + " 批")
              .as(Category.FACE_DATA, Severity.HIGH, 0.9)
              .build());
    }
    return offers;
  }
}
