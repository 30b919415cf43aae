package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultsTest {
  private static House house;

  @BeforeAll
  static void open(@TempDir Path folder) {
    house = new House(folder, ExampleListings.all());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void theConsoleListensOnTheLoopbackAddressUnlessToldOtherwise() {
    assertThat(ConsoleSettings.local(house.clock).bind().isLoopbackAddress()).isTrue();
    assertThat(house.console.address().toString()).matches("http://127\\.0\\.0\\.1:\\d+/");
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    Visitor visitor = house.guest(Role.REVIEWER);
    for (String path :
        List.of("/sign-in", "/queue", "/cases/1", "/nothing", "/assets/console.css")) {
      HttpHeaders headers = visitor.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy"))
          .as(path)
          .hasValueSatisfying(
              policy ->
                  assertThat(policy)
                      .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                      .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                      .doesNotContain("unsafe"));
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
      assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
      assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
      assertThat(headers.firstValue("Permissions-Policy")).as(path).isPresent();
      assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
      assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
      assertThat(headers.firstValue("Server")).as(path).isEmpty();
      assertThat(headers.firstValue("X-Powered-By")).as(path).isEmpty();
      if (!path.startsWith("/assets")) {
        assertThat(headers.firstValue("Cache-Control"))
            .as(path)
            .get()
            .asString()
            .contains("no-store");
      }
    }
  }

  @Test
  void theSessionCookieIsOutOfReachForScriptsAndOtherSites() {
    String cookie =
        house.visitor().get("/sign-in").headers().allValues("Set-Cookie").stream()
            .filter(set -> set.startsWith("hulian="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/");
  }

  @Test
  void whatThePagesNeedIsServed() {
    for (String path :
        List.of("console.css", "keyboard.js", "typed.js", "htmx.min.js", "favicon.svg")) {
      HttpResponse<String> asset = house.visitor().get("/assets/" + path);
      assertThat(asset.statusCode()).as(path).isEqualTo(200);
      assertThat(asset.body()).as(path).isNotBlank();
    }
  }

  @Test
  void securityTextSaysWhomToTellAndUntilWhen() {
    HttpResponse<String> text = house.visitor().get("/.well-known/security.txt");
    assertThat(text.headers().firstValue("Content-Type")).get().asString().contains("text/plain");
    assertThat(text.body()).contains("Contact: http", "Expires: 2027-05-21T");
  }

  @Test
  void errorsAreExplainedInPlainWordsAndShowNothingOfTheInside() {
    Visitor visitor = house.guest(Role.REVIEWER);
    for (String path :
        List.of("/cases/999", "/cases/abc", "/nothing", "/cases/99999999999999999999")) {
      HttpResponse<String> answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isIn(400, 404);
      assertThat(answer.body())
          .contains("<main")
          .doesNotContain("Exception", "springframework", "tomcat", "\tat ");
    }
    HttpResponse<String> put =
        visitor.send(
            java.net.http.HttpRequest.newBuilder(visitor.address().resolve("/queue"))
                .PUT(java.net.http.HttpRequest.BodyPublishers.noBody()));
    assertThat(put.statusCode()).isIn(403, 405);
  }

  @Test
  void aRequestUnderAForeignHostNameIsRefused() throws IOException {
    assertThat(statusFor("127.0.0.1")).contains(" 200");
    assertThat(statusFor("localhost")).contains(" 200");
    assertThat(statusFor("attacker.example")).contains(" 400");
    assertThat(statusFor("127.0.0.1.attacker.example")).contains(" 400");
  }

  private static String statusFor(String host) throws IOException {
    URI address = house.console.address();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String request = "GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void aTakenPortIsNamedInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ConsoleSettings settings = ConsoleSettings.local(house.clock).withPort(taken.getLocalPort());
      assertThatThrownBy(() -> Console.start(settings, house.parts()))
          .isInstanceOf(ConsoleStartException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is in use")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void nothingListensBeyondLoopbackWithoutAllPrecautions(@TempDir Path folder) throws IOException {
    InetAddress anywhere = InetAddress.getByAddress(new byte[] {0, 0, 0, 0});
    URI proxy = URI.create("https://review.example/");
    try (Database fresh = Database.open(folder, Access.WRITE, house.clock)) {
      ConsoleParts parts =
          new ConsoleParts(
              fresh.listings(),
              fresh.cases(),
              fresh.runs(),
              fresh.schedules(),
              fresh.accounts(),
              fresh.tokens(),
              fresh.audit(),
              house.parts().searcher(),
              fresh.searches(),
              house.parts().takedown(),
              house.parts().desk(),
              house.parts().metrics());
      ConsoleSettings bare = ConsoleSettings.local(house.clock).withBind(anywhere);
      assertThatThrownBy(() -> Console.start(bare, parts))
          .isInstanceOf(ConsoleStartException.class)
          .hasMessageContaining("not declared public");
      ConsoleSettings open =
          new ConsoleSettings(anywhere, 0, true, null, house.clock, bare.locale());
      assertThatThrownBy(() -> Console.start(open, parts)).hasMessageContaining("https://");
      assertThatThrownBy(() -> Console.start(bare.behind(proxy), parts))
          .hasMessageContaining("no administrator");

      String secret =
          fresh
              .accounts()
              .invite(java.util.Set.of(Role.ADMINISTRATOR), Duration.ofHours(1), "system");
      fresh.accounts().accept(secret, "lin", "hash");
      try (Console console = Console.start(bare.behind(proxy), parts)) {
        assertThat(console.address()).isEqualTo(proxy);
        assertThat(console.firstAdministratorLink()).isEmpty();
        assertThat(console.oneTimeSignIn(java.util.Set.of(Role.REVIEWER)).toString())
            .startsWith("https://review.example/enter/");
      }
    }
  }

  @Test
  void aPublicAddressWithoutTlsIsNoAddress() {
    assertThatThrownBy(
            () -> ConsoleSettings.local(house.clock).behind(URI.create("http://review.example/")))
        .hasMessageContaining("https://");
  }
}
