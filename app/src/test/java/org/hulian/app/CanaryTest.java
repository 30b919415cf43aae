package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;
import org.hulian.evidence.Exchange;
import org.hulian.evidence.Truncation;
import org.hulian.index.ListingQuery;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.feed.FeedProblem;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.review.Console;
import org.hulian.review.ConsoleSettings;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.search.SavedQuery;
import org.hulian.store.search.SearchOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A victim that is put in by every door is found nowhere afterwards but in the evidence. */
class CanaryTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  @TempDir private Path folder;

  @Test
  void theVictimIsInNoFileNoOutputAndOnNoPage() throws Exception {
    Path data = folder.resolve("data");
    try (DataFolder open = DataFolder.open(data, Clock.systemUTC())) {
      open.store()
          .searches()
          .saved()
          .save(
              "anna",
              new SavedQuery("代过人脸", "代过人脸", Map.of()),
              new SearchOptions(true, false, true, false, false))
          .orElseThrow();
    }
    byFeed(data);
    byCapture(data);
    commandsAreSilent(data);
    try (DataFolder open = DataFolder.open(data, Clock.systemUTC())) {
      byProgram(open);
      open.catchUp();
      assertThat(open.store().searches().alerts().list("anna", null, Long.MAX_VALUE, 10))
          .isNotEmpty();
      pagesAreSilent(open);
      indexIsSilent(open);
      assertThat(Canary.filesWith(data)).as("while it is open").isEmpty();
    }
    assertThat(Canary.filesWith(data)).isEmpty();
  }

  private void byFeed(Path data) throws IOException {
    String body = Canary.offer().replace("\n", "\\n");
    Path feed =
        Files.writeString(
            folder.resolve("feed.jsonl"),
            "{\"id\":\"f-1\",\"site\":\"shop\",\"seller\":\"demo "
                + Canary.IDENTITY
                + "\",\"price\":\"35元 "
                + Canary.IDENTITY
                + "\",\"category\":\"证件 "
                + Canary.IDENTITY
                + "\",\"title\":\"样品 "
                + Canary.NAME
                + " "
                + Canary.IDENTITY
                + "\",\"body\":\""
                + body
                + "\",\"replies\":[{\"author\":\"x "
                + Canary.IDENTITY
                + "\",\"body\":\""
                + body
                + "\"}]}\n{\"id\":\"f-2\",\"title\":\"书\",\"kind\":\""
                + Canary.IDENTITY
                + "\"}\n");
    silent(CommandRun.on(data, "ingest", feed.toString()));
    silent(CommandRun.of("scan", "--all", "--screen-only", feed.toString()));
    silent(CommandRun.of("scan", "--explain", "--all", "--screen-only", feed.toString()));
    silent(CommandRun.of("scan", "--screen-only", "--text", Canary.offer()));
  }

  /** The same way as a crawl's page goes, and the answers of a crawl are such files. */
  private void byCapture(Path data) throws IOException {
    Path warc = folder.resolve("shop.warc.gz");
    try (OutputStream out = Files.newOutputStream(warc)) {
      WarcFile.append(out, 1, "代过人脸认证", Canary.offer().replace("\n", "\\n"));
    }
    silent(CommandRun.on(data, "ingest", warc.toString()));
    silent(CommandRun.of("extract", warc.toString()));
  }

  private static void byProgram(DataFolder open) {
    Listing offer =
        Listing.builder(new ListingId("p-1")).title("代过人脸").body(Canary.offer()).build();
    try (ApiDesk desk = new ApiDesk(open, Clock.systemUTC())) {
      assertThat(Canary.in(desk.classify(offer, false).toString())).isEmpty();
      List<FeedProblem> problems =
          List.of(new FeedProblem("body", 3, "no kind: " + Canary.IDENTITY));
      assertThat(Canary.in(desk.ingest(List.of(offer), problems, "api:anna").toString())).isEmpty();
    }
  }

  private void commandsAreSilent(Path data) throws IOException {
    Path csv = folder.resolve("all.csv");
    Path lines = folder.resolve("all.jsonl");
    Path sheet = folder.resolve("all.xlsx");
    silent(CommandRun.on(data, "export"));
    silent(CommandRun.on(data, "export", "--what", "predictions"));
    for (Path file : List.of(csv, lines, sheet)) {
      silent(CommandRun.on(data, "export", "--query", "代过人脸", "-o", file.toString()));
    }
    assertThat(Canary.in(Files.readString(csv))).isEmpty();
    assertThat(Canary.in(Files.readString(lines))).isEmpty();
    assertThat(Canary.in(unzipped(sheet))).isEmpty();
    silent(CommandRun.on(data, "search", "代过人脸"));
    silent(CommandRun.on(data, "audit"));
    silent(CommandRun.on(data, "runs"));
    silent(CommandRun.on(data, "statements", "export"));
    silent(CommandRun.on(data, "index", "check"));
    silent(CommandRun.on(data, "verify"));
  }

  private static void silent(CommandRun run) {
    assertThat(Canary.in(run.out() + run.err())).as(run.err()).isEmpty();
  }

  private static String unzipped(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(text.toString()).contains("9000000001");
    return text.toString();
  }

  private static void indexIsSilent(DataFolder open) {
    for (String fact :
        List.of(Canary.NAME, Canary.IDENTITY, Canary.CARD, Canary.PHONE, "和平路412号")) {
      assertThat(open.index().searcher().search(ListingQuery.of("\"" + fact + "\"")).total())
          .as(fact)
          .isZero();
    }
  }

  /** A page of the item, recorded by a crawl, that shows the victim in every way a page has. */
  private static void record(DataFolder open) throws IOException {
    ListingId id = new ListingId("f-1");
    StoredListing stored = open.store().listings().find(id).orElseThrow();
    Clock clock = Clock.systemUTC();
    ArchiveSettings settings =
        new ArchiveSettings(
            DataFolder.warcOf(open.folder()), 1 << 20, "Hulian/test", "Ops <ops@example.test>");
    try (CaptureArchive archive = CaptureArchive.open(settings, clock)) {
      CaptureRef capture =
          archive.record(
              new Exchange(
                  URI.create("https://shop.example.test/f-1"),
                  clock.instant(),
                  null,
                  ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                          + Canary.page())
                      .getBytes(StandardCharsets.UTF_8),
                  null,
                  Truncation.NONE));
      Listing seen =
          stored.listing().toBuilder()
              .body(stored.listing().body() + "\n现货")
              .sighting(new Sighting(Status.LIVE, clock.instant(), capture))
              .build();
      open.store().listings().save(List.of(new ScoredListing(seen, stored.verdict())));
    }
    open.catchUp();
  }

  private static void pagesAreSilent(DataFolder open) throws Exception {
    record(open);
    long shown = open.store().cases().findByListing(new ListingId("f-1")).orElseThrow().id();
    long id = open.store().cases().queue(QueueFilter.OPEN, "anna", 1, 0).getFirst().id();
    int revision = open.store().cases().find(id).orElseThrow().revision();
    open.store()
        .cases()
        .decide(id, revision, new Decision(CaseStatus.VIOLATION, "LB-3", Canary.offer(), "anna"));
    assertThat(open.store().cases().appeal(id, revision + 1, Canary.offer(), "lead")).isTrue();
    try (ApiDesk desk = new ApiDesk(open, Clock.systemUTC());
        Console console =
            Console.start(
                ConsoleSettings.local(Clock.systemUTC()).withPort(0),
                open.consoleParts(Clock.systemUTC(), desk),
                open.packages());
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      URI link = console.oneTimeSignIn(EnumSet.complementOf(EnumSet.of(Role.REGULATOR)));
      Matcher token = TOKEN.matcher(get(client, link).body());
      assertThat(token.find()).isTrue();
      HttpRequest enter =
          HttpRequest.newBuilder(link)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token.group(1)))
              .build();
      client.send(enter, HttpResponse.BodyHandlers.discarding());
      for (String page :
          List.of(
              "queue",
              "cases/" + id,
              "cases/" + id + "/notice",
              "cases/" + id + "/statement",
              "cases/" + id + "/group",
              "cases/" + id + "/victims",
              "cases/" + shown + "/snapshot",
              "notices",
              "statements",
              "second",
              "quality",
              "listings?id=f-1",
              "search?q=%E4%BB%A3%E8%BF%87%E4%BA%BA%E8%84%B8",
              "contacts?kind=qq&handle=9000000001",
              "saved",
              "alerts",
              "runs",
              "audit",
              "metrics",
              "cases/999999")) {
        HttpResponse<String> answer = get(client, console.address().resolve(page));
        assertThat(Canary.in(answer.body())).as(page).isEmpty();
        assertThat(answer.statusCode()).as(page).isLessThan(500);
        assertThat(answer.body().contains("page-lines")).isEqualTo(page.endsWith("/snapshot"));
      }
    }
  }

  private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address).GET().build(), HttpResponse.BodyHandlers.ofString());
  }
}
