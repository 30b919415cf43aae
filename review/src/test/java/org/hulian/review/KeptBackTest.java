package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.listing.ListingId;
import org.hulian.review.access.RouteRule;
import org.hulian.review.access.RouteRules;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.quality.QualitySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;

/**
 * A second reviewer cannot know the first decision: in two worlds that differ in nothing else, each
 * answer of the console and of the interface for programs is the same to the byte.
 */
class KeptBackTest {
  private static final String ITEM = "m-101";
  private static final String REASON = "独有的理由 zephyr-77";
  private static final String FIRST = "first.eyes";

  @TempDir Path folder;

  /** A world in which one case was decided so, and waits for a second look. */
  private House world(String name, CaseStatus decided, String policy, boolean known) {
    Path data = folder.resolve(name);
    try (Database database = Database.open(data, Access.WRITE, new SettableClock())) {
      database.listings().save(ExampleListings.all());
      if (!known) {
        database.quality().set(new QualitySettings(1.0, 0), "lead");
      }
      long id = database.cases().findByListing(new ListingId(ITEM)).orElseThrow().id();
      Decision decision = new Decision(decided, policy, REASON, FIRST);
      assertThat(database.cases().decide(id, 1, decision)).isTrue();
      if (known) {
        assertThat(database.quality().addKnown(id, "lead")).isTrue();
        database.quality().set(new QualitySettings(1.0, 1.0), "lead");
        long other = database.cases().findByListing(new ListingId("m-102")).orElseThrow().id();
        database.cases().decide(other, 1, new Decision(decided, policy, REASON, FIRST));
      }
    }
    return new House(data, List.of());
  }

  /** All that somebody who may be asked can ask for, before and after taking the case. */
  private static Map<String, String> everything(House house) {
    Map<String, String> answers = new LinkedHashMap<>();
    Visitor reviewer = house.guest(Role.REVIEWER);
    long id = house.caseOf(ITEM);
    ask(answers, "before ", reviewer, id);
    reviewer.get("/second");
    note(answers, "taken", reviewer.submit("/second/next"));
    ask(answers, "held ", reviewer, id);
    house.account("program", Role.REVIEWER);
    String token =
        house.database.tokens().create("program", "t", Set.of(Scope.values()), Duration.ofDays(9));
    Program program = new Program(house.console.address(), token);
    for (String path :
        List.of(
            "/api/v1/search?q=" + encoded("人脸"),
            "/api/v1/search?q=status:violation",
            "/api/v1/search?q=status:cleared",
            "/api/v1/search?q=status:open",
            "/api/v1/search?q=a&status=violation",
            "/api/v1/listings/" + ITEM,
            "/api/v1/listings?id=" + ITEM)) {
      note(answers, path, program.get(path));
    }
    return answers;
  }

  private static void ask(Map<String, String> answers, String when, Visitor reviewer, long id) {
    for (String path : pages(id)) {
      note(answers, when + path, reviewer.get(path));
      reviewer.get("/help");
    }
    for (String path : forms(id)) {
      HttpResponse<String> answer =
          reviewer.post(
              path, "revision", "2", "verdict", "clear", "clearance", "NV-1", "note", "meins");
      note(answers, when + "POST " + path, answer);
      reviewer.get("/help");
    }
    for (String format : List.of("csv", "jsonl")) {
      note(
          answers,
          when + "export " + format,
          reviewer.post("/search/export", "q", "", "format", format));
    }
  }

  private static List<String> pages(long id) {
    List<String> pages = new ArrayList<>();
    for (RouteRule rule : RouteRules.ALL) {
      if (rule.method().equals(HttpMethod.GET)
          && !rule.forPrograms()
          && (rule.open() || rule.roles().contains(Role.REVIEWER))) {
        pages.add(
            rule.pattern()
                .replace("{id}", Long.toString(id))
                .replaceAll("\\{\\w+}", "1")
                .replace("**", "console.css"));
      }
    }
    for (String status : List.of("open", "escalated", "violation", "cleared")) {
      pages.add("/queue?status=" + status);
      pages.add("/search?q=&status=" + status);
      pages.add("/search?q=&not_status=" + status);
      pages.add("/search?q=status:" + status);
    }
    pages.add("/search?q=" + encoded("人脸四件套") + "&each=yes");
    pages.add("/listings?id=" + ITEM);
    pages.add("/contacts?kind=wechat&handle=demo_0001");
    return pages;
  }

  /** All forms that name the case, but those of the second look itself. */
  private static List<String> forms(long id) {
    return RouteRules.ALL.stream()
        .filter(rule -> rule.method().equals(HttpMethod.POST))
        .filter(rule -> rule.pattern().startsWith("/cases/{id}/"))
        .filter(rule -> rule.roles().contains(Role.REVIEWER))
        .map(rule -> rule.pattern().replace("{id}", Long.toString(id)).replaceAll("\\{\\w+}", "1"))
        .toList();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void note(Map<String, String> answers, String what, HttpResponse<String> answer) {
    String body =
        answer
            .body()
            .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
            .replaceAll("hulian_[A-Za-z0-9_-]{20,}", "")
            .replaceAll("(127\\.0\\.0\\.1|localhost):\\d+", "")
            .replaceAll("token=[0-9A-Z]{16}", "") // made with a key of each house
            .replaceAll("cursor=[^\"&]+", "");
    String to = answer.headers().firstValue("Location").orElse("");
    answers.put(what, answer.statusCode() + " " + to + "\n" + body);
  }

  @Test
  void whatASecondReviewerIsToldDoesNotDependOnTheFirstDecision() {
    Map<String, String> violation;
    Map<String, String> cleared;
    try (House house = world("violation", CaseStatus.VIOLATION, "LB-4", false)) {
      violation = everything(house);
    }
    try (House house = world("cleared", CaseStatus.CLEARED, "NV-1", false)) {
      cleared = everything(house);
    }
    assertThat(violation).hasSizeGreaterThan(80);
    assertThat(violation.keySet()).isEqualTo(cleared.keySet());
    violation.forEach((what, body) -> assertThat(body).as(what).isEqualTo(cleared.get(what)));
    violation.forEach((what, body) -> assertThat(body).as(what).doesNotContain("zephyr-77", FIRST));
    assertThat(violation.get("taken")).contains("人脸四件套", "<mark", "复看 · 案件");
    assertThat(violation.get("before /cases/1")).startsWith("302 /second/1");
    assertThat(violation.get("before POST /cases/1/decision")).startsWith("409").contains("暂不透露");
  }

  @Test
  void aNumberThatIsSpelledOtherwiseIsNotThereOnAnyRoute() {
    try (House house = world("spelled", CaseStatus.VIOLATION, "FD-2", false)) {
      long id = house.caseOf(ITEM);
      Visitor reviewer = house.guest(Role.REVIEWER);
      reviewer.get("/help");
      for (String spelled : spellings(id)) {
        for (RouteRule rule : RouteRules.ALL) {
          if (!rule.roles().contains(Role.REVIEWER) || !isNumbered(rule)) {
            continue;
          }
          String path = rule.pattern().replace("{id}", spelled).replace("{number}", "1");
          boolean get = rule.method().equals(HttpMethod.GET);
          HttpResponse<String> answer = get ? reviewer.get(path) : reviewer.post(path);
          assertThat(answer.statusCode()).as(rule.method() + " " + path).isEqualTo(404);
          assertThat(answer.body()).as(path).doesNotContain("zephyr-77", FIRST);
        }
      }
      assertThat(house.acts()).noneMatch(act -> act.contains("case.viewed"));
    }
  }

  private static boolean isNumbered(RouteRule rule) {
    return !rule.forPrograms()
        && rule.pattern().contains("{id}")
        && !rule.pattern().startsWith("/passkeys/");
  }

  private static List<String> spellings(long id) {
    String wide = Character.toString('０' + (int) id);
    String arabic = Character.toString('\u0660' + (int) id);
    return List.of(
        "+" + id,
        "%2B" + id,
        "0x" + id,
        "0X" + id,
        "%23" + id,
        "%20" + id,
        id + "%20",
        "0" + id,
        "-" + id,
        id + ".0",
        encoded(wide),
        encoded(arabic));
  }

  @Test
  void nothingTellsACaseWithAKnownAnswerFromOneThatWaits() {
    String waiting;
    try (House house = world("waits", CaseStatus.VIOLATION, "FD-2", false)) {
      waiting = taken(house);
    }
    try (House house = world("known", CaseStatus.VIOLATION, "FD-2", true)) {
      assertThat(taken(house)).isEqualTo(waiting);
      assertThat(house.database.quality().accuracy())
          .singleElement()
          .satisfies(one -> assertThat(one.right().hits()).isEqualTo(1));
      assertThat(house.database.quality().open(house.caseOf(ITEM))).isEmpty();
    }
  }

  private static String taken(House house) {
    Map<String, String> answers = new LinkedHashMap<>();
    Visitor reviewer = house.guest(Role.REVIEWER);
    String path = "/second/" + house.caseOf(ITEM);
    note(answers, "kept", reviewer.get(path));
    reviewer.get("/second");
    note(answers, "taken", reviewer.submit("/second/next"));
    note(answers, "case", reviewer.get("/cases/" + house.caseOf(ITEM)));
    note(answers, "api", reviewer.get("/search?q=" + encoded("人脸四件套")));
    reviewer.get(path);
    HttpResponse<String> answer =
        reviewer.post(path + "/answer", "verdict", "violation", "policy", "FD-2", "note", "");
    assertThat(answer.statusCode()).isEqualTo(303);
    return answers.toString();
  }

  @Test
  void theFirstReviewerLeadsAndAuditorsAreToldAndCannotLookAgain() {
    try (House house = new House(folder, ExampleListings.all())) {
      house.database.quality().set(new QualitySettings(1.0, 0), "lead");
      long id = house.caseOf(ITEM);
      Visitor first = house.guest(Role.REVIEWER);
      first.get("/cases/" + id);
      HttpResponse<String> decided =
          first.submit(
              "/cases/" + id + "/decision",
              "revision",
              "1",
              "verdict",
              "violation",
              "policy",
              "FD-2");
      assertThat(decided.body()).contains("已裁定为违规");
      assertThat(first.get("/cases/" + id).body()).contains("FD-2");
      first.get("/second");
      assertThat(first.submit("/second/next").body()).contains("没有等您复看的案件");
      assertThat(house.guest(Role.REGULATOR).get("/cases/" + id).statusCode()).isEqualTo(200);
      for (Role told : List.of(Role.LEAD, Role.AUDITOR, Role.ADMINISTRATOR)) {
        Visitor person = house.guest(Role.REVIEWER, told);
        assertThat(person.get("/cases/" + id).statusCode()).as(told.name()).isEqualTo(200);
        assertThat(person.get("/second").body()).contains("不能盲看");
        assertThat(person.post("/second/next").statusCode()).isEqualTo(403);
      }
    }
  }

  @Test
  void theWholeWayOfADispute() {
    try (House house = world("dispute", CaseStatus.VIOLATION, "FD-2", false)) {
      long id = house.caseOf(ITEM);
      Visitor second = house.guest(Role.REVIEWER);
      second.get("/second");
      second.submit("/second/next");
      assertThat(second.post("/second/" + id + "/answer", "verdict", "clear").statusCode())
          .as("no code")
          .isEqualTo(422);
      HttpResponse<String> saved =
          second.submit(
              "/second/" + id + "/answer", "verdict", "clear", "clearance", "NV-1", "note", "新闻");
      assertThat(saved.body()).contains("您的判断已保存");
      assertThat(second.get("/cases/" + id).statusCode()).as("until the last word").isEqualTo(302);
      second.get("/second");
      assertThat(
              second
                  .post("/second/" + id + "/answer", "verdict", "clear", "clearance", "NV-1")
                  .statusCode())
          .isEqualTo(409);

      Visitor lead = house.guest(Role.LEAD);
      assertThat(lead.get("/quality").body()).contains("/quality/disputes/" + id, "demo");
      assertThat(lead.get("/quality/disputes/" + id).body()).contains(REASON, "新闻", FIRST);
      HttpResponse<String> settled =
          lead.submit(
              "/quality/disputes/" + id,
              "revision",
              "2",
              "verdict",
              "clear",
              "clearance",
              "NV-1",
              "note",
              "引用");
      assertThat(settled.body()).contains("终裁已写入");
      assertThat(second.get("/cases/" + id).body()).contains("终裁", "引用");
      assertThat(house.database.cases().find(id).orElseThrow().status())
          .isEqualTo(CaseStatus.CLEARED);
      assertThat(house.acts()).contains("demo look.answered case:" + id);
      assertThat(lead.get("/quality").body()).contains("1 / 1 · 100 %");
    }
  }

  @Test
  void leadsSetHowMuchAndNoteAppealsAndAddKnownAnswers() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor lead = house.guest(Role.LEAD);
      lead.get("/quality");
      for (String wrong : List.of("101", "-1", "x", "")) {
        assertThat(lead.submit("/quality/settings", "share", wrong, "known", "10").body())
            .contains("没有保存");
      }
      lead.submit("/quality/settings", "on", "true", "share", "12.5", "known", "20");
      assertThat(house.database.quality().settings()).isEqualTo(new QualitySettings(0.125, 0.2));
      lead.submit("/quality/settings", "share", "0", "known", "20");
      assertThat(house.database.quality().settings()).isEqualTo(new QualitySettings(null, 0.2));

      long id = house.caseOf(ITEM);
      house.database.cases().decide(id, 1, new Decision(CaseStatus.VIOLATION, "FD-2", "看过", "lin"));
      lead.get("/cases/" + id);
      assertThat(lead.submit("/quality/known/" + id).body()).contains("已加入");
      assertThat(lead.get("/quality").body()).contains("/quality/known/" + id);
      assertThat(lead.submit("/quality/known/" + id, "retire", "true").body()).contains("已停用");
      lead.get("/cases/" + id);
      assertThat(lead.submit("/quality/appeals/" + id, "revision", "2", "note", " ").body())
          .contains("没有记录");
      assertThat(lead.submit("/quality/appeals/" + id, "revision", "2", "note", "卖家申诉").body())
          .contains("已记录", "申诉", "这一裁定正在复看");
      assertThat(lead.get("/quality/disputes/" + id).body()).contains("复看还没有结果");
      assertThat(house.guest(Role.REVIEWER).get("/cases/" + id).statusCode()).isEqualTo(302);
    }
  }

  @Test
  void theCasePageSaysHowOftenSuchFlagsWereRight() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor reviewer = house.guest(Role.REVIEWER);
      String path = "/cases/" + house.caseOf("m-105");
      assertThat(reviewer.get(path).body()).contains("还没有终局裁定");
      for (String item : List.of("m-101", "m-107")) {
        CaseStatus status = item.equals("m-101") ? CaseStatus.VIOLATION : CaseStatus.CLEARED;
        house
            .database
            .cases()
            .decide(house.caseOf(item), 1, new Decision(status, "FD-2", "看过", "lin"));
      }
      assertThat(reviewer.get(path).body())
          .contains("50 % (9–91)", "2 个终局裁定中 1 个", "实测精确率", "1 / 2");
    }
  }
}
