package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hulian.review.Routes.Route;
import org.hulian.review.access.RouteRule;
import org.hulian.review.access.RouteRules;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Every route there is, asked for by everybody there can be. */
class AccessMatrixTest {
  private static final Set<Role> ALL_ROLES = EnumSet.allOf(Role.class);
  private static final Set<Scope> ALL_SCOPES = EnumSet.allOf(Scope.class);
  private static House house;
  private static Straight console;

  @BeforeAll
  static void open(@TempDir Path folder) {
    house = new House(folder, ExampleListings.all()).withRuns();
    console = new Straight(house);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /**
   * Somebody who asks.
   *
   * @param session a new one for each request, so that none is spoilt by the one before
   * @param token shown with every request; empty for none
   * @param may what is not refused
   */
  private record Caller(
      String name, Supplier<MockHttpSession> session, String token, Predicate<RouteRule> may) {}

  private static Caller person(String name, Viewer viewer, Set<Role> roles) {
    return new Caller(
        name,
        () -> Straight.session(viewer),
        "",
        rule -> rule.open() || (!rule.forPrograms() && reaches(rule, roles)));
  }

  private static Caller program(String name, String token, Set<Role> roles, Set<Scope> scopes) {
    return new Caller(
        name,
        Straight::stranger,
        token,
        rule ->
            rule.open()
                || (rule.forPrograms()
                    && reaches(rule, roles)
                    && (rule.scope() == null || scopes.contains(rule.scope()))));
  }

  private static boolean reaches(RouteRule rule, Set<Role> roles) {
    return rule.roles().stream().anyMatch(roles::contains);
  }

  private static Caller nobody(String name, Supplier<MockHttpSession> session, String token) {
    return new Caller(name, session, token, RouteRule::open);
  }

  /** In this order, since time passes for those who come too late. */
  private static List<Caller> everybody() {
    List<Caller> all = new ArrayList<>();
    account("everything", ALL_ROLES);
    account("gone", ALL_ROLES);
    String late = token("everything", ALL_SCOPES, Duration.ofDays(1));
    String orphan = token("gone", ALL_SCOPES, Duration.ofDays(9));
    String revoked = token("everything", ALL_SCOPES, Duration.ofDays(9));
    house
        .database
        .tokens()
        .revoke(house.database.tokens().list("everything").getFirst().id(), "system");
    house.database.accounts().setEnabled("gone", false, "system");
    house.clock.pass(Duration.ofDays(2));

    all.add(nobody("anonymous", Straight::stranger, ""));
    all.add(
        nobody(
            "disabled account", () -> Straight.session(new Viewer("gone", ALL_ROLES, false)), ""));
    all.add(
        nobody(
            "deleted account", () -> Straight.session(new Viewer("none", ALL_ROLES, false)), ""));
    all.add(nobody("expired token", Straight::stranger, late));
    all.add(nobody("revoked token", Straight::stranger, revoked));
    all.add(nobody("token of a disabled account", Straight::stranger, orphan));
    all.add(nobody("made-up token", Straight::stranger, "hulian_" + "A".repeat(43)));
    all.add(
        new Caller(
            "token for figures",
            Straight::stranger,
            House.TOKEN,
            rule -> rule.open() || rule.pattern().equals("/metrics")));
    for (Role role : Role.values()) {
      String name = role.name().toLowerCase(Locale.ROOT);
      account(name, Set.of(role));
      all.add(person(name, new Viewer(name, Set.of(role), false), Set.of(role)));
      // What the session remembers of roles does not count; what the account has now does.
      all.add(person("once more than " + name, new Viewer(name, ALL_ROLES, false), Set.of(role)));
      String token = token(name, ALL_SCOPES, Duration.ofDays(9));
      all.add(program("token of " + name, token, Set.of(role), ALL_SCOPES));
    }
    for (Scope scope : Scope.values()) {
      String token = token("everything", Set.of(scope), Duration.ofDays(9));
      all.add(program("token to " + scope.key(), token, ALL_ROLES, Set.of(scope)));
    }
    return all;
  }

  private static void account(String name, Set<Role> roles) {
    String secret = house.database.accounts().invite(roles, Duration.ofHours(1), "system");
    house.database.accounts().accept(secret, name, "no hash of any password");
  }

  private static String token(String account, Set<Scope> scopes, Duration validity) {
    return house.database.tokens().create(account, "matrix", scopes, validity);
  }

  @Test
  void everybodyGetsWhatTheTableSaysAndNothingElse() {
    Collection<Route> routes = Routes.of(house);
    List<Caller> callers = everybody();
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (Route route : routes) {
      Optional<RouteRule> rule =
          RouteRules.ALL.stream()
              .filter(one -> (one.method() + " " + one.pattern()).equals(route.toString()))
              .findFirst();
      if (rule.isEmpty()) {
        wrong.add(route + " has no rule");
        continue;
      }
      for (Caller caller : callers) {
        MockHttpServletResponse answer = ask(route, caller);
        if (refused(answer) == caller.may().test(rule.get()) || answer.getStatus() >= 500) {
          wrong.add(route + " as " + caller.name() + ": " + answer.getStatus());
        }
        asked++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(callers).hasSizeGreaterThanOrEqualTo(7);
    assertThat(asked)
        .isEqualTo(routes.size() * callers.size())
        .isGreaterThanOrEqualTo(RouteRules.ALL.size() * 30);
  }

  private static MockHttpServletResponse ask(Route route, Caller caller) {
    MockHttpSession session = caller.session().get();
    // What is changed is not there, so that one caller leaves all as it was for the next.
    String path = route.example(route.changes() ? "999999" : "1");
    MockHttpServletRequestBuilder request = Straight.request(route.verb(), path).session(session);
    if (!caller.token().isEmpty()) {
      request.header("Authorization", "Bearer " + caller.token());
    }
    if (route.pattern().startsWith("/api/")) {
      request.contentType("application/json").content("{\"id\":\"1\",\"title\":\"a\"}");
    } else if (route.changes()) {
      request.param("_csrf", Straight.csrf(session)).param("enabled", "true");
    }
    return console.send(request);
  }

  private static boolean refused(MockHttpServletResponse answer) {
    return answer.getStatus() == 401
        || answer.getStatus() == 403
        || "/sign-in".equals(answer.getHeader("Location"));
  }

  /** What the roles are for, whatever is added to the table. */
  @Test
  void theTableKeepsTheRolesApart() {
    assertThat(patterns(RouteRule::open))
        .as("open to everybody")
        .allMatch(
            pattern ->
                pattern.matches(
                    "/(assets|sign-in|sign-out|language|invitations|passwords|enter|\\.well-known"
                        + "|passkeys/sign-in|oidc|security)(/.*)?"));
    String cases = "/(queue|cases|listings|sellers|contacts|search|saved|alerts)(/.*)?";
    for (Role blind : List.of(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR)) {
      assertThat(patterns(only(blind)))
          .as(blind + " sees no case text")
          .noneMatch(pattern -> pattern.matches(cases) || pattern.startsWith("/api/v1/listings"));
    }
    assertThat(
            RouteRules.ALL.stream()
                .filter(only(Role.REGULATOR))
                .filter(rule -> !rule.method().name().equals("GET"))
                .map(RouteRule::pattern))
        .as("a regulator reads, takes a masked copy, and changes no case")
        .filteredOn(pattern -> pattern.matches("/(queue|cases)(/.*)?"))
        .containsExactly("/cases/{id}/package");
    assertThat(patterns(rule -> rule.pattern().startsWith("/accounts")))
        .allMatch(
            pattern ->
                RouteRules.ALL.stream()
                    .filter(rule -> rule.pattern().equals(pattern))
                    .allMatch(rule -> rule.roles().equals(Set.of(Role.ADMINISTRATOR))));
    assertThat(RouteRules.ALL.stream().filter(RouteRule::forPrograms).map(RouteRule::pattern))
        .allMatch(pattern -> pattern.startsWith("/api/v1/"));
  }

  private static Predicate<RouteRule> only(Role role) {
    return rule -> rule.roles().contains(role);
  }

  private static Stream<String> patterns(Predicate<RouteRule> which) {
    return RouteRules.ALL.stream().filter(which).map(RouteRule::pattern).distinct();
  }
}
