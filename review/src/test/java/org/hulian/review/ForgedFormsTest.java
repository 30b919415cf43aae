package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.review.Routes.Route;
import org.hulian.review.access.RouteRules;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Nothing is changed by a form that is not the console's own, for whoever is signed in. */
class ForgedFormsTest {
  private static House house;
  private static Straight console;

  @BeforeAll
  static void open(@TempDir Path folder) {
    house = new House(folder, ExampleListings.all());
    console = new Straight(house);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private enum Forgery {
    NO_TOKEN,
    EMPTY_TOKEN,
    MADE_UP_TOKEN,
    TOKEN_OF_ANOTHER_SESSION,
    RIGHT_TOKEN_BUT_ANOTHER_SITE,
    RIGHT_TOKEN_BUT_A_NEIGHBOUR,
    RIGHT_TOKEN_BUT_ANOTHER_ORIGIN;

    void apply(MockHttpServletRequestBuilder request, MockHttpSession session) {
      switch (this) {
        case NO_TOKEN -> request.param("x", "y");
        case EMPTY_TOKEN -> request.param("_csrf", "");
        case MADE_UP_TOKEN -> request.param("_csrf", "A".repeat(96));
        case TOKEN_OF_ANOTHER_SESSION ->
            request.param("_csrf", Straight.csrf(Straight.guest(Role.values())));
        case RIGHT_TOKEN_BUT_ANOTHER_SITE ->
            request.param("_csrf", Straight.csrf(session)).header("Sec-Fetch-Site", "cross-site");
        case RIGHT_TOKEN_BUT_A_NEIGHBOUR ->
            request.param("_csrf", Straight.csrf(session)).header("Sec-Fetch-Site", "same-site");
        case RIGHT_TOKEN_BUT_ANOTHER_ORIGIN ->
            request
                .param("_csrf", Straight.csrf(session))
                .header("Origin", "https://attacker.example");
      }
    }
  }

  private static List<Route> changing() {
    return Routes.of(house).stream()
        .filter(route -> route.changes() && !route.pattern().startsWith("/api/"))
        .toList();
  }

  @Test
  void noRouteTakesAForgedForm() {
    MockHttpSession person = Straight.guest(Role.values());
    long before = house.database.audit().count();
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (Route route : changing()) {
      for (Forgery forgery : Forgery.values()) {
        MockHttpServletRequestBuilder request =
            Straight.request(route.verb(), route.example("1")).session(person);
        forgery.apply(request, person);
        MockHttpServletResponse answer = console.send(request);
        if (answer.getStatus() != 403) {
          wrong.add(route + " " + forgery + ": " + answer.getStatus());
        }
        tried++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isEqualTo(changing().size() * 7).isGreaterThanOrEqualTo(25 * 4);
    assertThat(house.database.audit().count()).as("nothing was written").isEqualTo(before);
  }

  @Test
  void whatAFormChangesALinkDoesNot() {
    Set<String> read =
        RouteRules.ALL.stream()
            .filter(rule -> rule.method().equals(HttpMethod.GET))
            .map(rule -> rule.pattern())
            .collect(Collectors.toSet());
    MockHttpSession person = Straight.guest(Role.values());
    long before = house.database.audit().count();
    for (Route route : changing()) {
      String path = route.example("1");
      boolean page =
          read.stream()
              .anyMatch(pattern -> path.matches(pattern.replaceAll("\\{[^}]+}|\\*+", "[^/]+")));
      if (!page) {
        String token = Straight.csrf(person);
        assertThat(console.get(person, path, "_csrf", token, "enabled", "true").getStatus())
            .as(path)
            .isIn(403, 404, 405);
      }
    }
    assertThat(house.database.audit().count()).as("nothing was written").isEqualTo(before);
  }

  @Test
  void theConsolesOwnFormsWorkWhateverTheBrowserSaysOfThem() {
    MockHttpSession person = Straight.guest(Role.values());
    for (List<String> header :
        List.of(
            List.of("Sec-Fetch-Site", "same-origin"),
            List.of("Sec-Fetch-Site", "none"),
            List.of("Origin", "null"),
            List.of("Origin", "http://localhost"))) {
      MockHttpServletRequestBuilder request =
          Straight.request(HttpMethod.POST, "/language")
              .session(person)
              .param("_csrf", Straight.csrf(person))
              .param("to", "en")
              .header(header.getFirst(), header.getLast());
      assertThat(console.send(request).getStatus()).as(header.toString()).isEqualTo(303);
    }
  }

  /** Over HTTP, since the session changes. */
  @Test
  void aFormFromBeforeTheSignInIsOutOfDateAfterIt() {
    Visitor lin = house.account("lin", Role.REVIEWER);
    lin.get("/sign-in");
    Visitor memory = house.visitor();
    memory.get("/sign-in");
    memory.useTokenOf(lin);
    lin.signIn("lin", House.PASSWORD);
    lin.useTokenOf(memory);
    assertThat(lin.post("/cases/1/claim").statusCode()).isEqualTo(403);
    assertThat(house.database.cases().find(1).orElseThrow().claim()).isNull();
  }
}
