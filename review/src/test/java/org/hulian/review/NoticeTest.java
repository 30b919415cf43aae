package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeTest {
  private static House house;
  private static Visitor lead;
  private static long id;

  @BeforeAll
  static void open(@TempDir Path folder) {
    house = new House(folder, listings());
    lead = house.guest(Role.LEAD);
    id = house.caseOf("n-1");
    lead.get("/cases/" + id);
    lead.post(
        "/cases/" + id + "/decision",
        "revision",
        "1",
        "verdict",
        "violation",
        "policy",
        "FD-2",
        "note",
        "");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** A seller's own number, a victim's next to it, and Markdown and placeholders as traps. */
  private static List<ScoredListing> listings() {
    ScoredListing trap =
        ExampleListings.flagged(
                "n-1",
                "人脸四件套 {{email}}",
                "# 假标题\n- 假条目 **粗** [链接](https://attacker.example)\n"
                    + "\u001b]0;标题\u0007\u202e反\n"
                    + "联系电话13800138001，样品在售，两万套，30一套")
            .as(Category.FACE_DATA, Severity.CRITICAL, 0.99)
            .contact("body", "13800138001", "phone", "13800138001")
            .quantity("body", "两万套", "20000", "套")
            .price("body", "30一套", "30", "套")
            .build();
    return List.of(trap, withVictim(), longOne(), cheapOne(), ExampleListings.animation());
  }

  /** A victim's number that a reader of contacts takes for the seller's, beside the seller's. */
  private static ScoredListing withVictim() {
    return ExampleListings.flagged("n-2", "人脸数据 样品", "样品张某 13900139002 实名 2000一套\n拨打 13800138001")
        .as(Category.FACE_DATA, Severity.CRITICAL, 0.99)
        .contact("body", "13900139002", "phone", "13900139002")
        .contact("body", "拨打 13800138001", "phone", "13800138001")
        .build();
  }

  /** A number begins close before the place where an excerpt ends. */
  private static ScoredListing longOne() {
    return ExampleListings.flagged("n-3", "人脸数据", "好".repeat(590) + "13900139002")
        .as(Category.FACE_DATA, Severity.HIGH, 0.9)
        .build();
  }

  /** A price in tenths, and one without a unit. */
  private static ScoredListing cheapOne() {
    return ExampleListings.flagged("n-4", "人脸数据", "5毛一套，打包88")
        .as(Category.FACE_DATA, Severity.HIGH, 0.9)
        .price("body", "5毛一套", "0.5", "套")
        .price("body", "88", "88", null)
        .build();
  }

  private static Map<String, String> complete(String language) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("language", language);
    fields.put("recipient", "示例平台安全中心");
    fields.put("organisation", "示例信任与安全组");
    fields.put("name", "林某");
    fields.put("email", "notice@review.example");
    fields.put("url", "https://market.example/item/n-1?a=1&b=2");
    fields.put("facts", "公开出售成套人脸信息。\n样品号码 110101199003074477、6222020000000000000、13900139002。");
    fields.put("grounds", "cn-pipl-10@2021-11-01");
    fields.put("action", "remove_preserve");
    fields.put("goodFaith", "true");
    return fields;
  }

  private static HttpResponse<String> send(Map<String, String> fields) {
    return send(id, fields);
  }

  private static HttpResponse<String> send(long violation, Map<String, String> fields) {
    List<String> flat = new ArrayList<>();
    fields.forEach(
        (name, value) -> {
          flat.add(name);
          flat.add(value);
        });
    lead.get("/cases/" + violation + "/notice");
    return lead.submit("/cases/" + violation + "/notices", flat.toArray(String[]::new));
  }

  @Test
  void aNoticeIsNotDraftedWhileAnythingIsMissing() {
    int before = house.database.notices().notices().ofCase(id).size();
    for (String field : complete("zh").keySet()) {
      if (field.equals("language")) {
        continue;
      }
      Map<String, String> fields = complete("zh");
      fields.remove(field);
      HttpResponse<String> refused = send(fields);
      assertThat(refused.statusCode()).as(field).isEqualTo(422);
      assertThat(refused.body()).as(field).contains("以下各项缺失或不对");
    }
    Map<String, String> wrong =
        Map.of("email", "nobody", "url", "javascript:x", "grounds", "cn-none", "action", "burn");
    wrong.forEach(
        (field, value) -> {
          Map<String, String> fields = complete("zh");
          fields.put(field, value);
          assertThat(send(fields).statusCode()).as(field).isEqualTo(422);
        });
    assertThat(house.database.notices().notices().ofCase(id)).hasSize(before);
  }

  @Test
  void whatWasTypedIsStillThereAfterARefusal() {
    Map<String, String> fields = complete("zh");
    fields.remove("email");
    assertThat(send(fields).body()).contains("示例信任与安全组", "公开出售成套人脸信息");
  }

  @Test
  void victimsNumbersAreCoveredAndTheSellersOwnContactStays() {
    String notice = send(complete("zh")).body();
    assertThat(notice)
        .contains("13800138001", "******************")
        .doesNotContain("110101199003074477", "6222020000000000000", "13900139002");
  }

  @Test
  void aTelephoneThatNobodyInvitesToCallIsCoveredThoughItWasReadAsAContact() {
    long other = house.caseOf("n-2");
    lead.get("/cases/" + other);
    lead.post(
        "/cases/" + other + "/decision", "revision", "1", "verdict", "violation", "policy", "FD-2");
    String form = lead.get("/cases/" + other + "/notice").body();
    assertThat(form).contains("13800138001").doesNotContain("13900139002");
    Map<String, String> fields = complete("zh");
    fields.put("facts", "号码 13900139002、13800138001。");
    List<String> flat = new ArrayList<>();
    fields.forEach((name, value) -> flat.addAll(List.of(name, value)));
    String notice = lead.submit("/cases/" + other + "/notices", flat.toArray(String[]::new)).body();
    assertThat(notice).contains("样品张某 ***********", "拨打 13800138001").doesNotContain("13900139002");
  }

  @Test
  void noPartOfANumberIsLeftWhereAnExcerptEnds() {
    long other = house.caseOf("n-3");
    lead.get("/cases/" + other);
    lead.post(
        "/cases/" + other + "/decision", "revision", "1", "verdict", "violation", "policy", "FD-2");
    assertThat(send(other, complete("zh")).body()).contains("好*****", " …").doesNotContain("好139");
  }

  @Test
  void aNoticeHasItsPartsInBothLanguages() {
    assertThat(send(complete("zh")).body())
        .contains("致：示例平台安全中心", "https://market.example/item/n-1?a=1&amp;b=2")
        .contains("个人信息保护法》第十条", "善意声明", "签名：林某", "FD-2", "HL-" + id);
    assertThat(send(complete("en")).body())
        .contains("To: 示例平台安全中心", "Personal Information Protection Law", "Art. 10")
        .contains("Statement of good faith", "Signed: 林某", "lang=\"en\"");
  }

  @Test
  void nothingASellerWroteIsMarkupOrAPlaceholderInTheMarkdown() {
    String page = send(complete("zh")).uri().getPath();
    HttpResponse<String> download = lead.get(page + "/markdown");
    assertThat(download.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("text/markdown");
    assertThat(download.headers().firstValue("Content-Disposition"))
        .get()
        .asString()
        .startsWith("attachment");
    assertThat(download.body())
        .contains("> 人脸四件套 \\{\\{email\\}\\}", "> \\# 假标题", "\\[链接\\]\\(https://attacker")
        .contains("<https://market.example/item/n-1?a=1&b=2>")
        .doesNotContain("\n# 假标题", "[链接](")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
  }

  @Test
  void theFormProposesGroundsForTheDecisionAndRemembersWhoNotifies() {
    send(complete("zh"));
    String form = lead.get("/cases/" + id + "/notice").body();
    assertThat(form)
        .contains("value=\"示例信任与安全组\"", "value=\"notice@review.example\"")
        .containsPattern("value=\"cn-pipl-28@2021-11-01\" checked")
        .doesNotContainPattern("value=\"cn-telecom-fraud-14@2022-12-01\" checked")
        .contains("两万套", "30一套");
    assertThat(lead.get("/cases/" + id + "/notice?language=en").body())
        .contains("Biometric".toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void theFactsSayAPriceInTheSellersWordsAndAsAnAmount() {
    long other = house.caseOf("n-4");
    lead.get("/cases/" + other);
    lead.post(
        "/cases/" + other + "/decision", "revision", "1", "verdict", "violation", "policy", "FD-2");
    assertThat(lead.get("/cases/" + other + "/notice").body())
        .contains("价格：5毛一套（0.5 元／套）, 88（88 元）；")
        .doesNotContain("CNY");
    assertThat(lead.get("/cases/" + other + "/notice?language=en").body())
        .contains("5毛一套 (CNY 0.50 per 套), 88 (CNY 88)");
  }

  @Test
  void onlyAViolationGetsANotice() {
    long open = house.caseOf("m-102");
    HttpResponse<String> refused = lead.get("/cases/" + open + "/notice");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("只有裁定为违规的案件才能起草通知", "href=\"/cases/" + open + "\"");
    lead.get("/cases/" + open);
    assertThat(lead.post("/cases/" + open + "/notices", "language", "zh").statusCode())
        .isEqualTo(409);
    assertThat(lead.get("/cases/" + id + "/notices/999").statusCode()).isEqualTo(404);
    assertThat(lead.get("/cases/" + id + "/notices/0").statusCode()).isEqualTo(404);
  }

  @Test
  void aRegulatorReadsDraftsAndMakesNone() {
    send(complete("zh"));
    Visitor regulator = house.guest(Role.REGULATOR);
    assertThat(regulator.get("/cases/" + id + "/notices/1").statusCode()).isEqualTo(200);
    assertThat(regulator.get("/cases/" + id + "/notice").statusCode()).isEqualTo(403);
  }
}
