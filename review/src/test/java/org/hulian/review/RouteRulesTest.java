package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hulian.review.access.RouteRule;
import org.hulian.review.access.RouteRules;
import org.hulian.store.account.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class RouteRulesTest {
  /** Routes that filters and the resource handler answer, so that no controller names them. */
  private static final Set<String> WITHOUT_CONTROLLER =
      Set.of("GET /assets/**", "POST /sign-in", "POST /sign-out");

  private static House house;

  @BeforeAll
  static void open(@TempDir Path folder) {
    house = new House(folder, ExampleListings.all()).withRuns();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void everyRouteHasARuleAndEveryRuleARoute() {
    Set<String> routes = new TreeSet<>(WITHOUT_CONTROLLER);
    house
        .console
        .context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> routes.addAll(names(mapping)));
    routes.remove("any /error");
    assertThat(RouteRules.ALL.stream().map(rule -> rule.method() + " " + rule.pattern()))
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  private static List<String> names(RequestMappingInfo mapping) {
    List<String> names = new ArrayList<>();
    for (String pattern : mapping.getPatternValues()) {
      if (mapping.getMethodsCondition().isEmpty()) {
        names.add("any " + pattern);
      }
      mapping.getMethodsCondition().getMethods().forEach(m -> names.add(m + " " + pattern));
    }
    return names;
  }

  @Test
  void everyRoleGetsWhatItsRuleSaysAndNothingElse() {
    Map<Role, Visitor> people = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      people.put(role, house.guest(role));
    }
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (RouteRule rule : RouteRules.ALL) {
      if (rule.pattern().equals("/sign-out") || rule.forPrograms()) {
        continue; // ApiTest has those for programs
      }
      for (Role role : Role.values()) {
        check(rule, role, Objects.requireNonNull(people.get(role)), wrong);
        asked++;
      }
      check(rule, null, house.visitor(), wrong);
      asked++;
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThanOrEqualTo(217);
  }

  private static void check(
      RouteRule rule, @Nullable Role role, Visitor person, List<String> wrong) {
    String path =
        rule.pattern()
            .replace("{id}", "1")
            .replace("{number}", "1")
            .replace("{secret}", "nosuchsecret")
            .replace("{name}", "nobody")
            .replace("**", "console.css");
    person.get(role == null ? "/sign-in" : "/help");
    HttpResponse<String> answer =
        rule.method().equals(HttpMethod.GET)
            ? person.get(path)
            : person.post(path, "enabled", "true");
    boolean refused =
        answer.statusCode() == 403
            || (answer.statusCode() == 401
                && answer.headers().map().containsKey("www-authenticate"))
            || answer.headers().firstValue("Location").filter("/sign-in"::equals).isPresent();
    boolean expected = !rule.open() && (role == null || !rule.roles().contains(role));
    if (refused != expected || answer.statusCode() >= 500) {
      wrong.add(rule.method() + " " + path + " as " + role + ": " + answer.statusCode());
    }
  }

  @Test
  void whatHasNoRuleIsThereForNobody() {
    Visitor everything = house.guest(Role.values());
    for (String path :
        List.of(
            "/actuator",
            "/actuator/health",
            "/actuator/env",
            "/error",
            "/h2-console",
            "/queue/",
            "/cases/1/../../audit",
            "/assets/../messages_zh.properties",
            "/assets/%2e%2e/messages_zh.properties",
            "/WEB-INF/web.xml",
            "/org/hulian/review/messages_zh.properties",
            "/swagger-ui",
            "/login",
            "/logout")) {
      assertThat(everything.get(path).statusCode()).as(path).isIn(400, 403, 404);
    }
  }

  @Test
  void aRefusalIsInTheAuditLog() {
    Visitor operator = house.guest(Role.OPERATOR);
    assertThat(operator.get("/cases/1").statusCode()).isEqualTo(403);
    assertThat(house.acts().getFirst()).endsWith("access.refused route:/cases/1");
  }

  @Test
  void noFormWorksWithoutTheTokenOfItsSession() {
    Visitor everything = house.guest(Role.values());
    Visitor stranger = house.visitor();
    stranger.get("/sign-in");
    long before = house.database.audit().count();
    List<String> posts =
        RouteRules.ALL.stream()
            .filter(rule -> rule.method().equals(HttpMethod.POST) && !rule.forPrograms())
            .map(rule -> rule.pattern().replaceAll("\\{\\w+}", "1"))
            .collect(Collectors.toList());
    assertThat(posts).hasSizeGreaterThanOrEqualTo(13);
    for (String path : posts) {
      assertThat(everything.forge(path).statusCode()).as("none: " + path).isEqualTo(403);
    }
    for (String path : posts) {
      everything.useTokenOf(stranger);
      assertThat(everything.post(path).statusCode()).as("foreign: " + path).isEqualTo(403);
    }
    assertThat(house.database.audit().count()).as("nothing was written").isEqualTo(before);
    assertThat(house.database.cases().find(1).orElseThrow().claim()).isNull();
  }
}
