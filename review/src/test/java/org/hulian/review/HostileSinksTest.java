package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hulian.listing.Origin;
import org.hulian.listing.Reply;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.hulian.store.search.SavedQuery;
import org.hulian.store.search.SearchOptions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * What people write is text on every page, as a reader of HTML understands the page: no element, no
 * attribute and no script comes out of it, and the text is there whole.
 */
class HostileSinksTest {
  private static final List<String> SIMILAR =
      List.of("a", "span", "span", "span", "span", "br", "bdi", "br", "bdi");

  private static final List<String> PAYLOADS = Payloads.all();
  private static final String HARMLESS = "harmless";
  private static final Clock CLOCK = Clock.systemUTC();
  private static House house;
  private static Straight console;
  private static final MockHttpSession PERSON = Straight.guest(Role.values());

  @BeforeAll
  static void open(@TempDir Path folder) {
    List<ScoredListing> listings = new ArrayList<>();
    listings.add(ExamplePages.recorded(folder, CLOCK, listing("h", HARMLESS), HARMLESS));
    for (int i = 0; i < PAYLOADS.size(); i++) {
      ScoredListing plain = listing("x" + i, PAYLOADS.get(i));
      listings.add(ExamplePages.recorded(folder, CLOCK, plain, PAYLOADS.get(i)));
    }
    house = new House(folder, listings);
    console = new Straight(house);
    fill();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static ScoredListing listing(String id, String payload) {
    ScoredListing plain =
        ExampleListings.flagged(id, "题" + payload, "文" + payload + "\n行" + payload)
            .by("人" + payload)
            .on("市" + payload)
            .replies(new Reply("买" + payload, "回" + payload, null))
            .build();
    return new ScoredListing(
        plain.listing().toBuilder()
            .category("类" + payload)
            .origin(new Origin("javascript:pwned//" + id, "site", "市" + payload))
            .build(),
        plain.verdict());
  }

  /** Each payload as a reason, a name of a search, a label of a token, and in a run. */
  private static void fill() {
    house.account("anna", Role.LEAD);
    Run run = house.database.runs().start("sample-market");
    List<LedgerEntry> lines = new ArrayList<>();
    for (int i = -1; i < PAYLOADS.size(); i++) {
      String payload = i < 0 ? HARMLESS : PAYLOADS.get(i);
      CaseFile file =
          house.database.cases().find(house.caseOf(i < 0 ? "h" : "x" + i)).orElseThrow();
      house
          .database
          .cases()
          .decide(
              file.id(),
              file.revision(),
              new Decision(CaseStatus.VIOLATION, "FD-1", "因" + payload, "anna"));
      String name = cut(payload);
      house
          .database
          .searches()
          .saved()
          .save(
              "owner" + i / 20,
              new SavedQuery(name, payload, Map.of("platform", List.of(payload))),
              new SearchOptions(true, false, true, true, false))
          .orElseThrow();
      house.database.tokens().create("anna", name, EnumSet.of(Scope.READ), Duration.ofDays(9));
      lines.add(
          new LedgerEntry(
              house.clock.instant(),
              LedgerOutcome.FAILED,
              "https://m.example/" + payload,
              payload));
    }
    house.database.runs().record(run.id(), lines);
    house.database.runs().finish(run.id(), RunStatus.BLOCKED, PAYLOADS.getFirst());
  }

  private static String cut(String payload) {
    return payload.substring(0, Math.min(100, payload.length())).strip();
  }

  @Test
  void whatSellersAndReviewersWroteStaysTextInTheCase() {
    List<String> wrong = new ArrayList<>();
    Document harmless = page("/cases/" + house.caseOf("h"), 200);
    takeOutSimilar(harmless, wrong);
    List<String> shape = shape(harmless);
    int cases = 0;
    for (int i = 0; i < PAYLOADS.size(); i++) {
      String payload = PAYLOADS.get(i);
      Document page = page("/cases/" + house.caseOf("x" + i), 200);
      takeOutSimilar(page, wrong);
      if (!shape(page).equals(shape)) {
        wrong.add("the case has another shape: " + payload);
      }
      page.select(".tip").remove();
      cases += holds(page, ".offer-title", "题" + payload, wrong);
      cases += holds(page, ".seller > .body", "文" + payload + "\n行" + payload, wrong);
      cases += holds(page, ".facts a", "人" + payload, wrong);
      cases += holds(page, ".replies .body", "回" + payload, wrong);
      cases += holds(page, ".history bdi.muted", "因" + payload, wrong);
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isEqualTo(PAYLOADS.size() * 5).isGreaterThanOrEqualTo(130 * 5);
  }

  /** In every kind of line and every sort of piece, shown and hidden. */
  @Test
  void whatARecordedPageSaysStaysText() {
    List<String> wrong = new ArrayList<>();
    List<String> shape = shape(snapshot("h"));
    int cases = 0;
    for (int i = 0; i < PAYLOADS.size(); i++) {
      String payload = PAYLOADS.get(i);
      Document page = snapshot("x" + i);
      if (!payload.contains("\n") && !shape(page).equals(shape)) {
        wrong.add("the recorded page has another shape: " + payload);
      }
      String all = page.select(".page-lines bdi").eachText().toString();
      for (String line : payload.split("\n", -1)) {
        String text = seen(line).strip().replaceAll("\\s+", " ");
        if (!all.contains(text)) {
          wrong.add("the recorded page lacks: " + payload);
        }
      }
      cases += page.select(".page-lines bdi").size();
    }
    assertThat(wrong).isEmpty();
    System.out.println("payload x sink cases of recorded pages: " + cases);
    assertThat(cases).isGreaterThanOrEqualTo(PAYLOADS.size() * 49);
  }

  /** Without the word beside what was found in the listing, which hangs on a payload's length. */
  private static Document snapshot(String id) {
    Document page = page("/cases/" + house.caseOf(id) + "/snapshot", 200);
    page.select(".page-lines .chip").remove();
    return page;
  }

  @Test
  void aQueryStaysTextAndSoDoesTheNameOfAFile() {
    List<String> shape = shape(upload(HARMLESS));
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (String payload : PAYLOADS) {
      String typed = payload.replace("\0", "");
      Document found = page("/search", 200, "q", typed, "platform", typed);
      check(found, "search", wrong);
      String value = found.expectFirst("input[name=q]").attr("value");
      if (!value.equals(typed)) {
        wrong.add("the query is not whole: " + typed + " but " + value);
      }
      if (!shape(upload(typed)).equals(shape)) {
        wrong.add("the upload has another shape: " + typed);
      }
      cases += 2;
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(130 * 2);
  }

  /** How many cases are near to one differs; what each is shown with does not. */
  private static void takeOutSimilar(Document page, List<String> wrong) {
    for (Element one : page.select("section[aria-labelledby=similar]")) {
      check(page, "similar cases", wrong);
      for (Element line : one.select("li")) {
        List<String> tags = line.children().stream().map(Element::tagName).toList();
        boolean bare = line.select("bdi").stream().allMatch(text -> text.childrenSize() == 0);
        if (!bare || !tags.equals(SIMILAR)) {
          wrong.add("a similar case has another shape: " + line);
        }
      }
      one.remove();
    }
  }

  /** Only the file's name differs: what it holds is the same. */
  private static Document upload(String name) {
    MockPart file = new MockPart("file", name, "人脸\n".getBytes(StandardCharsets.UTF_8));
    var upload = MockMvcRequestBuilders.multipart("/search/batch").part(file);
    upload.param("_csrf", Straight.csrf(PERSON)).session(PERSON);
    return document(console.send(upload), 200);
  }

  @Test
  void labelsStayTextInEveryList() {
    List<String> wrong = new ArrayList<>();
    Document tokens = page("/tokens", 200);
    Document saved = page("/saved", 200);
    Set<String> labels = texts(tokens, "td:first-child");
    Set<String> names = texts(saved, "td:first-child bdi");
    for (String payload : PAYLOADS) {
      String label = seen(cut(payload));
      if (!labels.contains(label)) {
        wrong.add("no label: " + payload);
      }
      if (!names.contains(label)) {
        wrong.add("no name: " + payload);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(labels).hasSizeGreaterThanOrEqualTo(130);
  }

  @Test
  void everyListOfTheConsoleIsOursAlone() {
    List<String> wrong = new ArrayList<>();
    for (String path :
        List.of(
            "/queue?status=violation",
            "/queue?status=violation&page=1",
            "/queue?status=violation&page=2",
            "/search?q=",
            "/search?q=pwned",
            "/search?q=pwned&each=yes",
            "/saved",
            "/alerts",
            "/tokens",
            "/runs",
            "/runs/1",
            "/audit",
            "/audit?below=300",
            "/accounts",
            "/deliveries",
            "/dashboard?by=platform",
            "/dashboard/statistics",
            "/help",
            "/help/api",
            "/search/batch")) {
      check(page(path, 200), path, wrong);
    }
    for (int i = 0; i < PAYLOADS.size(); i += 13) {
      String typed = PAYLOADS.get(i).replace("\0", "");
      check(page("/queue", 200, "platform", typed, "category", typed), "queue", wrong);
      check(page("/sign-in", 200, typed, typed), "sign-in", wrong);
      check(page("/dashboard", 200, "platform", typed, "category", typed), "dashboard", wrong);
      check(page("/network/cases/" + house.caseOf("x" + i), 200), "network", wrong);
      check(page("/cases/" + house.caseOf("x" + i) + "/notice", 200), "notice", wrong);
      check(
          document(
              console.post(
                  PERSON,
                  "/cases/" + house.caseOf("x" + i) + "/notices",
                  "recipient",
                  typed,
                  "organisation",
                  typed,
                  "name",
                  typed,
                  "email",
                  typed,
                  "facts",
                  typed),
              422),
          "notice form",
          wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private static Document page(String path, int status, String... parameters) {
    return document(console.get(PERSON, path, parameters), status);
  }

  private static Document document(MockHttpServletResponse answer, int status) {
    assertThat(answer.getStatus()).isEqualTo(status);
    try {
      return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every element in its order with the names of its attributes, and every comment. */
  private static List<String> shape(Document page) {
    List<String> wrong = new ArrayList<>();
    check(page, "shape", wrong);
    assertThat(wrong).isEmpty();
    List<String> shape = new ArrayList<>();
    for (Element element : page.getAllElements()) {
      shape.add(
          element.tagName()
              + element.attributes().asList().stream()
                  .map(Attribute::getKey)
                  .collect(Collectors.toCollection(TreeSet::new)));
      element.childNodes().stream()
          .filter(Comment.class::isInstance)
          .forEach(comment -> shape.add("comment"));
    }
    return shape;
  }

  /** One case if the text stands there whole, with nothing besides. */
  private static int holds(Document page, String where, String text, List<String> wrong) {
    Element place = page.selectFirst(where);
    if (place == null || !place.wholeText().strip().replace("\uFFFD", "").equals(seen(text))) {
      wrong.add(where + ": " + text + " is " + (place == null ? "not there" : place.wholeText()));
    }
    return 1;
  }

  /** Readers of HTML leave the character of number 0 out, or put U+FFFD in its place. */
  private static String seen(String text) {
    return text.replace("\0", "");
  }

  private static Set<String> texts(Document page, String where) {
    return page.select(where).stream()
        .map(element -> element.wholeText().strip())
        .collect(Collectors.toSet());
  }

  /** Nothing that runs, nothing that loads or leads elsewhere, nothing that lays out anew. */
  private static void check(Document page, String where, List<String> wrong) {
    for (Element element : page.getAllElements()) {
      String tag = element.tagName();
      boolean ours = element.attr("src").matches("/assets/[a-z.-]+\\.js");
      if (tag.equals("script") && !(ours && element.data().isBlank())) {
        wrong.add(where + ": " + element);
      }
      if (Set.of("style", "iframe", "object", "embed", "base", "math", "x", "slot").contains(tag)) {
        wrong.add(where + ": <" + tag + ">");
      }
      for (Attribute attribute : element.attributes()) {
        check(attribute, where, wrong);
      }
    }
    if (!page.select("meta[http-equiv]").isEmpty()) {
      wrong.add(where + ": a meta element too many");
    }
  }

  private static void check(Attribute attribute, String where, List<String> wrong) {
    String name = attribute.getKey().toLowerCase(Locale.ROOT);
    String value = attribute.getValue();
    boolean address = Set.of("href", "src", "action", "formaction", "xlink:href").contains(name);
    if (name.startsWith("on") || name.equals("style") || name.equals("srcdoc")) {
      wrong.add(where + ": " + attribute);
    } else if (name.contains("hx-") && !name.equals("hx-boost")) {
      wrong.add(where + ": " + attribute);
    } else if (name.startsWith("th:") || !name.matches("[a-z][a-z-]*")) {
      wrong.add(where + ": " + attribute);
    } else if (address && !value.isEmpty() && !value.matches("[/#?](?!/).*|/")) {
      wrong.add(where + ": " + attribute);
    }
  }
}
