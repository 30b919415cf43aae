package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.listing.ListingId;
import org.hulian.review.access.RouteRule;
import org.hulian.review.access.RouteRules;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.queue.QueuePlan;
import org.hulian.store.queue.QueueRepository;
import org.hulian.store.queue.ReviewQueue;
import org.hulian.store.search.SavedQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** Leads make queues; of a case in a queue of others, a reviewer is shown and can do nothing. */
class QueuesTest {
  private static final String ITEM = "m-101";
  private static final String NAME = "zhenzhu queue";

  @TempDir Path folder;
  private House house;
  private Straight console;
  private long secret;

  @BeforeEach
  void open() {
    house = new House(folder, ExampleListings.all());
    console = new Straight(house);
    account("anna", Role.REVIEWER);
    account("bo", Role.REVIEWER);
    account("li", Role.LEAD);
    account("office", Role.REGULATOR);
    secret = house.caseOf(ITEM);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void account(String name, Role role) {
    String secret = house.database.accounts().invite(Set.of(role), Duration.ofHours(1), "system");
    house.database.accounts().accept(secret, name, "no hash of any password");
  }

  private QueueRepository queues() {
    return house.database.cases().queues();
  }

  private long queue(String... people) {
    QueuePlan plan = new QueuePlan(new SavedQuery(NAME, "人脸", Map.of()), Set.of(people));
    long id = queues().add(plan, 1, "li").orElseThrow();
    house
        .database
        .listings()
        .forEach(
            one ->
                queues()
                    .place(
                        Map.of(
                            one.listing().id(),
                            one.listing().id().equals(new ListingId(ITEM)) ? id : 0L)));
    return id;
  }

  private static MockHttpSession as(String name, Role role) {
    return Straight.session(new Viewer(name, Set.of(role), false));
  }

  private static MockHttpSession bo() {
    return as("bo", Role.REVIEWER);
  }

  private static MockHttpSession lead() {
    return as("li", Role.LEAD);
  }

  private static String text(MockHttpServletResponse answer) {
    try {
      return answer.getContentAsString(StandardCharsets.UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLeadMakesChangesAndRemovesAQueue() {
    MockHttpServletResponse made =
        console.post(
            lead(),
            "/queues",
            "name",
            NAME,
            "q",
            "出售",
            "address",
            "/search?q=x&platform=集市&cursor=9",
            "position",
            "1",
            "person",
            "anna");
    assertThat(made.getStatus()).isEqualTo(303);
    ReviewQueue queue = queues().list().getFirst();
    assertThat(queue.query())
        .isEqualTo(new SavedQuery(NAME, "出售", Map.of("platform", List.of("集市"))));
    assertThat(queue.people()).containsExactly("anna");
    assertThat(text(console.get(lead(), "/queues")))
        .contains(NAME, "集市", "正在重新分派", "value=\"anna\" checked=\"checked\"");

    String address = "/queues/" + queue.id();
    console.post(lead(), address, "name", "other", "q", "素材", "position", "1");
    assertThat(queues().list().getFirst())
        .satisfies(one -> assertThat(one.closed()).isFalse())
        .satisfies(one -> assertThat(one.query().settings()).containsKey("platform"));
    assertThat(
            console
                .post(lead(), address, "name", "x", "q", "", "position", "1", "person", "nobody")
                .getStatus())
        .as("a name that is nobody's would close it to all")
        .isEqualTo(400);
    assertThat(console.post(lead(), address + "/remove").getStatus()).isEqualTo(303);
    assertThat(console.post(lead(), address + "/remove").getStatus()).isEqualTo(404);
    assertThat(queues().list()).isEmpty();
    assertThat(house.acts())
        .contains(
            "li queue.made queue:" + queue.id(),
            "li queue.changed queue:" + queue.id(),
            "li queue.removed queue:" + queue.id());
  }

  @Test
  void theListIsChosenByQueueWithCountsAndTheWalkFollowsIt() {
    long id = queue("anna");
    MockHttpSession anna = as("anna", Role.REVIEWER);
    assertThat(text(console.get(anna, "/queue"))).contains(NAME, "queue=" + id, "限定人员");
    String chosen = text(console.get(anna, "/queue", "queue", "" + id));
    assertThat(chosen).contains("/cases/" + secret + "\"");
    assertThat(chosen.split("data-item", -1)).hasSize(2);
    assertThat(console.post(anna, "/queue/next").getHeader("Location"))
        .isEqualTo("/cases/" + secret);
    assertThat(console.post(anna, "/queue/ahead", "after", "" + secret).getStatus())
        .as("nothing else is in it")
        .isEqualTo(204);
    assertThat(text(console.get(anna, "/queue", "queue", "none")))
        .doesNotContain("/cases/" + secret + "\"");
    assertThat(text(console.get(anna, "/cases/" + secret))).contains(NAME);
  }

  @Test
  void ofACaseInAQueueOfOthersNothingIsShownAndNothingCanBeDone() {
    queue("anna");
    MockHttpSession bo = bo();
    assertThat(text(console.get(bo, "/queue")))
        .doesNotContain(NAME)
        .doesNotContain("/cases/" + secret + "\"");
    for (RouteRule rule : RouteRules.ALL) {
      if (rule.pattern().matches("(/network)?/cases/\\{id}.*")
          && rule.roles().contains(Role.REVIEWER)) {
        String path = rule.pattern().replace("{id}", "" + secret).replaceAll("\\{[a-z]+}", "1");
        MockHttpServletResponse answer =
            rule.method().equals(HttpMethod.GET)
                ? console.get(bo, path)
                : console.post(bo, path, "verdict", "violation", "policy", "FD-1", "revision", "1");
        assertThat(answer.getStatus()).as(rule.method() + " " + path).isEqualTo(403);
        assertThat(text(answer)).doesNotContain(NAME, "四件套");
      }
    }
    for (int turn = 0; turn < 12; turn++) {
      assertThat(console.post(bo, "/queue/next").getHeader("Location"))
          .isNotEqualTo("/cases/" + secret)
          .doesNotContain("sign-in");
      house.clock.pass(Duration.ofMinutes(11));
    }
    assertThat(house.database.cases().find(secret).orElseThrow())
        .satisfies(file -> assertThat(file.status()).isEqualTo(CaseStatus.OPEN))
        .satisfies(file -> assertThat(file.claim()).isNull());
  }

  @Test
  void whatTheSellerWroteIsReadWithoutTheCase() {
    queue("anna");
    MockHttpServletResponse item = console.get(bo(), "/listings", "id", ITEM);
    assertThat(item.getStatus()).isEqualTo(200);
    assertThat(text(item)).contains("四件套", "您不参与的队列").doesNotContain("/cases/" + secret);
    assertThat(console.get(as("anna", Role.REVIEWER), "/listings", "id", ITEM).getStatus())
        .isEqualTo(303);
    assertThat(text(console.get(bo(), "/search", "q", "四件套"))).contains(ITEM);
    String token =
        house.database.tokens().create("bo", "t", Set.of(Scope.values()), Duration.ofDays(9));
    MockHttpServletResponse read =
        console.send(
            Straight.request(HttpMethod.GET, "/api/v1/listings/" + ITEM)
                .header("Authorization", "Bearer " + token));
    assertThat(read.getStatus()).isEqualTo(200);
    assertThat(text(read)).doesNotContain(NAME);
    for (String path : List.of("/cases/" + secret, "/cases/" + secret + "/decision")) {
      assertThat(
              console
                  .send(
                      Straight.request(HttpMethod.GET, path)
                          .header("Authorization", "Bearer " + token))
                  .getStatus())
          .as("a token opens no page")
          .isNotEqualTo(200);
    }
  }

  @Test
  void leadsAndWhoOverseesReadAsBefore() {
    queue("anna");
    for (MockHttpSession session : List.of(lead(), as("office", Role.REGULATOR))) {
      assertThat(console.get(session, "/cases/" + secret).getStatus()).isEqualTo(200);
      assertThat(text(console.get(session, "/queue"))).contains("/cases/" + secret + "\"");
    }
    assertThat(console.post(lead(), "/cases/" + secret + "/claim").getStatus()).isEqualTo(303);
    assertThat(house.database.cases().find(secret).orElseThrow().claim()).isNotNull();
  }

  @Test
  void theCasesOfARemovedQueueAreEverybodys() {
    long id = queue("anna");
    console.post(lead(), "/queues/" + id + "/remove");
    assertThat(console.get(bo(), "/cases/" + secret).getStatus()).isEqualTo(200);
    console.post(bo(), "/cases/" + secret + "/claim");
    assertThat(String.valueOf(house.database.cases().find(secret).orElseThrow().claim()))
        .contains("bo");
  }
}
