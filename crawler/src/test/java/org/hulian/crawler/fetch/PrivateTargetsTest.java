package org.hulian.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hulian.crawler.LoopbackSite;
import org.hulian.crawler.site.AddressRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No way of writing an address leads into a network that is not public: each is given to the
 * transport that makes the requests, and a listener on this machine counts who connects.
 */
class PrivateTargetsTest {
  private static ServerSocket listener;
  private static final AtomicInteger CONNECTIONS = new AtomicInteger();

  /** Names lead where a hostile name server would lead them; numbers where the system does. */
  private static final HostResolver HOSTILE =
      host ->
          switch (host) {
            case "loopback.example", "xn--fsq.example", "a.b.loopback.example" ->
                InetAddress.getAllByName("127.0.0.1");
            case "loopback6.example" -> InetAddress.getAllByName("::1");
            case "private.example" -> InetAddress.getAllByName("10.0.0.7");
            case "metadata.example" -> InetAddress.getAllByName("169.254.169.254");
            case "mixed.example" ->
                new InetAddress[] {
                  InetAddress.getByName("93.184.216.34"), InetAddress.getLoopbackAddress()
                };
            default -> {
              if (!host.matches("\\[.*]|[0-9.]+") && !host.equals("localhost")) {
                throw new UnknownHostException(host);
              }
              yield InetAddress.getAllByName(host);
            }
          };

  @BeforeAll
  static void listen() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(
            () -> {
              while (!listener.isClosed()) {
                try {
                  listener.accept().close();
                  CONNECTIONS.incrementAndGet();
                } catch (IOException e) {
                  return; // closed
                }
              }
            });
  }

  @AfterAll
  static void close() throws IOException {
    listener.close();
  }

  private static Answer ask(EgressGuard guard, String address) throws IOException {
    try (HttpTransport transport =
        new HttpTransport(
            guard, FetchSettings.of("Hulian/test"), ResponseRecorder.NONE, Clock.systemUTC())) {
      return transport.ask(
          new HttpTransport.Request(URI.create(address), Map.of(), type -> true, 1 << 20));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // This machine, and how numbers can be written
        "http://127.0.0.1:PORT/",
        "https://127.0.0.1:PORT/",
        "http://127.0.0.2:PORT/",
        "http://127.255.255.254:PORT/",
        "http://127.1:PORT/",
        "http://127.0.1:PORT/",
        "http://2130706433:PORT/",
        "http://017700000001:PORT/",
        "http://0177.0.0.1:PORT/",
        "http://0177.0.0.01:PORT/",
        "http://00000177.0.0.1:PORT/",
        "http://0x7f000001:PORT/",
        "http://0x7F.0x0.0x0.0x1:PORT/",
        "http://0x7f.1:PORT/",
        "http://127.0.0.1.:PORT/",
        "http://127.000.000.001:PORT/",
        "http://0.0.0.0:PORT/",
        "http://0:PORT/",
        "http://0.1.2.3:PORT/",
        "http://4294967295:PORT/",
        "http://localhost:PORT/",
        "http://LOCALHOST:PORT/",
        "http://localhost.:PORT/",
        "http://localhost.localdomain:PORT/",
        "http://a.localhost:PORT/",
        // IPv6, and IPv4 within it
        "http://[::1]:PORT/",
        "http://[0:0:0:0:0:0:0:1]:PORT/",
        "http://[0000::0001]:PORT/",
        "http://[::]:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://[::ffff:7f00:1]:PORT/",
        "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
        "http://[::127.0.0.1]:PORT/",
        "http://[::7f00:1]:PORT/",
        "http://[::ffff:0:127.0.0.1]:PORT/",
        "http://[64:ff9b::127.0.0.1]:PORT/",
        "http://[64:ff9b::7f00:1]:PORT/",
        "http://[64:ff9b:1::7f00:1]:PORT/",
        "http://[2002:7f00:1::]:PORT/",
        "http://[2002:7f00:0001::1]:PORT/",
        "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]:PORT/",
        "http://[2001::7f00:1]:PORT/",
        "http://[fe80::1]:PORT/",
        "http://[fe80::1%25lo]:PORT/",
        "http://[::1%25lo]:PORT/",
        "http://[fe80::1%251]:PORT/",
        "http://[fec0::1]:PORT/",
        "http://[fd00::1]:PORT/",
        "http://[ff02::1]:PORT/",
        "http://[3fff::1]:PORT/",
        // Networks of others
        "http://10.0.0.1:PORT/",
        "http://10.1:PORT/",
        "http://0x0a000001:PORT/",
        "http://172.16.0.1:PORT/",
        "http://192.168.0.1:PORT/",
        "http://192.168.257:PORT/",
        "http://[::ffff:192.168.0.1]:PORT/",
        "http://[64:ff9b::10.0.0.1]:PORT/",
        "http://[2002:c0a8:1::1]:PORT/",
        "http://100.64.0.1:PORT/",
        "http://198.18.0.1:PORT/",
        "http://192.0.0.8:PORT/",
        "http://255.255.255.255:PORT/",
        "http://224.0.0.251:PORT/",
        // What clouds tell their machines
        "http://169.254.169.254/latest/meta-data/",
        "http://169.254.169.254.:80/",
        "http://2852039166/latest/meta-data/",
        "http://0xa9fea9fe/",
        "http://0251.0376.0251.0376/",
        "http://[::ffff:169.254.169.254]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[fd00:ec2::254]/latest/meta-data/",
        "http://[fd20:ce::254]/",
        "http://169.254.170.2/v2/credentials",
        "http://169.254.0.23/",
        "http://100.100.100.200/latest/meta-data/",
        "http://168.63.129.16/metadata",
        "http://192.0.0.192/opc/v2/instance/",
        "http://metadata.google.internal/computeMetadata/v1/",
        "http://metadata/computeMetadata/v1/",
        "http://instance-data/latest/",
        "http://instance-data.ec2.internal/",
        // Names that lead there
        "http://loopback.example:PORT/",
        "http://LOOPBACK.example:PORT/",
        "http://loopback.example.:PORT/",
        "http://loopback6.example:PORT/",
        "http://a.b.loopback.example:PORT/",
        "http://xn--fsq.example:PORT/",
        "http://private.example:PORT/",
        "http://metadata.example/",
        "http://mixed.example:PORT/",
        "http://printer.local:PORT/",
        "http://intranet:PORT/",
        // Users that look like hosts, and hosts that look like users
        "http://shop.example@127.0.0.1:PORT/",
        "http://shop.example:80@127.0.0.1:PORT/",
        "http://127.0.0.1:PORT@shop.example/",
        "http://shop.example%40127.0.0.1:PORT/",
        "http:127.0.0.1:PORT/",
        "http:///127.0.0.1:PORT/",
        "file:///etc/passwd",
        "ftp://127.0.0.1:PORT/",
        "gopher://127.0.0.1:PORT/_GET",
        "jar:http://127.0.0.1:PORT/a.jar!/"
      })
  void isRefusedBeforeAnybodyConnects(String target) throws Exception {
    String address = target.replace("PORT", Integer.toString(listener.getLocalPort()));
    int before = CONNECTIONS.get();
    try (EgressGuard guard = new EgressGuard(HOSTILE, false, Clock.systemUTC())) {
      Answer answer = ask(guard, address);
      assertThat(answer).isInstanceOf(Answer.Silence.class);
      Answer.Silence silence = (Answer.Silence) answer;
      assertThat(silence.unasked() || silence.reason().startsWith("host not found"))
          .as(silence.reason())
          .isTrue();
      assertThat(CONNECTIONS).hasValue(before);
    }
  }

  /** As pages write them: dots, digits and letters of other widths and alphabets. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127。0。0。1:PORT/",
        "http://127．0．0．1:PORT/",
        "http://127｡0｡0｡1:PORT/",
        "http://１２７.0.0.1:PORT/",
        "http://①②⑦.0.0.1:PORT/",
        "http://ｌｏｃａｌｈｏｓｔ:PORT/",
        "http://ⓛocalhost:PORT/",
        "http://127.0.0.1:PORT\\@shop.example/",
        "http:\\\\127.0.0.1:PORT/",
        " http://127.0.0.1:PORT/ ",
        "http://127.0.0\t.1:PORT/",
        "http://127.0.0.1:PORT#@shop.example/",
        "http://127.0.0.1:PORT?@shop.example/",
        "http://0x7f。1:PORT/"
      })
  void isRefusedAsPagesWriteItToo(String target) throws Exception {
    String reference = target.replace("PORT", Integer.toString(listener.getLocalPort()));
    int before = CONNECTIONS.get();
    try (EgressGuard guard = new EgressGuard(HOSTILE, false, Clock.systemUTC())) {
      String address =
          AddressRules.STANDARD.resolve("http://shop.example/", reference).orElse(null);
      if (address != null) {
        assertThat(ask(guard, address))
            .isInstanceOfSatisfying(
                Answer.Silence.class,
                silence -> assertThat(silence.unasked()).as(silence.reason()).isTrue());
      }
      assertThat(CONNECTIONS).hasValue(before);
    }
  }

  @Test
  void aNameThatLeadsSomewherePublicFirstAndHereLaterIsRefusedThen() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
    AtomicInteger asked = new AtomicInteger();
    HostResolver rebinding =
        host ->
            InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1");
    String address = "http://shop.example:" + listener.getLocalPort() + "/";
    int before = CONNECTIONS.get();
    try (EgressGuard guard = new EgressGuard(rebinding, false, now::get)) {
      assertThat(guard.refusal(URI.create(address))).isEmpty();
      // While what was checked holds, the client gets that and is not told of the new answer.
      assertThat(guard.resolve("shop.example"))
          .containsExactly(InetAddress.getByName("93.184.216.34"));
      assertThat(asked).hasValue(1);
      now.set(now.get().plus(Duration.ofHours(1)));
      assertThat(ask(guard, address))
          .isInstanceOfSatisfying(
              Answer.Silence.class, silence -> assertThat(silence.unasked()).isTrue());
      assertThat(CONNECTIONS).hasValue(before);
    }
  }

  @Test
  void aNameThatLeadsToTwoMachinesInOneBreathIsConnectedToTheOneThatWasChecked() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HostResolver rebinding =
        host -> InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.7");
    try (EgressGuard guard = new EgressGuard(rebinding, true, Clock.systemUTC());
        LoopbackSite server = new LoopbackSite()) {
      server.html("/", "");
      Answer answer = ask(guard, "http://shop.example:" + server.port() + "/");
      assertThat(answer).isInstanceOf(Answer.Response.class);
      assertThat(asked).hasValue(1);
    }
  }

  /** The switch for this machine opens nothing else, redirects included. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://0x7f000001/",
        "http://metadata.google.internal/",
        "//192.168.0.1/",
        "http:\\\\10.0.0.1\\x",
        "http://user@127.0.0.1/"
      })
  void aRedirectIsCheckedAsAnyAddressIs(String target) throws Exception {
    try (EgressGuard guard = new EgressGuard(HOSTILE, true, Clock.systemUTC());
        LoopbackSite server = new LoopbackSite()) {
      server.redirect("/", 302, target);
      Answer answer = ask(guard, server.url("/"));
      assertThat(answer).isInstanceOf(Answer.Response.class);
      String location = ((Answer.Response) answer).header("location");
      assertThat(location).isEqualTo(target);
      String next = AddressRules.STANDARD.resolve(server.url("/"), target).orElse(null);
      if (next != null) {
        assertThat(ask(guard, next))
            .isInstanceOfSatisfying(
                Answer.Silence.class,
                silence -> assertThat(silence.unasked()).as(silence.reason()).isTrue());
      }
      assertThat(server.paths()).containsExactly("/");
    }
  }
}
