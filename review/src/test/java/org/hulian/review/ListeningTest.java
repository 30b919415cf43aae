package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is answered, by which way, and whom the console believes about whom. */
class ListeningTest {
  private static final URI ADDRESS = URI.create("https://review.example/");
  private static final String PASSWORD = "of no importance";

  @TempDir Path folder;
  private House house;

  @BeforeEach
  void open() {
    house = new House(folder.resolve("data"), ExampleListings.all());
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Console start(Exposure exposure) {
    return Console.start(ConsoleSettings.local(house.clock).by(exposure), house.parts());
  }

  private static String ask(Socket socket, String... headers) throws IOException {
    socket.setSoTimeout(20_000);
    String request =
        "GET /sign-in HTTP/1.1\r\nHost: review.example\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    try (InputStream answer = socket.getInputStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Socket connect(Console console) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), console.port());
  }

  @Test
  void behindAProxyCookiesAreForTlsOnlyAndForThisHostOnly() throws IOException {
    try (Console console = start(new Exposure.Proxied(ADDRESS, Set.of()));
        Socket socket = connect(console)) {
      assertThat(ask(socket, "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.9"))
          .startsWith("HTTP/1.1 200")
          .containsPattern("Set-Cookie: __Host-hulian=[^\\r]*; Path=/;[^\\r]*Secure")
          .contains("Strict-Transport-Security: max-age=");
    }
  }

  @Test
  void onlyADeclaredProxyIsAnswered() throws IOException {
    InetAddress another = InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7});
    try (Console console = start(new Exposure.Proxied(ADDRESS, Set.of(another)));
        Socket socket = connect(console)) {
      assertThat(ask(socket, "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https"))
          .startsWith("HTTP/1.1 403")
          .contains("Content-Security-Policy: ")
          .doesNotContain("<form", "Set-Cookie");
    }
  }

  @Test
  void withoutAProxyForwardedHeadersAreTheSendersOwnWords() {
    Visitor guesser = house.visitor();
    guesser.get("/sign-in");
    guesser.send(
        java.net.http.HttpRequest.newBuilder(house.console.address().resolve("/sign-in"))
            .header("X-Forwarded-For", "203.0.113.9")
            .header("Forwarded", "for=203.0.113.9")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    "username=a&password=b&_csrf=" + guesser.token())));
    assertThat(house.acts())
        .contains("anonymous session.refused address:127.0.0.1")
        .noneMatch(act -> act.contains("203.0.113.9"));
  }

  @Test
  void itEndsTlsByItselfWithAKeystore() throws Exception {
    Path keystore = keystore("localhost");
    try (Console console = start(new Exposure.OwnTls(ADDRESS, keystore, PASSWORD));
        SSLSocket socket = tls(console)) {
      String answer = ask(socket);
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(answer)
          .startsWith("HTTP/1.1 200")
          .containsPattern("Set-Cookie: __Host-hulian=[^\\r]*Secure")
          .contains("Strict-Transport-Security: ");
      assertThat(console.address()).isEqualTo(ADDRESS);
    }
  }

  @Test
  void aKeystoreThatCannotBeUsedIsNamedInOneLine() throws Exception {
    Path keystore = keystore("localhost");
    Path empty = folder.resolve("empty.p12");
    KeyStore none = KeyStore.getInstance("PKCS12");
    none.load(null, null);
    try (var out = Files.newOutputStream(empty)) {
      none.store(out, PASSWORD.toCharArray());
    }
    Path text = Files.writeString(folder.resolve("text.p12"), "no keystore");
    for (Exposure.OwnTls own :
        List.of(
            new Exposure.OwnTls(ADDRESS, folder.resolve("none.p12"), PASSWORD),
            new Exposure.OwnTls(ADDRESS, keystore, "another password"),
            new Exposure.OwnTls(ADDRESS, empty, PASSWORD),
            new Exposure.OwnTls(ADDRESS, text, PASSWORD))) {
      assertThatThrownBy(() -> start(own))
          .isInstanceOf(ConsoleStartException.class)
          .hasMessageContaining(own.keystore().getFileName().toString())
          .hasMessageNotContaining("\n")
          .hasMessageNotContaining(PASSWORD);
      assertThat(own.toString()).doesNotContain(own.password());
    }
  }

  /** Made by the JDK's own tool, as an operator would. */
  private Path keystore(String name) throws IOException, InterruptedException {
    Path file = folder.resolve("key.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-alias",
                "console",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(said).isZero();
    return file;
  }

  /** Trusts the key that was made a moment ago, whoever signed it. */
  private static SSLSocket tls(Console console) throws Exception {
    TrustManager anybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {anybody}, null);
    return (SSLSocket)
        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), console.port());
  }
}
