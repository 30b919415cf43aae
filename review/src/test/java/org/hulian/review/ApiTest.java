package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hulian.review.access.RouteRule;
import org.hulian.review.access.RouteRules;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface for programs, over HTTP. */
class ApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String JSON_TYPE = "application/json";
  private static final String LINES = "application/x-ndjson";
  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);
  private static House house;
  private static Program lead;
  private static Program regulator;

  @BeforeAll
  static void open(@TempDir Path folder) {
    house = new House(folder, ExampleListings.all());
    house.account("lead", Role.LEAD);
    house.account("regulator", Role.REGULATOR);
    house.account("operator", Role.OPERATOR);
    lead = program("lead", ALL);
    regulator = program("regulator", ALL);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Program program(String account, Set<Scope> scopes) {
    String token = house.database.tokens().create(account, "test", scopes, Duration.ofDays(30));
    return new Program(house.console.address(), token);
  }

  private static String q(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    String type = status == 200 ? JSON_TYPE : "application/problem+json";
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    return JSON.readTree(answer.body());
  }

  @Test
  void withoutAGoodTokenNothingIsThere() {
    Program stranger = new Program(house.console.address(), "");
    HttpResponse<String> none = stranger.get("/api/v1/search?q=a");
    assertThat(json(none, 401).get("status").asInt()).isEqualTo(401);
    assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"hulian\"");
    HttpResponse<String> wrong =
        new Program(house.console.address(), "hulian_" + "A".repeat(43)).get("/api/v1/search?q=a");
    json(wrong, 401);
    assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"invalid_token\"");
    json(
        stranger.send(stranger.request("/api/v1/search").header("Authorization", "Basic YTpi")),
        401);
  }

  @Test
  void aSessionIsNoToken() {
    Visitor person = house.guest(Role.LEAD);
    assertThat(person.get("/search").statusCode()).isEqualTo(200);
    assertThat(person.get("/api/v1/search?q=a").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenReachesAsFarAsItsScopesAndItsOwnersRoles() {
    Program reads = program("lead", Set.of(Scope.READ));
    HttpResponse<String> answer = reads.get("/api/v1/search?q=a");
    json(answer, 403);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"insufficient_scope\"", "scope=\"search\"");
    Program operator = program("operator", ALL);
    json(operator.get("/api/v1/search?q=a"), 403);
    json(operator.post("/api/v1/classify", JSON_TYPE, "{\"id\":\"1\",\"title\":\"a\"}"), 200);
    json(regulator.post("/api/v1/ingest", JSON_TYPE, "{\"id\":\"1\",\"title\":\"a\"}"), 403);
  }

  @Test
  void whatIsTakenAwayCountsFromTheNextRequestOn() {
    house.account("brief", Role.LEAD);
    Program brief = program("brief", ALL);
    json(brief.get("/api/v1/search?q=a"), 200);
    house.database.accounts().setRoles("brief", Set.of(Role.AUDITOR), "system");
    json(brief.get("/api/v1/search?q=a"), 403);
    long id = house.database.tokens().list("brief").getFirst().id();
    house.database.tokens().revoke(id, "system");
    json(brief.get("/api/v1/search?q=a"), 401);
  }

  @Test
  void everyRefusalIsAProblem() {
    Program lead = program("lead", ALL); // its own: it asks for much within a second
    JsonNode nothing = json(lead.get("/api/v1/nothing"), 404);
    assertThat(nothing.get("instance").asString()).isEqualTo("/api/v1/nothing");
    json(lead.get("/api/"), 404);
    HttpResponse<String> method = lead.post("/api/v1/search", JSON_TYPE, "{}");
    json(method, 405);
    assertThat(method.headers().firstValue("Allow")).hasValue("GET");
    json(lead.post("/api/v1/classify", "text/plain", "a"), 415);
    json(lead.send(lead.request("/api/v1/search?q=a").header("Accept", "image/png").GET()), 406);
    for (String wrong :
        List.of("nonsense=1", "sort=best", "limit=0", "limit=201", "limit=x", "sound=off")) {
      JsonNode problem = json(lead.get("/api/v1/search?" + wrong), 400);
      assertThat(problem.get("type").asString()).isEqualTo("urn:hulian:problem:parameter");
    }
    json(lead.get("/api/v1/listings/none"), 404);
    json(lead.get("/api/v1/listings"), 400);
    json(lead.get("/api/v1/listings/m-101?version=x"), 400);
  }

  @Test
  void aProgramTellsRefusalsApartByTheirType() {
    Program stranger = new Program(house.console.address(), "");
    Program reads = program("lead", Set.of(Scope.READ));
    assertThat(type(json(stranger.get("/api/v1/search?q=a"), 401))).isEqualTo("unauthorized");
    assertThat(type(json(reads.get("/api/v1/search?q=a"), 403))).isEqualTo("scope");
    String listing = "{\"id\":\"1\",\"title\":\"a\"}";
    assertThat(type(json(regulator.post("/api/v1/ingest", JSON_TYPE, listing), 403)))
        .isEqualTo("forbidden");
    assertThat(type(json(lead.get("/api/v1/nothing"), 404))).isEqualTo("not-found");
    assertThat(type(json(lead.get("/api"), 404))).isEqualTo("not-found");
    assertThat(type(json(lead.post("/api/v1/search", JSON_TYPE, "{}"), 405)))
        .isEqualTo("method-not-allowed");
    assertThat(type(json(lead.post("/api/v1/classify", "text/plain", "a"), 415)))
        .isEqualTo("unsupported-media-type");
  }

  private static String type(JsonNode problem) {
    assertThat(problem.has("title")).isTrue();
    return problem.path("type").asString("none").replace("urn:hulian:problem:", "");
  }

  @Test
  void anAdministratorSeesWhatAnybodysTokensAreFor() {
    program("regulator", Set.of(Scope.CLASSIFY));
    Visitor boss = house.account("boss", Role.ADMINISTRATOR);
    boss.signIn("boss", House.PASSWORD);
    assertThat(boss.get("/tokens").body()).contains("<span class=\"chip\">评分</span>");
  }

  @Test
  void aHostileBodyIsAProblemAndNothingElse() {
    String deep = "{\"id\":\"1\",\"body\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    json(lead.post("/api/v1/classify", JSON_TYPE, deep), 422);
    json(lead.post("/api/v1/classify", JSON_TYPE, "x".repeat((1 << 20) + 1)), 413);
    json(lead.post("/api/v1/ingest", LINES, new byte[(8 << 20) + 1]), 413);
    json(lead.post("/api/v1/classify", JSON_TYPE, new byte[] {'{', (byte) 0xFF, '}'}), 400);
    for (String bad : List.of("", "{}", "[]", "null", "{\"id\":1", "{\"id\":\"1\"}")) {
      json(lead.post("/api/v1/classify", JSON_TYPE, bad), 422);
    }
    String surrogate = "{\"id\":\"1\",\"title\":\"\\ud83d\"}";
    json(lead.post("/api/v1/classify", JSON_TYPE, surrogate), 200);
    String markup = "{\"id\":\"1\",\"title\":\"<script>alert(1)</script>\",\"title\":\"b\"}";
    json(lead.post("/api/v1/classify", JSON_TYPE, markup), 200);
    String many = "{\"id\":\"1\",\"title\":\"a\"}\n".repeat(1_001);
    json(lead.post("/api/v1/ingest", LINES, many), 413);
    JsonNode missing =
        json(lead.post("/api/v1/classify", JSON_TYPE, "{\"id\":\"1\",\"title\":\"models\"}"), 503);
    assertThat(missing.get("type").asString()).isEqualTo("urn:hulian:problem:models-missing");
  }

  @Test
  void whatIsTakenInIsFoundAndRead() {
    String lines =
        """
        {"id":"api-1","title":"银杏叶书签","body":"手工做的","platform":"闲鱼"}
        {"id":

        {"id":"https://shop.example/a?b=1","title":"银杏叶标本","price":"35元"}
        """;
    JsonNode taken = json(lead.post("/api/v1/ingest", LINES, lines), 200);
    assertThat(taken.get("results")).hasSize(2);
    assertThat(taken.get("results").get(1).get("line").asInt()).isEqualTo(4);
    assertThat(taken.get("results").get(0).get("outcome").asString()).isEqualTo("new");
    assertThat(taken.get("problems").get(0).get("line").asInt()).isEqualTo(2);
    JsonNode again = json(lead.post("/api/v1/ingest", LINES, lines), 200);
    assertThat(again.get("results").get(0).get("outcome").asString()).isEqualTo("unchanged");
    JsonNode found = json(lead.get("/api/v1/search?q=" + q("银杏叶")), 200);
    assertThat(found.get("total").asInt()).isEqualTo(2);
    JsonNode item = json(lead.get("/api/v1/listings?id=" + q("https://shop.example/a?b=1")), 200);
    assertThat(item.get("listing").get("title").asString()).isEqualTo("银杏叶标本");
    assertThat(item.get("verdict").get("verdict").asString()).isEqualTo("clear");
    assertThat(json(lead.get("/api/v1/listings/api-1"), 200).get("version").asInt()).isEqualTo(1);
    assertThat(house.acts()).anyMatch(act -> act.startsWith("lead listings.ingested run:"));
    assertThat(house.acts()).contains("lead listing.viewed listing:api-1");
  }

  @Test
  void pageByPageEverythingComesOnceWhileMoreArrives() {
    StringBuilder lines = new StringBuilder();
    IntStream.range(0, 95)
        .forEach(i -> lines.append("{\"id\":\"page-").append(i).append("\",\"title\":\"青花瓷碗\"}\n"));
    json(lead.post("/api/v1/ingest", LINES, lines.toString()), 200);
    Set<String> met = new HashSet<>();
    String cursor = "";
    int pages = 0;
    do {
      HttpResponse<String> answer =
          lead.get("/api/v1/search?limit=10&sort=newest&q=" + q("青花瓷碗") + cursor);
      JsonNode page = json(answer, 200);
      page.get("hits").forEach(hit -> assertThat(met.add(hit.get("id").asString())).isTrue());
      JsonNode next = page.get("next");
      cursor = next.isNull() ? "" : "&cursor=" + q(next.asString());
      assertThat(answer.headers().firstValue("Link").isPresent()).isEqualTo(!next.isNull());
      pages++;
      house.clock.pass(Duration.ofSeconds(1));
      String later = "{\"id\":\"later-" + pages + "\",\"title\":\"青花瓷碗\"}";
      json(lead.post("/api/v1/ingest", JSON_TYPE, later), 200);
    } while (!cursor.isEmpty() && pages < 30);
    assertThat(met).filteredOn(id -> id.startsWith("page-")).hasSize(95);
  }

  @Test
  void regulatorsSeeNumbersOfPersonsCovered() {
    String line = "{\"id\":\"p-1\",\"title\":\"转让青铜摆件\",\"body\":\"张先生 13800138001\"}";
    json(lead.post("/api/v1/ingest", JSON_TYPE, line), 200);
    assertThat(lead.get("/api/v1/listings/p-1").body()).contains("13800138001");
    assertThat(regulator.get("/api/v1/listings/p-1").body()).doesNotContain("13800138001");
    assertThat(regulator.get("/api/v1/search?q=" + q("青铜摆件")).body())
        .contains("p-1")
        .doesNotContain("13800138001");
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeAgain() {
    Program eager = program("lead", Set.of(Scope.READ));
    HttpResponse<String> answer = eager.get("/api/v1/openapi.json");
    for (int i = 0; i < 400 && answer.statusCode() == 200; i++) {
      answer = eager.get("/api/v1/openapi.json");
    }
    json(answer, 429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 5L);
  }

  @Test
  void theDescriptionIsOfWhatIsThere() {
    JsonNode document = json(lead.get("/api/v1/openapi.json"), 200);
    assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method ->
                            described.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    List<String> routes =
        RouteRules.ALL.stream()
            .filter(RouteRule::forPrograms)
            .map(rule -> rule.method() + " " + rule.pattern())
            .toList();
    assertThat(described).containsExactlyInAnyOrderElementsOf(routes);
    document
        .get("paths")
        .get("/api/v1/search")
        .get("get")
        .get("parameters")
        .forEach(
            parameter -> {
              String name = parameter.get("name").asString();
              JsonNode values = parameter.get("schema").get("enum");
              String value =
                  values != null
                      ? values.get(0).asString()
                      : Map.of("limit", "5", "cluster", "7").getOrDefault(name, "x");
              assertThat(lead.get("/api/v1/search?" + name + "=" + value).statusCode())
                  .as(name)
                  .isEqualTo(200);
            });
  }

  @Test
  void answersHaveTheFieldsThatTheDescriptionNames() {
    JsonNode schemas = json(lead.get("/api/v1/openapi.json"), 200).get("components").get("schemas");
    String listing = "{\"id\":\"f-1\",\"title\":\"字段\",\"body\":\"a\"}";
    JsonNode taken = json(lead.post("/api/v1/ingest", JSON_TYPE, listing), 200);
    JsonNode scored = json(lead.post("/api/v1/classify", JSON_TYPE, listing), 200);
    JsonNode answer = json(lead.get("/api/v1/search?q=" + q("字段")), 200);
    JsonNode item = json(lead.get("/api/v1/listings/f-1"), 200);
    List<String> wrong = new ArrayList<>();
    compare("TakenIn", taken, schemas, wrong);
    compare("Scored", scored, schemas, wrong);
    compare("Prediction", scored.get("prediction"), schemas, wrong);
    compare("Explanation", scored.get("explanation"), schemas, wrong);
    compare("Answer", answer, schemas, wrong);
    compare("Hit", answer.get("hits").get(0), schemas, wrong);
    compare("Item", item, schemas, wrong);
    compare("Problem", json(lead.get("/api/v1/listings/none"), 404), schemas, wrong);
    assertThat(wrong).isEmpty();
  }

  private static void compare(String name, JsonNode answer, JsonNode schemas, List<String> wrong) {
    JsonNode schema = schemas.get(name);
    Set<String> fields = new TreeSet<>(answer.propertyNames());
    schema
        .get("required")
        .forEach(
            field -> {
              if (!fields.contains(field.asString())) {
                wrong.add(name + " lacks " + field.asString());
              }
            });
    fields.removeAll(schema.get("properties").propertyNames());
    fields.forEach(field -> wrong.add(name + " has " + field));
  }

  @Test
  void aPersonMakesATokenSeesItOnceAndRevokesIt() {
    Visitor owner = house.account("maker", Role.REVIEWER);
    owner.signIn("maker", House.PASSWORD);
    owner.get("/tokens");
    HttpResponse<String> made =
        owner.submit(
            "/tokens", "label", "triage", "scopes", "SEARCH", "scopes", "INGEST", "days", "30");
    String token = made.body().replaceAll("(?s).*value=\"(hulian_[\\w-]{43})\".*", "$1");
    assertThat(token).startsWith("hulian_");
    assertThat(owner.get("/tokens").body()).contains("triage").doesNotContain(token);
    assertThat(house.database.tokens().find(token).orElseThrow().scopes())
        .as("no more than the roles allow")
        .containsExactly(Scope.SEARCH);
    Program program = new Program(house.console.address(), token);
    json(program.get("/api/v1/search?q=a"), 200);
    long id = house.database.tokens().list("maker").getFirst().id();
    Visitor other = house.account("other", Role.REVIEWER);
    other.signIn("other", House.PASSWORD);
    other.get("/tokens");
    assertThat(other.post("/tokens/" + id + "/revoke").statusCode()).isEqualTo(404);
    owner.get("/tokens");
    owner.post("/tokens/" + id + "/revoke");
    json(program.get("/api/v1/search?q=a"), 401);
  }

  @Test
  void aGuestHasNoTokens() {
    Visitor guest = house.guest(Role.LEAD);
    guest.get("/tokens");
    assertThat(guest.submit("/tokens", "label", "x", "scopes", "SEARCH", "days", "1").body())
        .contains("没有账号")
        .doesNotContain("hulian_");
  }

  @Test
  void peopleReadTheDescriptionToo() {
    Visitor person = house.guest(Role.AUDITOR);
    assertThat(person.get("/help/api").body())
        .contains("POST /api/v1/classify", "not_platform", "application/x-ndjson");
  }

  @Test
  void noFormAndNoCookieIsNeededForAProgram() {
    HttpRequest.Builder request =
        lead.request("/api/v1/classify")
            .header("Content-Type", JSON_TYPE)
            .header("Cookie", "hulian=nonsense")
            .header("Origin", "https://elsewhere.example")
            .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"1\",\"title\":\"a\"}"));
    json(lead.send(request), 200);
  }
}
