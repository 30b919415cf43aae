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
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.account.AccountParts;
import org.hulian.store.account.Role;
import org.hulian.store.run.RunParts;
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
    assertThat(text.body()).contains("/security\n", "Expires: 2027-05-21T");
    String page = text.body().lines().findFirst().orElseThrow().replace("Contact: ", "");
    assertThat(house.visitor().get(URI.create(page).getPath()).body())
        .as("for those without an account")
        .contains("请告诉");
    ConsoleSettings named =
        ConsoleSettings.local(house.clock).withContact(URI.create("mailto:safe@review.example"));
    try (Console console = Console.start(named, house.parts())) {
      Visitor stranger = new Visitor(console.address());
      assertThat(stranger.get("/.well-known/security.txt").body())
          .startsWith("Contact: mailto:safe@review.example\nContact: http");
      assertThat(stranger.get("/security").body()).contains("href=\"mailto:safe@review.example\"");
    }
  }

  /** A browser, or a scanner that asks for pages alone, gets it as well. */
  @Test
  void securityTextIsToldWhateverIsAskedFor() {
    for (String accept : List.of("text/html", "application/json", "image/png")) {
      HttpResponse<String> text =
          house
              .visitor()
              .send(
                  HttpRequest.newBuilder(
                          house.console.address().resolve("/.well-known/security.txt"))
                      .header("Accept", accept));
      assertThat(text.statusCode()).as(accept).isEqualTo(200);
      assertThat(text.headers().firstValue("Content-Type"))
          .get()
          .asString()
          .isEqualToIgnoringCase("text/plain;charset=UTF-8");
      assertThat(text.body()).as(accept).startsWith("Contact: ");
    }
  }

  @Test
  void whoseRoleHasNoUseForTokensIsToldSo() {
    assertThat(house.guest(Role.ADMINISTRATOR).get("/tokens").body())
        .contains("您的角色用不到令牌", "所有账号的令牌");
    assertThat(house.guest(Role.REVIEWER).get("/tokens").body()).doesNotContain("用不到令牌", "所有账号的令牌");
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

  @Test
  void whatTheServerRefusesByItselfCarriesTheHeadersAndNoStyle() throws IOException {
    for (String line :
        List.of(
            "GET /[ HTTP/1.1",
            "GET /% HTTP/1.1",
            "GET /%zz HTTP/1.1",
            "GET /a%00b HTTP/1.1",
            "GET /..%2faudit HTTP/1.1",
            "GET /%2e%2e/audit HTTP/1.1",
            "GET /a;b=c HTTP/1.1",
            "GET //audit HTTP/1.1",
            "GET /a\\b HTTP/1.1",
            "GET /" + "a".repeat(9_000) + " HTTP/1.1",
            "TRACE / HTTP/1.1",
            "GE\u0001T / HTTP/1.1",
            "GET / HTTP/9.9")) {
      String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(line).matches("(?s)HTTP/1.1 (4|5)\\d\\d .*");
      String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
      String body = answer.substring(head.length() + 4);
      if (!body.isBlank()) {
        assertThat(head)
            .as(line)
            .contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options");
      }
      assertThat(body)
          .as(line)
          .doesNotContain("<style", " style=", "Apache", "Tomcat", "Exception", "springframework");
    }
  }

  private static String statusFor(String host) throws IOException {
    String request = "GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    return raw(request).lines().findFirst().orElse("");
  }

  private static String raw(String request) throws IOException {
    URI address = house.console.address();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
              new RunParts(fresh.runs(), fresh.schedules()),
              new AccountParts(fresh.accounts(), fresh.tokens()),
              fresh.audit(),
              house.parts().searcher(),
              fresh.searches(),
              fresh.victims(),
              house.parts().takedown(),
              fresh.insight(),
              house.parts().desk(),
              house.parts().metrics());
      ConsoleSettings bare = ConsoleSettings.local(house.clock).withBind(anywhere);
      refused(bare, parts, "--tls-keystore FILE");
      refused(bare.behind(proxy), parts, "--proxy ADDRESS");
      ConsoleSettings declared =
          bare.by(new Exposure.Proxied(proxy, Set.of(InetAddress.getLoopbackAddress())));
      refused(declared, parts, "no administrator");

      String secret =
          fresh.accounts().invite(Set.of(Role.ADMINISTRATOR), Duration.ofHours(1), "system");
      fresh.accounts().accept(secret, "lin", "hash");
      try (Console console = Console.start(declared, parts)) {
        assertThat(console.address()).isEqualTo(proxy);
        assertThat(console.firstAdministratorLink()).isEmpty();
        assertThat(console.oneTimeSignIn(Set.of(Role.REVIEWER)).toString())
            .startsWith("https://review.example/enter/");
      }
      fresh.accounts().setEnabled("lin", false, "system");
      refused(declared, parts, "no administrator");
    }
  }

  private static void refused(ConsoleSettings settings, ConsoleParts parts, String why) {
    assertThatThrownBy(() -> Console.start(settings, parts))
        .isInstanceOf(ConsoleStartException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aPublicAddressWithoutTlsIsNoAddress() {
    assertThatThrownBy(
            () -> ConsoleSettings.local(house.clock).behind(URI.create("http://review.example/")))
        .hasMessageContaining("https://");
  }
}
