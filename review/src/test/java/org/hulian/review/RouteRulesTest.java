package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hulian.review.access.RouteRules;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteRulesTest {
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
    assertThat(RouteRules.ALL.stream().map(rule -> rule.method() + " " + rule.pattern()))
        .containsExactlyInAnyOrderElementsOf(
            Routes.of(house).stream().map(Routes.Route::toString).toList());
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
}
