package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.store.account.Role;
import org.hulian.store.notice.Statement;
import org.hulian.store.notice.StatementRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of reasons, from the case to the file that leaves. */
class StatementPagesTest {
  @TempDir Path folder;
  private House house;
  private Visitor anna;
  private StatementRepository statements;
  private long id;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
    statements = house.database.notices().statements();
    anna = house.account("anna", Role.REVIEWER);
    anna.signIn("anna", House.PASSWORD);
    id = house.caseOf("m-101");
    anna.get("/cases/" + id);
    anna.post(
        "/cases/" + id + "/decision", "revision", "1", "verdict", "violation", "policy", "FD-2");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static Map<String, String> complete() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("decision_visibility", "DECISION_VISIBILITY_CONTENT_REMOVED");
    fields.put("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT");
    fields.put("illegal_content_legal_ground", "GDPR, Articles 6 and 9");
    fields.put("illegal_content_explanation", "公开出售他人的人脸信息。");
    fields.put("content_type", "CONTENT_TYPE_TEXT");
    fields.put("category", "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS");
    fields.put("category_specification", "KEYWORD_BIOMETRIC_DATA_BREACH");
    fields.put("content_language", "ZH");
    fields.put("content_date", "2026-11-20");
    fields.put("application_date", "2026-11-22");
    fields.put("decision_facts", "公开页面上的商品。");
    fields.put("source_type", "SOURCE_VOLUNTARY");
    fields.put("automated_detection", "Yes");
    fields.put("automated_decision", "AUTOMATED_DECISION_NOT_AUTOMATED");
    return fields;
  }

  private HttpResponse<String> make(Map<String, String> fields) {
    List<String> flat = new ArrayList<>();
    fields.forEach((name, value) -> flat.addAll(List.of(name, value)));
    anna.get("/cases/" + id + "/statement");
    return anna.post("/cases/" + id + "/statements", flat.toArray(String[]::new));
  }

  @Test
  void noStatementIsMadeOfAContestedDecision() {
    int revision = house.database.cases().find(id).orElseThrow().revision();
    assertThat(house.database.cases().appeal(id, revision, "卖家申诉", "lead")).isTrue();
    HttpResponse<String> form = anna.get("/cases/" + id + "/statement");
    assertThat(form.statusCode()).isEqualTo(409);
    assertThat(form.body()).contains("申诉或复看");
    anna.get("/cases/" + id);
    assertThat(make(complete()).statusCode()).isEqualTo(409);
    assertThat(statements.count()).isZero();
  }

  @Test
  void theFormProposesAStatementWithoutPersonalDataThatIsValidAsItIs() {
    String form = anna.get("/cases/" + id + "/statement").body();
    assertThat(form)
        .contains("value=\"KEYWORD_BIOMETRIC_DATA_BREACH\" checked")
        .contains("value=\"2026-11-20\"", "FD-2")
        .doesNotContain("demo_0001", "13800138000");
    for (String language : List.of("zh", "en")) {
      anna.post("/language", "to", language);
      assertThat(anna.get("/cases/" + id + "/statement").body()).doesNotContain("??");
    }
    assertThat(house.acts()).contains("anna statement.opened case:" + id);
  }

  /** The database is the EU's: what the console speaks says nothing of who reads the statement. */
  @Test
  void theProposedTextsAreEnglishUnlessChineseIsAskedFor() {
    String form = anna.get("/cases/" + id + "/statement").body();
    assertThat(form).contains("lang=\"zh-CN\"", "A program found the content", "法国");
    assertThat(anna.get("/cases/" + id + "/statement?language=zh").body()).contains("程序在公开页面发现该内容");
    Map<String, String> lacking = complete();
    lacking.remove("decision_facts");
    lacking.put("language", "zh");
    assertThat(make(lacking).body()).contains("name=\"language\" value=\"zh\"");
  }

  @Test
  void aStatementLeavesAsJsonWithoutWhoMadeIt() {
    assertThat(make(complete()).headers().firstValue("Location")).hasValue("/statements");
    Statement made = statements.after(0, 10).getFirst();
    assertThat(made.account()).isEqualTo("anna");
    HttpResponse<String> json = anna.get("/statements/" + made.puid() + "/json");
    assertThat(json.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(json.body())
        .isEqualTo(made.body())
        .startsWith("{\"decision_visibility\":[\"DECISION_VISIBILITY_CONTENT_REMOVED\"],")
        .contains("\"puid\":\"" + made.puid() + "\"", "\"content_type\":[\"CONTENT_TYPE_TEXT\"]")
        .doesNotContain("anna", "demo_0001");
    assertThat(anna.get("/statements").body()).contains(made.puid());
    assertThat(anna.get("/statements/none/json").statusCode()).isEqualTo(404);
    assertThat(house.acts())
        .contains("anna statement.made case:" + id, "anna statements.exported statements");
  }

  @Test
  void whatIsMissingOrPersonalIsRefusedAndNamedAndNothingIsKept() {
    Map<String, String> lacking = complete();
    lacking.remove("decision_facts");
    HttpResponse<String> refused = make(lacking);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("<b>事实</b>", "必填", "公开出售他人的人脸信息");
    for (String personal : List.of("加 demo_0001", "卖家_demo 出售", "13800138000", "anna 认定", "买家甲")) {
      Map<String, String> naming = complete();
      naming.put("decision_facts", "公开页面，" + personal);
      assertThat(make(naming).body()).as(personal).contains("含有个人信息");
    }
    assertThat(statements.count()).isZero();
  }

  @Test
  void aHundredLeaveAtOnceAndNoMore() {
    for (int i = 1; i <= 101; i++) {
      statements.add("sor-" + i, id, "{\"puid\":\"sor-" + i + "\"}", "anna");
    }
    anna.get("/statements");
    String first = anna.post("/statements/export", "after", "0").body();
    assertThat(first)
        .startsWith("{\"statements\":[{\"puid\":\"sor-1\"},")
        .endsWith("{\"puid\":\"sor-100\"}]}");
    assertThat(anna.post("/statements/export", "after", "100").body())
        .isEqualTo("{\"statements\":[{\"puid\":\"sor-101\"}]}");
    assertThat(anna.post("/statements/export", "after", "101").statusCode()).isEqualTo(404);
    assertThat(anna.get("/statements").body()).contains("/statements?after=100");
  }

  @Test
  void onlyAViolationGetsAStatement() {
    long open = house.caseOf("m-102");
    assertThat(anna.get("/cases/" + open + "/statement").statusCode()).isEqualTo(409);
    Visitor regulator = house.guest(Role.REGULATOR);
    assertThat(regulator.get("/statements").statusCode()).isEqualTo(200);
    assertThat(regulator.get("/cases/" + id + "/statement").statusCode()).isEqualTo(403);
  }
}
