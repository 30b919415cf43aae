package org.hulian.app.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.hulian.listing.ListingId;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.search.Addresses;
import org.hulian.store.search.Delivery;
import org.hulian.store.search.MatchedText;
import org.hulian.store.search.NewAlert;
import org.hulian.store.search.SavedQuery;
import org.hulian.store.search.SearchOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts arrive at real servers, signed, once, and whatever these answer. */
class AlertDeliveryTest {
  private static final String SECRET = "0f".repeat(32);
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private HttpServer server;
  private Database store;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/ok", exchange -> answer(exchange, 204));
    server.createContext("/broken", exchange -> answer(exchange, 500));
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/ok");
          answer(exchange, 307);
        });
    server.createContext(
        "/hangs",
        exchange -> {
          try {
            hanging.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    store = Database.open(folder, Access.WRITE, CLOCK);
  }

  @AfterEach
  void close() {
    hanging.countDown();
    store.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      bodies.add(
          exchange.getRequestURI()
              + " "
              + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      signatures.add(exchange.getRequestHeaders().getFirst("Hulian-Signature"));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private long search(String name, Addresses addresses) {
    SavedQuery query = new SavedQuery(name, "人脸", Map.of());
    SearchOptions options = new SearchOptions(false, false, true, true, true);
    long id = store.searches().saved().save("anna", query, options).orElseThrow();
    store.searches().saved().setAddresses(id, addresses, "root");
    return id;
  }

  private void alert(long search, String listing, String word) {
    MatchedText text =
        new MatchedText("标题不外发", List.of(), "正文不外发", List.of(), List.of(word), "h", false);
    store
        .searches()
        .alerts()
        .add(List.of(new NewAlert(search, new ListingId(listing), 1, 0.9, text)));
  }

  private AlertDelivery.Round send(boolean loopback, @Nullable MailSettings mail)
      throws IOException {
    URI console = URI.create("https://review.example.test/");
    AlertDelivery.Settings settings =
        new AlertDelivery.Settings(SECRET, console, loopback, mail, Duration.ofMinutes(15));
    WebhookSender sender = new WebhookSender(SECRET, loopback, CLOCK, DEADLINE);
    try (AlertDelivery delivery = new AlertDelivery(store.searches(), settings, CLOCK, sender)) {
      return delivery.send();
    }
  }

  private List<Delivery> webhooks() {
    return store.searches().deliveries().list(100);
  }

  @Test
  void aWebhookIsSignedMaskedAndSentOnce() throws IOException {
    alert(search("脸", new Addresses(at("/ok"), null)), "x 1", "电话13800138001");
    assertThat(send(true, null).sent()).isEqualTo(1);
    assertThat(send(true, null).sent()).isZero();
    String body = bodies.getFirst().substring("/ok ".length());
    assertThat(bodies).hasSize(1);
    assertThat(body)
        .contains("\"search\":\"脸\"", "\"listing\":\"x 1\"", "listings?id=x+1", "\"score\":0.9")
        .doesNotContain("不外发", "13800138001");
    try (WebhookSender same = new WebhookSender(SECRET, true, CLOCK, DEADLINE)) {
      assertThat(signatures).containsExactly(same.signature(CLOCK.instant(), body.getBytes(UTF_8)));
    }
    assertThat(store.audit().list(Long.MAX_VALUE, 1).getFirst().action()).isEqualTo("alert.sent");
  }

  @Test
  void whatFailsWaitsAndHoldsUpNobodyElse() throws IOException {
    alert(search("hangs", new Addresses(at("/hangs"), null)), "a", "w");
    alert(search("broken", new Addresses(at("/broken"), null)), "b", "w");
    alert(search("moved", new Addresses(at("/moved"), null)), "c", "w");
    alert(search("ok", new Addresses(at("/ok"), null)), "d", "w");
    AlertDelivery.Round round = send(true, null);
    assertThat(round).isEqualTo(new AlertDelivery.Round(1, 3, 0));
    assertThat(bodies).noneMatch(body -> body.startsWith("/ok") && body.contains("\"c\""));
    assertThat(webhooks())
        .extracting(one -> one.alert().searchName() + ": " + one.reason())
        .containsExactly(
            "ok: ",
            "moved: answered with status 307",
            "broken: answered with status 500",
            "hangs: no answer in time");
    assertThat(webhooks())
        .filteredOn(one -> one.state() == Delivery.State.WAITING)
        .hasSize(3)
        .allMatch(one -> one.nextAt().isAfter(CLOCK.instant().plusSeconds(40)));
  }

  @Test
  void whatWaitsForADeadReceiverHoldsUpNobodyElseHoweverMuchItIs() throws IOException {
    long dead = search("broken", new Addresses(at("/broken"), null));
    for (int i = 0; i < 450; i++) {
      alert(dead, "dead " + i, "w");
    }
    alert(search("ok", new Addresses(at("/ok"), null)), "d", "w");
    assertThat(send(true, null)).isEqualTo(new AlertDelivery.Round(1, 1, 0));
    assertThat(bodies).extracting(body -> body.split(" ", 2)[0]).containsExactly("/broken", "/ok");
  }

  @Test
  void allThatIsDueIsSentInOneRound() throws IOException {
    long id = search("ok", new Addresses(at("/ok"), null));
    for (int i = 0; i < 450; i++) {
      alert(id, "x " + i, "w");
    }
    assertThat(send(true, null).sent()).isEqualTo(450);
  }

  @Test
  void aReceiverThatFailedIsLeftAloneForAMinuteAndThenGetsTheOthersFirst() throws IOException {
    SettableTime time = new SettableTime(CLOCK.instant());
    long id = search("broken", new Addresses(at("/broken"), null));
    alert(id, "a", "w");
    alert(id, "b", "w");
    WebhookSender sender = new WebhookSender(SECRET, true, time, DEADLINE);
    URI console = URI.create("https://review.example.test/");
    AlertDelivery.Settings settings =
        new AlertDelivery.Settings(SECRET, console, true, null, Duration.ofMinutes(15));
    try (AlertDelivery delivery = new AlertDelivery(store.searches(), settings, time, sender)) {
      delivery.send();
      delivery.send();
      assertThat(bodies).hasSize(1);
      time.now = time.now.plusSeconds(60);
      delivery.send();
      assertThat(bodies).hasSize(2);
      assertThat(bodies.getLast()).contains("\"listing\":\"b\"");
    }
  }

  private static final class SettableTime implements InstantSource {
    private Instant now;

    SettableTime(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Test
  void privateAddressesAreNotAskedUnlessThisMachineIsAllowed() throws IOException {
    alert(search("loop", new Addresses(at("/ok"), null)), "a", "w");
    alert(search("net", new Addresses("https://10.0.0.1/", null)), "b", "w");
    assertThat(send(false, null).failed()).isEqualTo(2);
    assertThat(bodies).isEmpty();
    assertThat(webhooks()).allMatch(one -> one.reason().contains("not public"));
  }

  @Test
  void whatAKilledProcessLeftIsSentByTheNext() throws IOException {
    alert(search("脸", new Addresses(at("/ok"), null)), "a", "w");
    store.close();
    store = Database.open(folder, Access.WRITE, CLOCK);
    assertThat(send(true, null).sent()).isEqualTo(1);
  }

  @Test
  void allAlertsOfASearchAreOneMail() throws IOException {
    long id = search("脸\r\nBcc: x@example.test", new Addresses(null, "team@example.test"));
    alert(id, "a", "人脸");
    alert(id, "b", "人脸");
    try (MailCatcher catcher = new MailCatcher()) {
      MailSettings mail = new MailSettings(catcher.address(), "hulian@example.test", "");
      assertThat(send(true, mail).sent()).isEqualTo(2);
      alert(id, "c", "人脸");
      assertThat(send(true, mail).sent()).isZero();
      assertThat(catcher.mails()).hasSize(1);
      assertThat(catcher.mails().getFirst())
          .contains("To: team@example.test", "Auto-Submitted: auto-generated")
          .doesNotContainIgnoringCase("\nBcc:");
    }
  }

  @Test
  void aMailThatTheServerDoesNotTakeWaits() throws IOException {
    alert(search("脸", new Addresses(null, "team@example.test")), "a", "人脸");
    MailSettings nobody = new MailSettings(URI.create("smtp://127.0.0.1:1"), "h@example.test", "");
    assertThat(send(true, nobody).failed()).isEqualTo(1);
    assertThat(store.searches().deliveries().waiting()).isEqualTo(1);
  }
}
