package org.hulian.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String WORD = "sample-word";

  @TempDir Path folder;

  private SSLContext selfSigned() throws Exception {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "site",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                WORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, WORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, WORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotTrusted() throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
    server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    server.start();
    EgressGuard guard = new EgressGuard(HostResolver.SYSTEM, true, Clock.systemUTC());
    FetchSettings settings = FetchSettings.of("Hulian/test");
    try (guard;
        HttpTransport transport =
            new HttpTransport(guard, settings, ResponseRecorder.NONE, Clock.systemUTC())) {
      URI uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
      Answer answer = transport.ask(new HttpTransport.Request(uri, Map.of(), type -> true, 100));
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Silence.class,
              silence -> {
                assertThat(silence.reason()).startsWith("TLS: ");
                assertThat(silence.lasting()).isTrue();
              });
    } finally {
      server.stop(0);
    }
  }
}
