package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.index.AllHits;
import org.hulian.index.ListingQuery;
import org.hulian.index.ListingSearcher;
import org.hulian.index.SearchResult;
import org.hulian.index.SearchView;
import org.hulian.listing.ListingId;
import org.hulian.listing.Reply;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All hits of a search leave as a file, masked, and the audit log knows. */
class ExportPagesTest {
  /** Nobody's number; the first two have a right check digit. */
  private static final String CANARY = "110101199003074477 6222020000000000000 13800138000";

  @TempDir private Path folder;

  private static Visitor at(House house, Role role) {
    Visitor visitor = house.guest(role);
    visitor.get("/search?q=%E8%84%B8");
    return visitor;
  }

  @Test
  void theSearchPageOffersWhatItShowsAsAFile() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor visitor = house.guest(Role.REVIEWER);
      String page = visitor.get("/search?q=%E4%BA%BA%E8%84%B8&not_platform=x&sort=score").body();

      assertThat(page)
          .contains("action=\"/search/export\"", "name=\"not_platform\" value=\"x\"")
          .contains("name=\"sort\" value=\"score\"", "value=\"xlsx\"");
      assertThat(visitor.get("/search").body()).doesNotContain("/search/export");
    }
  }

  @Test
  void filtersAndOrderAreThoseOfThePage() {
    try (House house = new House(folder, ExampleListings.all())) {
      HttpResponse<String> file =
          at(house, Role.REGULATOR)
              .post(
                  "/search/export",
                  "format",
                  "csv",
                  "q",
                  "",
                  "category",
                  "face_data",
                  "not_platform",
                  "样例市场",
                  "sort",
                  "score");

      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.headers().firstValue("content-disposition"))
          .hasValueSatisfying(
              value ->
                  assertThat(value).matches("attachment; filename=\"hulian-search-.*\\.csv\""));
      assertThat(file.headers().firstValue("content-type")).hasValue("text/csv;charset=UTF-8");
      assertThat(file.headers().firstValue("cache-control"))
          .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
      assertThat(file.body()).startsWith("\uFEFF\"id\",");
      assertThat(file.body().indexOf("m-101"))
          .isPositive()
          .isLessThan(file.body().indexOf("m-105"));
      assertThat(file.body()).doesNotContain("m-107", "m-102");
      assertThat(house.acts().subList(0, 2))
          .containsExactly("demo export.made listings", "demo export.started listings");
      assertThat(house.database.audit().list(Long.MAX_VALUE, 1).getFirst().details())
          .contains("\"rows\":\"2\"", "\"format\":\"csv\"", "CATEGORY=[face_data]", "样例市场");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "xlsx"})
  void noNumberOfAPersonNorNameOfAReviewerLeaves(String format) throws IOException {
    ScoredListing canaries =
        ExampleListings.flagged("c-1", "人脸 " + CANARY, "样品\n" + CANARY + "\n加QQ 900000041")
            .as(Category.FACE_DATA, Severity.HIGH, 0.9)
            .contact("body", "900000041", "qq", "900000041")
            .finding("OffersGoods", "body", CANARY, "x", 1)
            .by("小店 13800138000")
            .replies(new Reply("13800138000", "买家 " + CANARY, null))
            .build();
    try (House house = new House(folder, List.of(canaries))) {
      house
          .database
          .cases()
          .decide(1, 1, new Decision(CaseStatus.VIOLATION, "FD-1", "公开出售", "reviewer_lin"));
      for (Role role : List.of(Role.REVIEWER, Role.LEAD, Role.REGULATOR)) {
        Visitor visitor = at(house, role);
        byte[] file = visitor.download("/search/export", "format", format, "q", "人脸");
        String text =
            format.equals("xlsx") ? Tables.sheet(file) : new String(file, StandardCharsets.UTF_8);

        assertThat(text)
            .contains("c-1", "qq: 900000041", "样品", "***********")
            .doesNotContain("110101199003074477", "6222020000000000000", "13800138000")
            .doesNotContain("reviewer_lin", "公开出售", "demo", "买家");
      }
    }
  }

  @Test
  void aNumberThatABuyerLeftInAReplyDoesNotLeave() {
    String reply = "加微信 13800138000 详聊";
    Mention at = new Mention(FieldRef.reply(0), new TextSpan(4, 15), "13800138000");
    ScoredListing asked =
        ExampleListings.flagged("r-1", "人脸数据", "加QQ 900000041")
            .contact("body", "900000041", "qq", "900000041")
            .contact(new Entity.Contact(at, "wechat", "13800138000"))
            .finding(
                new Finding("MovesOffPlatform", at.field(), new TextSpan(0, 15), "x", "x", 0.5))
            .replies(new Reply("买家", reply, null))
            .build();
    try (House house = new House(folder, List.of(asked))) {
      assertThat(at(house, Role.REVIEWER).post("/search/export", "format", "jsonl", "q", "").body())
          .contains("qq: 900000041", "MovesOffPlatform", "加微信 ***********")
          .doesNotContain("13800138000");
    }
  }

  @Test
  void onlyWhoReadsCasesExports() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor operator = house.guest(Role.OPERATOR);
      operator.get("/runs");
      assertThat(operator.post("/search/export", "format", "csv", "q", "").statusCode())
          .isEqualTo(403);
      assertThat(house.guest(Role.REVIEWER).forge("/search/export").statusCode()).isEqualTo(403);
      assertThat(at(house, Role.LEAD).post("/search/export", "format", "pdf").statusCode())
          .isEqualTo(400);
      assertThat(house.acts()).noneMatch(act -> act.contains("export."));
    }
  }

  @Test
  void aClientThatLeavesInTheMiddleIsInTheAuditLog() throws Exception {
    try (House house = new House(folder, large(400))) {
      try (Socket socket = ask(house, at(house, Role.REVIEWER))) {
        assertThat(socket.getInputStream().readNBytes(4_000)).hasSize(4_000);
      }
      assertThat(ended(house)).isEqualTo("demo export.broken listings");
    }
  }

  @Test
  void anExportEndsWithTheSessionThatAskedForIt() throws Exception {
    try (House house = new House(folder, large(400))) {
      Visitor visitor = at(house, Role.REVIEWER);
      try (Socket socket = ask(house, visitor)) {
        assertThat(socket.getInputStream().readNBytes(4_000)).hasSize(4_000);
        visitor.get("/search");
        visitor.post("/sign-out");
        byte[] rest = socket.getInputStream().readAllBytes();
        assertThat(new String(rest, StandardCharsets.ISO_8859_1)).doesNotEndWith("0\r\n\r\n");
      }
      assertThat(ended(house)).isEqualTo("demo export.broken listings");
    }
  }

  @Test
  void whatIsNotAllOfItDoesNotLookLikeAWholeFile() {
    try (House house = new House(folder, ExampleListings.all());
        Console slow = Console.start(ConsoleSettings.local(house.clock), slow(house.parts()))) {
      Visitor visitor = new Visitor(slow.address());
      String door = slow.oneTimeSignIn(Set.of(Role.REVIEWER)).getPath();
      visitor.get(door);
      visitor.post(door);
      visitor.get("/search?q=%E8%84%B8");

      assertThatThrownBy(() -> visitor.post("/search/export", "format", "csv", "q", ""))
          .hasRootCauseInstanceOf(IOException.class);
      assertThat(house.database.audit().list(Long.MAX_VALUE, 1).getFirst().details())
          .contains("\"complete\":\"false\"", "\"rows\":\"8\"");
    }
  }

  /** The same, but its searches over all hits never have time for all of them. */
  private static ConsoleParts slow(ConsoleParts parts) {
    ListingSearcher whole = parts.searcher();
    ListingSearcher slow =
        new ListingSearcher() {
          @Override
          public SearchResult search(ListingQuery query, SearchView view) {
            return whole.search(query, view);
          }

          @Override
          public AllHits forEach(
              ListingQuery query, SearchView view, Consumer<List<ListingId>> pages) {
            AllHits all = whole.forEach(query, view, pages);
            return new AllHits(all.hits(), all.understood(), false);
          }
        };
    return new ConsoleParts(
        parts.listings(),
        parts.cases(),
        parts.runs(),
        parts.access(),
        parts.audit(),
        slow,
        parts.searches(),
        parts.victims(),
        parts.takedown(),
        parts.insight(),
        parts.desk(),
        parts.metrics());
  }

  @Test
  void twentyThousandRowsComeThoughNoPageHasSoMany() {
    List<ScoredListing> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(ExampleListings.clear("many-" + i, "包邮 " + i, "=" + i));
    }
    try (House house = new House(folder, many)) {
      String csv = at(house, Role.LEAD).post("/search/export", "format", "csv", "q", "包邮").body();

      assertThat(csv.lines()).hasSize(20_001);
      assertThat(csv.lines().skip(1).distinct())
          .hasSize(20_000)
          .allMatch(row -> row.contains("\"'="));
      assertThat(house.database.audit().list(Long.MAX_VALUE, 1).getFirst().details())
          .contains("\"rows\":\"20000\"", "\"complete\":\"true\"");
    }
  }

  /** Larger than what waits in the sockets of both sides. */
  private static List<ScoredListing> large(int count) {
    List<ScoredListing> large = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      large.add(ExampleListings.clear("l-" + i, "包邮", "。".repeat(30_000)));
    }
    return large;
  }

  private static Socket ask(House house, Visitor visitor) throws IOException {
    URI address = house.console.address();
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
            .matcher(visitor.get("/search?q=%E5%8C%85").body());
    assertThat(token.find()).isTrue();
    String body =
        "format=jsonl&q=%E5%8C%85%E9%82%AE&_csrf="
            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setReceiveBufferSize(1 << 16);
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST /search/export HTTP/1.1\r\nHost: "
                + address.getAuthority()
                + "\r\nCookie: hulian="
                + visitor.session()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  private static String ended(House house) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      for (String act : house.acts()) {
        if (act.contains("export.made") || act.contains("export.broken")) {
          return act;
        }
      }
      Thread.sleep(Duration.ofMillis(50));
    }
    return "nothing";
  }
}
