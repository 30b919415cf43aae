package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.listing.ListingId;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.search.MatchedText;
import org.hulian.store.search.NewAlert;
import org.hulian.store.search.SavedQuery;
import org.hulian.store.search.SavedSearch;
import org.hulian.store.search.SearchOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** What belongs to one person is not there for another, and nothing of it shows anywhere. */
class ObjectAccessTest {
  private static final String SECRET = "zhenzhu";

  @TempDir Path folder;
  private House house;
  private Straight console;
  private long own;
  private long shared;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
    console = new Straight(house);
    for (Role role : Role.values()) {
      account(role.name().toLowerCase(java.util.Locale.ROOT), role);
    }
    account("wang", Role.REVIEWER);
    own = saved(SECRET + " own", false);
    shared = saved("for all", true);
    alert(own, SECRET + " alerted");
    house
        .database
        .tokens()
        .create("wang", SECRET + " token", Set.of(Scope.READ), Duration.ofDays(9));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void account(String name, Role role) {
    String secret = house.database.accounts().invite(Set.of(role), Duration.ofHours(1), "system");
    house.database.accounts().accept(secret, name, "no hash of any password");
  }

  private long saved(String name, boolean forAll) {
    return house
        .database
        .searches()
        .saved()
        .save(
            "wang",
            new SavedQuery(name, name, Map.of()),
            new SearchOptions(forAll, false, true, false, false))
        .orElseThrow();
  }

  private void alert(long search, String title) {
    MatchedText text =
        new MatchedText(title, List.of(), title, List.of(), List.of(title), title, false);
    house
        .database
        .searches()
        .alerts()
        .add(List.of(new NewAlert(search, new ListingId("m-101"), 1, 0.9, text)));
  }

  private static MockHttpSession as(String name, Role role) {
    return Straight.session(new Viewer(name, Set.of(role), false));
  }

  private static MockHttpSession as(Role role) {
    return as(role.name().toLowerCase(java.util.Locale.ROOT), role);
  }

  private static String text(MockHttpServletResponse answer) {
    try {
      return answer.getContentAsString(StandardCharsets.UTF_8)
          + answer.getHeaderNames().stream().map(answer::getHeaders).toList();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anothersSavedSearchIsNotThere() {
    SavedSearch before = house.database.searches().saved().find(own).orElseThrow();
    for (Role role : List.of(Role.REVIEWER, Role.LEAD, Role.REGULATOR)) {
      List<MockHttpServletResponse> answers = new ArrayList<>();
      answers.add(console.get(as(role), "/saved/" + own));
      answers.add(console.post(as(role), "/saved/" + own, "name", "mine now", "q", "x"));
      answers.add(console.post(as(role), "/saved/" + own + "/paused", "paused", "true"));
      answers.add(console.post(as(role), "/saved/" + own + "/delete"));
      assertThat(answers).allSatisfy(answer -> assertThat(answer.getStatus()).isEqualTo(404));
      answers.add(console.get(as(role), "/saved"));
      answers.add(console.get(as(role), "/alerts"));
      answers.add(console.get(as(role), "/alerts", "search", Long.toString(own)));
      answers.add(
          console.post(
              as(role), "/alerts/read", "search", Long.toString(own), "upTo", "9999999999"));
      answers.add(console.get(as(role), "/tokens"));
      assertThat(answers).allSatisfy(answer -> assertThat(text(answer)).doesNotContain(SECRET));
    }
    assertThat(house.database.searches().saved().find(own)).hasValue(before);
    assertThat(house.database.searches().alerts().unread("wang", 9)).isOne();
    assertThat(text(console.get(as("wang", Role.REVIEWER), "/saved"))).contains(SECRET);
    assertThat(text(console.get(as("wang", Role.REVIEWER), "/alerts"))).contains(SECRET);
  }

  @Test
  void aSharedSearchIsReadByAllAndChangedByItsOwnerAndALead() {
    SavedSearch before = house.database.searches().saved().find(shared).orElseThrow();
    for (Role role : List.of(Role.REVIEWER, Role.REGULATOR)) {
      assertThat(console.get(as(role), "/saved/" + shared).getStatus()).isEqualTo(303);
      for (String what : List.of("", "/paused", "/delete")) {
        assertThat(
                console
                    .post(
                        as(role),
                        "/saved/" + shared + what,
                        "name",
                        "mine",
                        "q",
                        "x",
                        "paused",
                        "true")
                    .getStatus())
            .as(role + what)
            .isEqualTo(403);
      }
    }
    assertThat(house.database.searches().saved().find(shared)).hasValue(before);
    console.post(as(Role.LEAD), "/saved/" + shared + "/paused", "paused", "true");
    assertThat(house.database.searches().saved().find(shared).orElseThrow().options().paused())
        .isTrue();
  }

  @Test
  void anothersTokenIsNotThereExceptForAnAdministrator() {
    long token = house.database.tokens().list("wang").getFirst().id();
    for (Role role : Role.values()) {
      if (role == Role.ADMINISTRATOR) {
        continue;
      }
      assertThat(console.post(as(role), "/tokens/" + token + "/revoke").getStatus())
          .as(role.name())
          .isEqualTo(404);
      assertThat(text(console.get(as(role), "/tokens"))).doesNotContain(SECRET, "wang");
    }
    assertThat(house.database.tokens().list("wang").getFirst().revokedAt()).isNull();
    assertThat(text(console.get(as(Role.ADMINISTRATOR), "/tokens"))).contains(SECRET);
    console.post(as(Role.ADMINISTRATOR), "/tokens/" + token + "/revoke");
    assertThat(house.database.tokens().list("wang").getFirst().revokedAt()).isNotNull();
  }

  @Test
  void aCaseThatAnotherHoldsIsNotDecidedAndNotGivenBack() {
    assertThat(house.database.cases().claim(1, "wang", Duration.ofMinutes(10))).isTrue();
    MockHttpSession other = as(Role.REVIEWER);
    console.post(other, "/cases/1/claim");
    console.post(other, "/cases/1/release");
    console.post(other, "/cases/1/skip");
    int revision = house.database.cases().find(1).orElseThrow().revision();
    MockHttpServletResponse decided =
        console.post(
            other,
            "/cases/1/decision",
            "revision",
            Integer.toString(revision),
            "verdict",
            "violation",
            "policy",
            "FD-1");
    assertThat(decided.getStatus()).isEqualTo(409);
    assertThat(house.database.cases().find(1).orElseThrow())
        .satisfies(file -> assertThat(file.status()).isEqualTo(CaseStatus.OPEN))
        .satisfies(file -> assertThat(String.valueOf(file.claim())).contains("wang"));
  }

  @Test
  void aDecisionOfAnotherIsTakenBackByALeadOnly() {
    int revision = house.database.cases().find(1).orElseThrow().revision();
    house
        .database
        .cases()
        .decide(1, revision, new Decision(CaseStatus.VIOLATION, "FD-1", "clear", "wang"));
    assertThat(console.post(as(Role.REVIEWER), "/cases/1/undo").getStatus()).isEqualTo(403);
    assertThat(house.database.cases().find(1).orElseThrow().status())
        .isEqualTo(CaseStatus.VIOLATION);
    assertThat(console.post(as(Role.LEAD), "/cases/1/undo", "reverse", "true").getStatus())
        .isEqualTo(303);
    assertThat(house.database.cases().find(1).orElseThrow().status()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void anEscalatedCaseIsForLeads() {
    int revision = house.database.cases().find(1).orElseThrow().revision();
    house
        .database
        .cases()
        .decide(1, revision, new Decision(CaseStatus.ESCALATED, "", "unsure", "wang"));
    MockHttpSession reviewer = as(Role.REVIEWER);
    assertThat(console.post(reviewer, "/cases/1/claim").getStatus()).isEqualTo(403);
    assertThat(console.post(reviewer, "/cases/1/decision", "verdict", "clear").getStatus())
        .isEqualTo(403);
  }

  @Test
  void aNoticeBelongsToItsCase() {
    for (String path : List.of("/cases/2/notices/1", "/cases/2/notices/1/markdown")) {
      assertThat(console.get(as(Role.LEAD), path).getStatus()).as(path).isEqualTo(404);
    }
    assertThat(console.get(as(Role.LEAD), "/cases/1/notices/0").getStatus()).isEqualTo(404);
  }

  @Test
  void aRefusalNamesNothingOfWhatWasAskedFor() {
    for (Role role : List.of(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR)) {
      for (String path : List.of("/cases/1", "/saved/" + own, "/alerts", "/queue", "/search")) {
        MockHttpServletResponse answer = console.get(as(role), path);
        assertThat(answer.getStatus()).as(role + path).isEqualTo(403);
        assertThat(text(answer)).doesNotContain(SECRET, "四件套", "m-101");
      }
    }
  }
}
