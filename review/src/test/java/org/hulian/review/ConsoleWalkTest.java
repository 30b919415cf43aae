package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleWalkTest {
  @TempDir Path folder;

  @Test
  void aNewInstallationLeadsFromItsInvitationToANotice() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.visitor();
      String invitation = house.console.firstAdministratorLink().orElseThrow().getPath();
      assertThat(person.get(invitation).statusCode()).isEqualTo(200);
      HttpResponse<String> made =
          person.submit(
              invitation, "name", "lin", "password", House.PASSWORD, "repeated", House.PASSWORD);
      assertThat(made.body()).contains("账号已建立");
      assertThat(person.signIn("lin", House.PASSWORD).headers().firstValue("Location"))
          .hasValueSatisfying(to -> assertThat(to).doesNotContain("wrong"));

      HttpResponse<String> queue = person.open("/");
      assertThat(queue.statusCode()).isEqualTo(200);
      assertThat(queue.body()).contains("人脸四件套", "照片活化", "待审队列");
      HttpResponse<String> first = person.submit("/queue/next");
      long id = house.caseOf("m-101");
      assertThat(first.uri().getPath()).isEqualTo("/cases/" + id);
      assertThat(first.body()).contains("<mark", "由您处理");

      HttpResponse<String> next = decide(person, id, "violation", "FD-2");
      assertThat(next.uri().getPath()).matches("/cases/\\d+").isNotEqualTo("/cases/" + id);
      assertThat(next.body()).contains("已裁定为违规");

      HttpResponse<String> notice = draft(person, id);
      assertThat(notice.uri().getPath()).isEqualTo("/cases/" + id + "/notices/1");
      assertThat(notice.body()).contains("示例平台安全中心", "https://market.example/item/m-101");

      HttpResponse<String> found = person.open("/search?q=%E6%B4%BB%E5%8C%96");
      assertThat(found.body()).contains("<mark>活化</mark>");
      assertThat(house.acts())
          .contains(
              "lin account.created account:lin",
              "lin case.viewed case:" + id,
              "lin case.decided case:" + id,
              "lin search index");
    }
  }

  @Test
  void aDecisionTakenBackPutsTheCaseInFrontOfThePersonAgain() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      reviewer.submit("/queue/next");
      long id = house.caseOf("m-101");
      decide(reviewer, id, "clear", "FD-1");
      assertThat(house.database.cases().find(id).orElseThrow().status())
          .isEqualTo(CaseStatus.CLEARED);
      HttpResponse<String> back = reviewer.submit("/cases/" + id + "/undo");
      assertThat(back.uri().getPath()).isEqualTo("/cases/" + id);
      assertThat(back.body()).contains("裁定已撤销", "由您处理");
      assertThat(house.database.cases().history(id))
          .extracting(event -> event.status())
          .containsExactly(CaseStatus.OPEN, CaseStatus.CLEARED, CaseStatus.OPEN);
    }
  }

  @Test
  void nobodyButALeadTakesBackADecisionOfSomebodyElse() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor first = house.guest(Role.REVIEWER);
      first.submit("/queue/next");
      long id = house.caseOf("m-101");
      decide(first, id, "violation", "FD-2");
      Visitor second = house.guest(Role.REVIEWER);
      second.get("/cases/" + id);
      assertThat(second.post("/cases/" + id + "/undo").statusCode()).isEqualTo(403);
      Visitor lead = house.guest(Role.LEAD);
      lead.get("/cases/" + id);
      assertThat(lead.submit("/cases/" + id + "/undo").body())
          .as("that is for who decided")
          .doesNotContain("裁定已撤销");
      lead.get("/cases/" + id);
      assertThat(lead.submit("/cases/" + id + "/undo", "reverse", "true").body()).contains("裁定已撤销");
    }
  }

  @Test
  void anEscalatedCaseWaitsForALead() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      reviewer.submit("/queue/next");
      long id = house.caseOf("m-101");
      decide(reviewer, id, "escalate", "FD-2");
      reviewer.get("/cases/" + id);
      assertThat(
              reviewer
                  .post("/cases/" + id + "/decision", "revision", "2", "verdict", "clear")
                  .statusCode())
          .isEqualTo(403);
      assertThat(reviewer.post("/cases/" + id + "/claim").statusCode()).isEqualTo(403);
      Visitor lead = house.guest(Role.LEAD);
      lead.get("/queue?status=escalated");
      assertThat(lead.submit("/queue/next").uri().getPath()).isEqualTo("/cases/" + id);
      decide(lead, id, "violation", "FD-2", "2");
      assertThat(house.database.cases().find(id).orElseThrow().status())
          .isEqualTo(CaseStatus.VIOLATION);
    }
  }

  @Test
  void aDecidedCaseIsNotClaimed() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor slow = house.guest(Role.REVIEWER);
      slow.get("/queue");
      Visitor quick = house.guest(Role.REVIEWER);
      quick.submit("/queue/next");
      long id = house.caseOf("m-101");
      decide(quick, id, "violation", "FD-2");
      assertThat(slow.submit("/cases/" + id + "/claim").body()).contains("没有认领：案件已有裁定");
      assertThat(house.database.cases().find(id).orElseThrow().claim()).isNull();
    }
  }

  @Test
  void aSkippedCaseComesBackWhenTheQueueIsStartedOver() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      reviewer.submit("/queue/next");
      long id = house.caseOf("m-101");
      HttpResponse<String> next = reviewer.submit("/cases/" + id + "/skip");
      assertThat(next.uri().getPath()).isNotEqualTo("/cases/" + id);
      reviewer.submit(next.uri().getPath() + "/release");
      assertThat(reviewer.submit("/queue/next").uri().getPath()).isNotEqualTo("/cases/" + id);
      assertThat(reviewer.submit("/queue/next", "again", "true").uri().getPath())
          .isEqualTo("/cases/" + id);
      assertThat(house.acts()).contains("demo case.skipped case:" + id);
    }
  }

  @Test
  void aDecisionOnAnOldStateIsRefusedAndNothingTypedIsLost() {
    try (House house = new House(folder, ExampleListings.all())) {
      long id = house.caseOf("m-102");
      Visitor slow = house.guest(Role.REVIEWER);
      slow.get("/cases/" + id);
      Visitor quick = house.guest(Role.REVIEWER);
      quick.get("/cases/" + id);
      decide(quick, id, "violation", "LB-1");
      HttpResponse<String> refused =
          slow.post(
              "/cases/" + id + "/decision",
              "revision",
              "1",
              "verdict",
              "clear",
              "clearance",
              "NV-1",
              "note",
              "我写了很久的理由");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.headers().firstValue("HX-Push-Url"))
          .as("the answer to a form has no address of its own")
          .hasValue("false");
      assertThat(refused.body()).contains("裁定没有保存", "我写了很久的理由", "NV-1", "demo-2");
      assertThat(house.database.cases().history(id)).hasSize(2);
    }
  }

  @Test
  void aCaseThatSomebodyElseHoldsIsNotDecidedFromASecondWindow() {
    try (House house = new House(folder, ExampleListings.all())) {
      long id = house.caseOf("m-102");
      Visitor other = house.guest(Role.REVIEWER);
      other.get("/cases/" + id);
      Visitor holder = house.guest(Role.REVIEWER);
      holder.get("/cases/" + id);
      holder.post("/cases/" + id + "/claim");
      assertThat(other.submit("/cases/" + id + "/claim").body()).contains("没有认领成功");
      assertThat(decide(other, id, "violation", "LB-1").statusCode()).isEqualTo(409);
      house.clock.pass(java.time.Duration.ofMinutes(11));
      other.get("/cases/" + id);
      assertThat(decide(other, id, "violation", "LB-1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aViolationWithoutACodeIsNotSaved() {
    try (House house = new House(folder, ExampleListings.all())) {
      long id = house.caseOf("m-102");
      Visitor reviewer = house.guest(Role.REVIEWER);
      reviewer.get("/cases/" + id);
      for (String code : new String[] {"", "NV-0", "XX-1"}) {
        HttpResponse<String> refused = decide(reviewer, id, "violation", code);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("请先选择代码");
      }
      assertThat(house.database.cases().history(id)).hasSize(1);
    }
  }

  private static HttpResponse<String> draft(Visitor person, long id) {
    person.get("/cases/" + id + "/notice");
    return person.submit(
        "/cases/" + id + "/notices",
        "language",
        "zh",
        "recipient",
        "示例平台安全中心",
        "organisation",
        "示例信任与安全组",
        "name",
        "林某",
        "email",
        "notice@review.example",
        "url",
        "https://market.example/item/m-101",
        "facts",
        "公开出售成套人脸信息。",
        "grounds",
        "cn-pipl-10@2021-11-01",
        "action",
        "remove_preserve",
        "goodFaith",
        "true");
  }

  private static HttpResponse<String> decide(
      Visitor person, long id, String verdict, String policy) {
    return decide(person, id, verdict, policy, "1");
  }

  private static HttpResponse<String> decide(
      Visitor person, long id, String verdict, String policy, String revision) {
    return person.submit(
        "/cases/" + id + "/decision",
        "revision",
        revision,
        "verdict",
        verdict,
        "policy",
        policy,
        "clearance",
        "NV-0",
        "note",
        "附样品");
  }
}
