package org.hulian.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {
  /** Names of the table below lead to the address that stands in them. */
  private static final HostResolver TABLE =
      host -> {
        if (host.endsWith(".v4.example")) {
          return InetAddress.getAllByName(host.replace(".v4.example", "").replace('-', '.'));
        }
        if (host.endsWith(".v6.example")) {
          return InetAddress.getAllByName(host.replace(".v6.example", "").replace('-', ':'));
        }
        if (host.equals("mixed.example")) {
          return new InetAddress[] {
            InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.7")
          };
        }
        if (host.equals("none.example")) {
          throw new UnknownHostException(host);
        }
        boolean own = host.equals("localhost") || host.matches("\\[.*]|[0-9.]+");
        return InetAddress.getAllByName(own ? host : "93.184.216.34");
      };

  private static EgressGuard guard(boolean loopbackAllowed) {
    return new EgressGuard(TABLE, loopbackAllowed, Clock.systemUTC());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.8.9.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://0.1.2.3/",
        "http://10.0.0.1/",
        "http://10.255.255.255/",
        "http://172.16.0.1/",
        "http://172.31.255.254/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://169.254.1.1/",
        "http://100.64.0.1/",
        "http://100.100.100.200/latest/meta-data/",
        "http://100.127.255.255/",
        "http://168.63.129.16/",
        "http://192.0.0.1/",
        "http://192.0.2.1/",
        "http://192.88.99.1/",
        "http://198.18.0.1/",
        "http://198.19.255.1/",
        "http://198.51.100.1/",
        "http://203.0.113.1/",
        "http://224.0.0.1/",
        "http://239.255.255.250/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://[::]/",
        "http://[fe80::1]/",
        "http://[fec0::1]/",
        "http://[fc00::1]/",
        "http://[fd12:3456::1]/",
        "http://[fd00:ec2::254]/",
        "http://[ff02::1]/",
        "http://[2001:db8::1]/",
        "http://[2001::1]/",
        "http://[100::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2002:a00:1::]/",
        "http://[2002:c0a8:101::1]/",
        "http://[::10.0.0.1]/",
        "http://10-0-0-1.v4.example/",
        "http://127-0-0-1.v4.example/",
        "http://169-254-169-254.v4.example/",
        "http://fe80--1.v6.example/",
        "http://mixed.example/",
        "http://none.example/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://10.1/",
        "http://intranet/",
        "http://printer.local/",
        "http://metadata.google.internal/",
        "http://app.localhost/",
        "http://user@shop.example/",
        "http://user:word@shop.example/",
        "ftp://shop.example/",
        "file:///etc/passwd",
        "gopher://shop.example/",
        "http:///path",
        "http://shop.example:22/",
        "http://shop.example:25/",
        "http://shop.example:6379/",
        "http://shop.example:9200/",
        "http://shop.example:11211/",
        "https://shop.example:3306/",
        "http://my_shop.example:22/",
        "http://my_shop.example:6379/",
        "http://my_shop.example:99999/",
        "http://user@my_shop.example/",
        "http://my_shop.internal/",
        "http://my_printer/"
      })
  void whatIsNotPublicIsRefused(String address) {
    try (EgressGuard guard = guard(false)) {
      assertThat(guard.refusal(URI.create(address))).as(address).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example/",
        "https://shop.example/x?y=z",
        "https://shop.example:8443/",
        "http://shop.example:8080/",
        "http://93.184.216.34/",
        "http://[2606:4700::1111]/",
        "http://93-184-216-34.v4.example/",
        "http://2606-4700--1111.v6.example/",
        "http://[64:ff9b::5db8:d822]/",
        "http://100.63.255.255/",
        "http://172.32.0.1/",
        "http://1688.com/",
        "http://my_shop.example/",
        "https://My_Shop.example:8443/x",
        "http://4399.example/",
        "http://shop.example:20880/"
      })
  void whatIsPublicIsLetThrough(String address) {
    try (EgressGuard guard = guard(false)) {
      assertThat(guard.refusal(URI.create(address))).as(address).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:6379/, true",
    "http://[::1]:9999/, true",
    "http://localhost/, true",
    "http://10.0.0.1/, false",
    "http://192.168.0.1/, false",
    "http://169.254.169.254/, false",
    "http://0.0.0.0/, false",
    "http://0177.0.0.1/, false"
  })
  void theSwitchOpensThisMachineAndNothingElse(String address, boolean open) {
    try (EgressGuard guard = guard(true)) {
      assertThat(guard.refusal(URI.create(address)).isEmpty()).isEqualTo(open);
    }
  }

  @Test
  void aHostWithAnUnderscoreIsAskedWhereItLeads() throws IOException {
    HostResolver own = host -> InetAddress.getAllByName("127.0.0.1");
    FetchSettings settings = FetchSettings.of("Hulian/test");
    try (EgressGuard closed = new EgressGuard(own, false, Clock.systemUTC());
        EgressGuard guard = new EgressGuard(own, true, Clock.systemUTC());
        org.hulian.crawler.LoopbackSite server = new org.hulian.crawler.LoopbackSite();
        HttpTransport transport =
            new HttpTransport(guard, settings, ResponseRecorder.NONE, Clock.systemUTC())) {
      server.html("/", "<title>shop</title>");
      URI here = URI.create(server.url("/"));
      URI shop = URI.create("http://my_shop.example:" + here.getPort() + "/");
      assertThat(closed.refusal(shop)).isPresent();
      Answer answer =
          transport.ask(new HttpTransport.Request(shop, Map.of(), type -> true, 100_000));
      assertThat(answer).isNotInstanceOf(Answer.Silence.class);
      assertThat(server.hits()).hasSize(1);
    }
  }

  @Test
  void aNameIsResolvedOnceAndTheClientGetsTheAddressThatWasChecked() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HostResolver rebinding =
        host ->
            InetAddress.getAllByName(asked.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1");
    try (EgressGuard guard = new EgressGuard(rebinding, false, Clock.systemUTC())) {
      assertThat(guard.refusal(URI.create("http://shop.example/"))).isEmpty();
      assertThat(guard.refusal(URI.create("http://shop.example/2"))).isEmpty();
      assertThat(guard.resolve("shop.example"))
          .containsExactly(InetAddress.getByName("93.184.216.34"));
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void aNameThatComesToLeadIntoAPrivateNetworkIsRefusedFromThenOn() throws Exception {
    AtomicReference<String> target = new AtomicReference<>("93.184.216.34");
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
    HostResolver resolver = host -> InetAddress.getAllByName(target.get());
    try (EgressGuard guard = new EgressGuard(resolver, false, now::get)) {
      assertThat(guard.refusal(URI.create("http://shop.example/"))).isEmpty();
      target.set("192.168.0.1");
      now.set(now.get().plus(Duration.ofHours(1)));
      assertThat(guard.refusal(URI.create("http://shop.example/"))).isPresent();
      assertThatThrownBy(() -> guard.resolve("shop.example"))
          .isInstanceOf(UnknownHostException.class);
    }
  }

  @Test
  void theClientNeverConnectsToAHostThatWasNotChecked() {
    try (EgressGuard guard = guard(true)) {
      assertThatThrownBy(() -> guard.resolve("127.0.0.1")).isInstanceOf(UnknownHostException.class);
    }
  }

  @Test
  void noConnectionIsMadeToARefusedAddress() throws IOException {
    EgressGuard guard = guard(false);
    FetchSettings settings = FetchSettings.of("Hulian/test");
    try (guard;
        org.hulian.crawler.LoopbackSite server = new org.hulian.crawler.LoopbackSite();
        HttpTransport transport =
            new HttpTransport(guard, settings, ResponseRecorder.NONE, Clock.systemUTC())) {
      server.html("/", "");
      Answer answer =
          transport.ask(
              new HttpTransport.Request(URI.create(server.url("/")), Map.of(), type -> true, 100));
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Silence.class, silence -> assertThat(silence.unasked()).isTrue());
      assertThat(server.hits()).isEmpty();
    }
  }
}
