package org.hulian.app.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.notice.Addressee;
import org.hulian.store.notice.MoveOutcome;
import org.hulian.store.notice.NewNotice;
import org.hulian.store.notice.NoticeDelivery;
import org.hulian.store.notice.NoticeMove;
import org.hulian.store.notice.NoticeOutbox;
import org.hulian.store.notice.NoticeState;
import org.hulian.store.notice.NoticeText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to notices arrives at a real server, signed, once, and names nobody. */
class NoticeWebhookTest {
  private static final String SECRET = "0f".repeat(32);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> headers = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Database store;
  private NoticeOutbox outbox;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          headers.add(exchange.getRequestHeaders().getFirst("Hulian-Notice"));
          headers.add(exchange.getRequestHeaders().getFirst("Hulian-Signature"));
          int status = exchange.getRequestURI().getPath().startsWith("/ok") ? 204 : 500;
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    store = Database.open(folder, Access.WRITE, CLOCK);
    outbox = store.notices().outbox();
    String secret = store.accounts().invite(Set.of(Role.REVIEWER), Duration.ofHours(1), "system");
    store.accounts().accept(secret, "anna", "a hash");
    store.listings().save(List.of(offer()));
    store.cases().decide(1, 1, new Decision(CaseStatus.VIOLATION, "FD-1", "seen", "anna"));
  }

  @AfterEach
  void close() {
    store.close();
    server.stop(0);
  }

  private static ScoredListing offer() {
    Listing listing =
        Listing.builder(new ListingId("offer-1")).title("人脸四件套").body("加Q 9000000001").build();
    Finding finding =
        new Finding("OffersGoods", FieldRef.TITLE, new TextSpan(0, 5), "人脸四件套", "人脸四件套", 2);
    Provenance made = new Provenance(Stage.ANALYSIS, "model-1", "lexicon-1");
    return new ScoredListing(
        listing,
        new Verdict.Flagged(
            0.9, Category.FACE_DATA, Severity.HIGH, List.of(finding), List.of(), made));
  }

  private void draftAndApprove() {
    NoticeText text = new NoticeText("zh", "# 通知", "", "FD-1", List.of("cn-pipl-10@2021-11-01"));
    Addressee to = new Addressee("样例市场", "样例市场", "");
    long id =
        store.notices().notices().draft(new NewNotice(1, text, to, "anna", CLOCK.instant())).id();
    assertThat(store.notices().notices().move(id, 1, NoticeMove.of(NoticeState.APPROVED, "bo", "")))
        .isEqualTo(MoveOutcome.DONE);
  }

  private NoticeWebhook.Round send(String path) throws IOException {
    URI console = URI.create("https://review.example/");
    AlertDelivery.Settings settings =
        new AlertDelivery.Settings(SECRET, console, true, null, Duration.ofMinutes(15));
    if (!path.isEmpty()) {
      outbox.setAddress("http://127.0.0.1:" + server.getAddress().getPort() + path, "lea");
    }
    try (NoticeWebhook webhook = new NoticeWebhook(outbox, store.accounts(), settings, CLOCK)) {
      return webhook.send();
    }
  }

  @Test
  void nothingIsWrittenDownOrSentWhileThereIsNoAddress() throws IOException {
    draftAndApprove();
    assertThat(send("/ok")).isEqualTo(new NoticeWebhook.Round(0, 0, 0));
    assertThat(outbox.list(10)).isEmpty();
    assertThatThrownBy(() -> outbox.setAddress("ftp://x", "lea"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachEventArrivesOnceSignedAndNamesNobody() throws IOException {
    send("/ok/secret-path");
    draftAndApprove();
    assertThat(send("")).isEqualTo(new NoticeWebhook.Round(2, 0, 0));
    assertThat(send("")).isEqualTo(new NoticeWebhook.Round(0, 0, 0));
    assertThat(bodies)
        .hasSize(2)
        .first()
        .asString()
        .contains(
            "\"state\":\"draft\"",
            "\"by\":\"" + store.accounts().pseudonym("anna") + "\"",
            "\"policy\":\"FD-1\"")
        .contains("\"link\":\"https://review.example/cases/1/notices/1\"")
        .doesNotContain("anna", "9000000001", "人脸");
    assertThat(bodies.getLast())
        .contains("\"state\":\"approved\"", "\"by\":\"" + store.accounts().pseudonym("bo") + "\"");
    assertThat(headers).contains("1.1", "1.2").filteredOn(h -> h.startsWith("t=")).hasSize(2);
    assertThat(outbox.list(10))
        .extracting(NoticeDelivery::state)
        .containsOnly(NoticeDelivery.State.SENT);
    assertThat(store.audit().list(Long.MAX_VALUE, 20))
        .filteredOn(entry -> entry.action().equals("notice.told"))
        .hasSize(2)
        .allMatch(entry -> !entry.details().contains("secret-path"));
    assertThat(store.searches().deliveries().waiting()).isZero();
  }

  @Test
  void whatAReceiverRefusesWaitsAndIsTriedLater() throws IOException {
    send("/broken");
    draftAndApprove();
    assertThat(send("")).isEqualTo(new NoticeWebhook.Round(0, 1, 0));
    assertThat(bodies).hasSize(1);
    NoticeDelivery first = outbox.list(10).getLast();
    assertThat(first.attempts()).isEqualTo(1);
    assertThat(first.reason()).contains("500");
    assertThat(first.nextAt()).isEqualTo(CLOCK.instant().plusSeconds(60));
    assertThat(outbox.due(CLOCK.instant(), 10)).hasSize(1);
    assertThat(outbox.giveUpBefore(CLOCK.instant().plusSeconds(1))).isEqualTo(2);
    assertThat(outbox.due(CLOCK.instant().plusSeconds(600), 10)).isEmpty();
  }
}
