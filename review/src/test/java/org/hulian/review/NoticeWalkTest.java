package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
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
import org.hulian.store.quality.QualitySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the decision to the proof that the item is gone, by the pages of the console. */
class NoticeWalkTest {
  private static final String SHA256 = "0a".repeat(32);

  @TempDir Path folder;
  private House house;
  private Visitor anna;
  private long id;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
    anna = house.account("anna", Role.REVIEWER);
    anna.signIn("anna", House.PASSWORD);
    id = house.caseOf("m-102");
    anna.get("/cases/" + id);
    anna.post(
        "/cases/" + id + "/decision", "revision", "1", "verdict", "violation", "policy", "LB-1");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> draft(String grounds) {
    anna.get("/cases/" + id + "/notice");
    return anna.submit(
        "/cases/" + id + "/notices",
        "language",
        "zh",
        "recipient",
        "样例市场 信任与安全组",
        "organisation",
        "示例信任与安全组",
        "name",
        "林某",
        "email",
        "notice@review.example",
        "url",
        "https://market.example/item/m-102",
        "facts",
        "公开出售照片活化软件。",
        "grounds",
        grounds,
        "action",
        "remove",
        "goodFaith",
        "true");
  }

  private static HttpResponse<String> move(Visitor person, String page, String... fields) {
    person.get(page);
    return person.submit(page + "/state", fields);
  }

  /** So long from now, as a browser sends it. */
  private String minute(Duration later) {
    return LocalDateTime.now(house.clock).plus(later).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private void refusesToBeSentWithoutWayAndDay(String page) {
    String today = minute(Duration.ZERO);
    String tomorrow = minute(Duration.ofDays(1));
    for (String[] wrong :
        List.of(
            new String[] {"to", "sent", "revision", "2", "channel", "form", "date", ""},
            new String[] {"to", "sent", "revision", "2", "channel", "form", "date", tomorrow},
            new String[] {"to", "sent", "revision", "2", "channel", "dove", "date", today})) {
      HttpResponse<String> refused = move(anna, page, wrong);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("请填写发送方式和日期");
    }
  }

  /** As Markdown has it. */
  private static String escaped(String text) {
    return text.replace("-", "\\-");
  }

  private void tellsEachStepInWords(String page) {
    String chinese = anna.get(page).body();
    assertThat(chinese)
        .contains("<b>起草</b>", "<b>核准</b>", "<b>发送</b>")
        .contains("title=\"cn-telecom-fraud-14@2022-12-01\"", "反电信网络诈骗法》第十四条：")
        .doesNotContain(">cn-telecom-fraud-14@2022-12-01");
    assertThat(anna.get("/cases/" + id).body()).contains("网页表单：工单 17", "通知 1（中文）");
  }

  private void tellsByPseudonymsWhoHandledIt(String page) {
    String markdown = anna.get(page + "/markdown").body();
    AccountRepository accounts = house.database.accounts();
    assertThat(markdown)
        .contains(
            "起草：" + escaped(accounts.pseudonym("anna")), "核准：" + escaped(accounts.pseudonym("bo")))
        .doesNotContain("anna", "bo，");
  }

  private void isSeenToBeGone() {
    house
        .database
        .listings()
        .markRemoved(
            List.of(new ListingId("m-102")),
            new Sighting(
                Status.REMOVED, house.clock.instant(), new CaptureRef("urn:uuid:42", SHA256)));
  }

  @Test
  void aNoticeIsWrittenApprovedByAnotherSentByAPersonAndProvenGone() {
    String form = anna.get("/cases/" + id + "/notice").body();
    assertThat(form)
        .contains("value=\"样例市场 信任与安全组\"")
        .containsPattern("value=\"cn-telecom-fraud-14@2022-12-01\" checked");
    String page = draft("cn-telecom-fraud-14@2022-12-01").uri().getPath();
    assertThat(page).isEqualTo("/cases/" + id + "/notices/1");
    String own = anna.get(page).body();
    assertThat(own)
        .contains("草稿", "起草人不能核准自己的通知", "反电信网络诈骗法》第十四条（2022-12-01起施行的文本）")
        .containsPattern("起草：R-[0-9A-Z]{4}");
    assertThat(move(anna, page, "to", "approved", "revision", "1").statusCode()).isEqualTo(409);
    assertThat(move(anna, page, "to", "sent", "revision", "1").statusCode()).isEqualTo(409);
    assertThat(move(anna, page, "to", "burnt", "revision", "1").statusCode()).isEqualTo(400);

    Visitor bo = house.account("bo", Role.REVIEWER);
    bo.signIn("bo", House.PASSWORD);
    assertThat(move(bo, page, "to", "approved", "revision", "1").body())
        .containsPattern("核准：R-[0-9A-Z]{4}")
        .contains("已核准", "https://market.example/complaints");
    assertThat(house.database.cases().watched("sample-market")).isEmpty();

    refusesToBeSentWithoutWayAndDay(page);
    assertThat(
            move(
                    anna,
                    page,
                    "to",
                    "sent",
                    "revision",
                    "2",
                    "channel",
                    "form",
                    "place",
                    "工单 17",
                    "date",
                    minute(Duration.ZERO))
                .body())
        .contains("已发送", "网页表单：工单 17")
        .doesNotContain("form: 工单", "变更");
    tellsEachStepInWords(page);
    assertThat(house.database.cases().watched("sample-market")).hasSize(1);

    house.clock.pass(Duration.ofHours(2));
    isSeenToBeGone();
    assertThat(anna.signIn("anna", House.PASSWORD).statusCode()).isEqualTo(302);
    String gone = anna.get(page).body();
    assertThat(gone).contains("已下架", "WARC urn:uuid:42", "sha256 " + SHA256);
    assertThat(anna.get("/cases/" + id).body()).contains("通知 1（中文）", "已下架");
    assertThat(house.acts())
        .contains(
            "anna notice.drafted notice:1",
            "bo notice.approved notice:1",
            "anna notice.sent notice:1",
            "system notice.gone notice:1");
    tellsByPseudonymsWhoHandledIt(page);
    assertThat(house.database.audit().firstBroken()).isEmpty();
  }

  @Test
  void whatWasSeenToBeGoneBetweenSendingAndSayingSoCounts() {
    String page = draft("cn-ecommerce-38@2019-01-01").uri().getPath();
    Visitor lead = house.account("lin", Role.LEAD);
    lead.signIn("lin", House.PASSWORD);
    move(lead, page, "to", "approved", "revision", "1");
    house.clock.pass(Duration.ofHours(1));
    isSeenToBeGone();
    house.clock.pass(Duration.ofHours(1));
    lead.signIn("lin", House.PASSWORD);
    String sent = minute(Duration.ofMinutes(-90));
    assertThat(
            move(lead, page, "to", "sent", "revision", "2", "channel", "email", "date", sent)
                .body())
        .contains("已下架");
  }

  @Test
  void aStaleMoveChangesNothingAndAnAnswerWithoutAWordIsRefused() {
    String page = draft("cn-ecommerce-38@2019-01-01").uri().getPath();
    Visitor lead = house.guest(Role.LEAD);
    assertThat(move(lead, page, "to", "approved", "revision", "7").body()).contains("通知的状态在此期间已变");
    move(lead, page, "to", "approved", "revision", "1");
    String today = minute(Duration.ZERO);
    move(lead, page, "to", "sent", "revision", "2", "channel", "email", "date", today);
    assertThat(move(lead, page, "to", "rejected", "revision", "3").statusCode()).isEqualTo(422);
    assertThat(
            move(lead, page, "to", "rejected", "revision", "3", "note", "回信 13800138000 说不违规")
                .body())
        .contains("平台不予处理", "回信 *********** 说不违规");
    Notice notice = house.database.notices().notices().find(id, 1).orElseThrow();
    assertThat(notice.state()).isEqualTo(NoticeState.REJECTED);
  }

  @Test
  void aNoticeWhoseDecisionIsOverturnedIsATaskUntilAPersonSaysThatItWasWithdrawn() {
    String page = draft("cn-ecommerce-38@2019-01-01").uri().getPath();
    Visitor lead = house.guest(Role.LEAD);
    move(lead, page, "to", "approved", "revision", "1");
    String today = minute(Duration.ZERO);
    move(lead, page, "to", "sent", "revision", "2", "channel", "email", "date", today);
    assertThat(lead.get("/notices").body()).doesNotContain("待撤回");
    lead.get("/cases/" + id);
    lead.post("/cases/" + id + "/undo", "reverse", "true", "note", "看错了");
    assertThat(lead.get("/notices").body()).doesNotContain("待撤回");
    assertThat(lead.get(page).body()).contains("案件正在重新裁定").doesNotContain("/withdrawal");
    int again = house.database.cases().find(id).orElseThrow().revision();
    Decision cleared = new Decision(CaseStatus.CLEARED, "NV-0", "看错了", "demo");
    assertThat(house.database.cases().decide(id, again, cleared)).isTrue();
    assertThat(lead.get("/cases/" + id).body()).contains("<span class=\"chip high\">待撤回</span>");
    assertThat(lead.get("/notices").body()).contains("待撤回的通知", "请在平台撤回通知");
    assertThat(lead.get(page).body()).contains("请在平台撤回通知", page + "/withdrawal");
    assertThat(house.guest(Role.REGULATOR).get(page).body())
        .contains("请在平台撤回通知")
        .doesNotContain(page + "/withdrawal");

    lead.get(page);
    HttpResponse<String> mute = lead.post(page + "/withdrawal", "revision", "3", "note", "");
    assertThat(mute.statusCode()).isEqualTo(422);
    assertThat(lead.submit(page + "/withdrawal", "revision", "3", "note", "平台来信确认").body())
        .contains("通知已由人在平台撤回", "<b>撤回</b>", "平台来信确认")
        .doesNotContain(page + "/withdrawal", page + "/state");
    assertThat(lead.get("/notices").body()).contains("撤回").doesNotContain("待撤回");
    assertThat(lead.get("/cases/" + id).body()).contains("通知已撤回", "<span class=\"chip\">撤回</span>");
    assertThat(lead.get(page).body())
        .contains("也不再为它查看条目", "撤回：" + house.database.accounts().pseudonym("demo"))
        .doesNotContain("下次查看该条目时会附上证明");
    assertThat(lead.get(page + "/markdown").body()).contains("\n- 撤回：");
    assertThat(house.acts()).contains("demo notice.withdrawn notice:1");
  }

  private void send(long caseId, int count) {
    NoticeRepository notices = house.database.notices().notices();
    Instant now = house.clock.instant();
    NoticeText text = new NoticeText("zh", "# 通知", "https://market.example/1", "LB-1", List.of());
    Addressee platform = new Addressee("样例市场", "样例市场", "email");
    for (int i = 0; i < count; i++) {
      Notice draft = notices.draft(new NewNotice(caseId, text, platform, "anna", now));
      notices.move(draft.id(), 1, NoticeMove.of(NoticeState.APPROVED, "bo", ""));
      NoticeMove sending = new NoticeMove(NoticeState.SENT, "bo", "email", now, now, "");
      assertThat(notices.move(draft.id(), 2, sending)).isEqualTo(MoveOutcome.DONE);
    }
  }

  private void decide(long caseId, CaseStatus status, String policy) {
    int revision = house.database.cases().find(caseId).orElseThrow().revision();
    Decision decision = new Decision(status, policy, "看过", "anna");
    assertThat(house.database.cases().decide(caseId, revision, decision)).isTrue();
  }

  @Test
  void whatIsKeptBackFromAPersonHidesNoOlderNoticeThatHasToBeWithdrawn() {
    long other = id == 1 ? 2 : 1;
    send(id, 1);
    decide(id, CaseStatus.CLEARED, "NV-0");
    decide(other, CaseStatus.VIOLATION, "LB-1");
    send(other, 51);
    house.database.quality().set(new QualitySettings(1.0, 0), "lead");
    decide(other, CaseStatus.CLEARED, "NV-0");
    Visitor second = house.account("cy", Role.REVIEWER);
    second.signIn("cy", House.PASSWORD);
    assertThat(second.get("/notices").body())
        .contains("待撤回的通知", "/cases/" + id + "/notices/1")
        .doesNotContain("还有更多");
    assertThat(house.guest(Role.REGULATOR).get("/notices").body()).contains("还有更多");
  }

  @Test
  void groundsThatAreNotInForceAreRefusedAndNamed() {
    for (String ground :
        List.of("cn-cybersecurity-personal@2017-06-01", "cn-pipl-10@2020-01-01", "cn-pipl-10")) {
      HttpResponse<String> refused = draft(ground);
      assertThat(refused.statusCode()).as(ground).isEqualTo(422);
      assertThat(refused.body()).contains("不在有效期内", ground);
    }
    assertThat(house.database.notices().notices().ofCase(id)).isEmpty();
  }

  @Test
  void theListFiltersByStatePlatformAndWhatIsDue() {
    draft("cn-ecommerce-38@2019-01-01");
    assertThat(list("")).contains("案件 " + id + " 的通知 1", "样例市场");
    assertThat(list("?state=draft&platform=%E6%A0%B7%E4%BE%8B%E5%B8%82%E5%9C%BA&due=week"))
        .contains("的通知 1");
    for (String query : List.of("?state=gone", "?platform=none", "?due=overdue")) {
      assertThat(list(query)).as(query).contains("没有符合条件的通知");
    }
    house.clock.pass(Duration.ofDays(2));
    anna.signIn("anna", House.PASSWORD);
    assertThat(list("?due=overdue")).contains("的通知 1", "已逾期");
    Visitor regulator = house.guest(Role.REGULATOR);
    assertThat(regulator.get("/notices").statusCode()).isEqualTo(200);
    String page = "/cases/" + id + "/notices/1";
    assertThat(regulator.get(page).body())
        .contains(house.database.accounts().pseudonym("anna"))
        .doesNotContain("anna");
    assertThat(regulator.post(page + "/state", "to", "approved").statusCode()).isEqualTo(403);
  }

  private String list(String query) {
    return anna.get("/notices" + query).body();
  }

  @Test
  void anOperatorsOwnPlatformsComeBeforeThoseOfTheProgram() throws Exception {
    house.close();
    Files.writeString(
        folder.resolve("platforms.yaml"),
        """
        - name: 样例市场
          jurisdiction: EU
          zh: 欧洲站
          en: European site
          reply-days: 3
          channels:
            - {kind: email, where: dsa@market.example}
        """);
    open();
    assertThat(anna.get("/cases/" + id + "/notice?language=en").body())
        .contains("value=\"European site\"")
        .containsPattern("value=\"eu-dsa-16@2024-02-17\" checked")
        .doesNotContainPattern("value=\"cn-telecom-fraud-14@2022-12-01\" checked");
  }

  @Test
  void aMistakeInTheOperatorsPlatformsIsSaidAtTheStart(@TempDir Path other) throws Exception {
    Path own = Files.writeString(other.resolve("platforms.yaml"), "- name: [");
    ConsoleParts parts = house.parts(new Takedown(house.database.notices(), own));
    assertThatThrownBy(() -> Console.start(ConsoleSettings.local(house.clock), parts).close())
        .isInstanceOf(ConsoleStartException.class)
        .hasMessageContaining("platforms.yaml cannot be used");
  }
}
