package org.hulian.review.access;

import static org.hulian.store.account.Role.ADMINISTRATOR;
import static org.hulian.store.account.Role.AUDITOR;
import static org.hulian.store.account.Role.LEAD;
import static org.hulian.store.account.Role.OPERATOR;
import static org.hulian.store.account.Role.REGULATOR;
import static org.hulian.store.account.Role.REVIEWER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.springframework.http.HttpMethod;

/**
 * The one table of who may ask for what. A route that is not in it is refused to everybody; a test
 * compares it with the routes that exist. What lets much out, opens a way out or in, or ends in a
 * notice is {@code proved()}: whoever does it has given the password of late. One notice as a file
 * is not: it is made to leave.
 */
public final class RouteRules {
  private static final Set<Role> ANY_ROLE = EnumSet.allOf(Role.class);
  private static final Set<Role> DECIDERS = EnumSet.of(REVIEWER, LEAD);
  private static final Set<Role> LEADS = EnumSet.of(LEAD);
  private static final Set<Role> CASE_READERS = Role.CASE_READERS;
  private static final Set<Role> REVIEWERS = EnumSet.of(REVIEWER);
  private static final Set<Role> RUN_WATCHERS = EnumSet.of(OPERATOR, LEAD, ADMINISTRATOR);
  private static final Set<Role> AUDIT_READERS = EnumSet.of(AUDITOR, ADMINISTRATOR);

  /** Who is told how the work goes; regulators only what is published. */
  private static final Set<Role> FIGURE_READERS =
      EnumSet.of(LEAD, ADMINISTRATOR, AUDITOR, REGULATOR);

  /** Where alerts leave the house to. */
  private static final Set<Role> ADDRESS_SETTERS = EnumSet.of(LEAD, ADMINISTRATOR);

  /** Who works on what. */
  private static final Set<Role> QUEUE_SETTERS = ADDRESS_SETTERS;

  /** With recorded pages, which nothing masks, only a lead: EvidencePages. */
  private static final Set<Role> PACKERS = EnumSet.of(LEAD, REGULATOR);

  private static final Set<Role> SCORERS = EnumSet.of(REVIEWER, LEAD, REGULATOR, OPERATOR);
  private static final Set<Role> INTAKERS = EnumSet.of(LEAD, OPERATOR);
  private static final Set<Role> ADMINISTRATORS = EnumSet.of(ADMINISTRATOR);

  /** Every route, with its rule. */
  public static final List<RouteRule> ALL =
      List.of(
          everybody(HttpMethod.GET, "/assets/**"),
          everybody(HttpMethod.GET, "/.well-known/security.txt"),
          everybody(HttpMethod.GET, "/security"),
          everybody(HttpMethod.GET, "/sign-in"),
          everybody(HttpMethod.POST, "/sign-in"),
          everybody(HttpMethod.POST, "/sign-out"),
          everybody(HttpMethod.GET, "/oidc/start"),
          everybody(HttpMethod.GET, OidcIssuer.RETURN),
          everybody(HttpMethod.POST, PasskeyDoor.ASK),
          everybody(HttpMethod.POST, PasskeyDoor.SIGN_IN),
          everybody(HttpMethod.POST, "/language"),
          everybody(HttpMethod.GET, "/invitations/{secret}"),
          everybody(HttpMethod.POST, "/invitations/{secret}"),
          everybody(HttpMethod.GET, "/passwords/{secret}"),
          everybody(HttpMethod.POST, "/passwords/{secret}"),
          everybody(HttpMethod.GET, "/enter/{secret}"),
          everybody(HttpMethod.POST, "/enter/{secret}"),
          get("/", ANY_ROLE),
          get("/help", ANY_ROLE),
          get("/help/api", ANY_ROLE),
          get("/queue", CASE_READERS),
          post("/queue/next", DECIDERS),
          post("/queue/ahead", DECIDERS),
          get("/queues", QUEUE_SETTERS),
          post("/queues", QUEUE_SETTERS).proved(),
          post("/queues/{id}", QUEUE_SETTERS).proved(),
          post("/queues/{id}/remove", QUEUE_SETTERS).proved(),
          get("/cases/{id}", CASE_READERS),
          get("/cases/{id}/snapshot", CASE_READERS),
          post("/cases/{id}/claim", DECIDERS),
          post("/cases/{id}/release", DECIDERS),
          post("/cases/{id}/skip", DECIDERS),
          post("/cases/{id}/decision", DECIDERS),
          post("/cases/{id}/undo", DECIDERS),
          get("/cases/{id}/victims", LEADS),
          post("/cases/{id}/victims", LEADS).proved(),
          post("/cases/{id}/hold", LEADS).provedWith("release"),
          get("/cases/{id}/group", DECIDERS),
          post("/cases/{id}/group", DECIDERS),
          get("/groups/{id}", DECIDERS),
          post("/groups/{id}/undo", DECIDERS),
          get("/cases/{id}/notice", DECIDERS),
          post("/cases/{id}/notices", DECIDERS),
          get("/cases/{id}/notices/{number}", CASE_READERS),
          get("/cases/{id}/notices/{number}/markdown", CASE_READERS),
          post("/cases/{id}/notices/{number}/state", DECIDERS).proved(),
          post("/cases/{id}/notices/{number}/withdrawal", DECIDERS).proved(),
          get("/notices", CASE_READERS),
          get("/notices/delivery", ADDRESS_SETTERS),
          post("/notices/delivery", ADDRESS_SETTERS).proved(),
          get("/cases/{id}/statement", DECIDERS),
          post("/cases/{id}/statements", DECIDERS),
          get("/statements", CASE_READERS),
          get("/statements/{number}/json", CASE_READERS),
          post("/statements/export", CASE_READERS).proved(),
          get("/second", REVIEWERS),
          post("/second/next", REVIEWERS),
          get("/second/{id}", REVIEWERS),
          post("/second/{id}/answer", REVIEWERS),
          post("/second/{id}/skip", REVIEWERS),
          get("/quality", LEADS),
          post("/quality/settings", LEADS).proved(),
          get("/quality/disputes/{id}", LEADS),
          post("/quality/disputes/{id}", LEADS),
          post("/quality/known/{id}", LEADS),
          post("/quality/appeals/{id}", LEADS),
          post("/cases/{id}/package", PACKERS).proved(),
          get("/dashboard", FIGURE_READERS),
          get("/dashboard/statistics", FIGURE_READERS),
          post("/dashboard/export", FIGURE_READERS).proved(),
          get("/search", CASE_READERS),
          post("/search/export", CASE_READERS).proved(),
          get("/search/batch", CASE_READERS),
          post("/search/batch", CASE_READERS).provedWith("format"),
          get("/listings", CASE_READERS),
          get("/sellers", CASE_READERS),
          get("/contacts", CASE_READERS),
          get("/network/cases/{id}", CASE_READERS),
          get("/network/sellers", CASE_READERS),
          get("/network/contacts", CASE_READERS),
          get("/network/nodes", CASE_READERS),
          get("/saved", CASE_READERS),
          post("/saved", CASE_READERS),
          get("/saved/{id}", CASE_READERS),
          post("/saved/{id}", CASE_READERS),
          post("/saved/{id}/paused", CASE_READERS),
          post("/saved/{id}/delete", CASE_READERS),
          get("/alerts", CASE_READERS),
          post("/alerts/read", CASE_READERS),
          get("/deliveries", ADDRESS_SETTERS),
          post("/deliveries/addresses", ADDRESS_SETTERS).proved(),
          post("/deliveries/addresses/{id}", ADDRESS_SETTERS).proved(),
          get("/runs", RUN_WATCHERS),
          get("/runs/{id}", RUN_WATCHERS),
          get("/metrics", RUN_WATCHERS),
          get("/audit", AUDIT_READERS),
          get("/tokens", ANY_ROLE),
          post("/tokens", ANY_ROLE).proved(),
          post("/tokens/{id}/revoke", ANY_ROLE),
          get("/passkeys", ANY_ROLE),
          post("/passkeys/new", ANY_ROLE).proved(),
          post(PasskeyDoor.BEGIN, ANY_ROLE).proved(),
          post(PasskeyDoor.REGISTER, ANY_ROLE).proved(),
          post("/passkeys/{id}/remove", ANY_ROLE).proved(),
          new RouteRule(HttpMethod.GET, "/api/v1/openapi.json", ANY_ROLE, null),
          new RouteRule(HttpMethod.GET, "/api/v1/search", CASE_READERS, Scope.SEARCH),
          new RouteRule(HttpMethod.GET, "/api/v1/listings", CASE_READERS, Scope.READ),
          new RouteRule(HttpMethod.GET, "/api/v1/listings/{id}", CASE_READERS, Scope.READ),
          new RouteRule(HttpMethod.POST, "/api/v1/classify", SCORERS, Scope.CLASSIFY),
          new RouteRule(HttpMethod.POST, "/api/v1/ingest", INTAKERS, Scope.INGEST),
          get("/accounts", ADMINISTRATORS),
          get("/accounts/pseudonyms", ADMINISTRATORS),
          post("/accounts/invitations", ADMINISTRATORS).proved(),
          post("/accounts/{name}/roles", ADMINISTRATORS).proved(),
          post("/accounts/{name}/password", ADMINISTRATORS).proved(),
          post("/accounts/{name}/enabled", ADMINISTRATORS));

  private RouteRules() {}

  /** What tokens of somebody with these roles can be for. */
  static Set<Scope> scopesOf(Set<Role> roles) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (RouteRule rule : ALL) {
      Scope scope = rule.scope();
      if (scope != null && !Collections.disjoint(rule.roles(), roles)) {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  private static RouteRule everybody(HttpMethod method, String pattern) {
    return new RouteRule(method, pattern, Set.of(), null);
  }

  private static RouteRule get(String pattern, Set<Role> roles) {
    return new RouteRule(HttpMethod.GET, pattern, roles, null);
  }

  private static RouteRule post(String pattern, Set<Role> roles) {
    return new RouteRule(HttpMethod.POST, pattern, roles, null);
  }
}
