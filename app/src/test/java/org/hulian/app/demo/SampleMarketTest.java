package org.hulian.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleMarketTest {
  private static final Path SEEDS =
      Path.of(System.getProperty("hulian.root", "..")).resolve("seeds/sample-market");
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private SampleMarket market;

  @BeforeEach
  void open() throws IOException {
    market =
        new SampleMarket(SEEDS, Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    client.close();
    market.close();
  }

  @Test
  void fifteenOffersAndAtLeastFifteenLookAlikesArePlanted() {
    assertThat(market.planted().stream().filter(p -> p.truth().equals("offer"))).hasSize(15);
    assertThat(market.planted().stream().filter(p -> p.truth().equals("lookalike")))
        .hasSizeGreaterThanOrEqualTo(15);
  }

  @Test
  void someHundredAndTwentyPagesCanBeReached() throws Exception {
    int pages = reachable(market.marketAddress()).size() + reachable(market.forumAddress()).size();
    assertThat(pages).isBetween(110, 150);
  }

  @Test
  void whatWasPlantedUntilADayHasAPageOnOneOfTheDays() throws Exception {
    Set<URI> shown = new LinkedHashSet<>();
    for (int day = 1; day <= 3; day++) {
      assertThat(day == 1 ? day : market.nextDay()).isEqualTo(day);
      for (Planted planted : market.planted()) {
        if (get(planted.address()).statusCode() == 200) {
          shown.add(planted.address());
        }
      }
      assertThat(shown).containsAll(market.planted().stream().map(Planted::address).toList());
    }
  }

  @Test
  void byTheThirdDayOffersAreGoneStillUpAndPutUpAgain() throws Exception {
    market.nextDay();
    assertThat(get(at("/item/hd-portrait-lot")).statusCode()).isEqualTo(200);
    assertThat(get(at("/item/pass-face-again")).statusCode()).isEqualTo(404);
    String before = text("/item/pass-face");
    for (int day = 3; day <= 4; day++) {
      market.nextDay();
      assertThat(get(at("/item/hd-portrait-lot")).statusCode()).isEqualTo(404);
      assertThat(get(at("/item/old-photo-frame")).statusCode()).isEqualTo(404);
      assertThat(get(at("/item/photo-alive")).statusCode()).isEqualTo(200);
      assertThat(get(at("/item/pass-face")).statusCode()).isEqualTo(404);
      assertThat(text("/item/pass-face-again")).contains("加Q 9000000311");
      assertThat(before).contains("加Q 9000000311");
    }
  }

  @Test
  void theForumSpeaksGbkAndSaysSoOnlyInThePage() throws Exception {
    HttpResponse<byte[]> page = get(market.forumAddress().resolve("/thread-104-1-1.html"));
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
    assertThat(new String(page.body(), Charset.forName("GBK"))).contains("charset=gbk", "老镕");
  }

  @Test
  void theSecondDayEditsRemovesAndBringsBack() throws Exception {
    assertThat(text("/item/old-photo-frame")).contains("老相框 实木");
    assertThat(get(at("/item/relist-speaker-again")).statusCode()).isEqualTo(404);
    market.nextDay();
    assertThat(text("/item/old-photo-frame")).contains("里面有料");
    assertThat(get(at("/item/gone-chair")).statusCode()).isEqualTo(404);
    assertThat(get(at("/item/relist-speaker-again")).statusCode()).isEqualTo(200);
  }

  @Test
  void somePagesTryTheCrawler() throws Exception {
    assertThat(get(at("/notice/broken")).statusCode()).isEqualTo(500);
    assertThat(get(at("/notice/moved")).statusCode()).isEqualTo(302);
    assertThat(text("/robots.txt")).contains("Disallow: /private/");
    assertThat(text("/sitemap.xml")).contains("<loc>" + at("/item/bike-26") + "</loc>");
  }

  private URI at(String path) {
    return market.marketAddress().resolve(path);
  }

  private String text(String path) throws Exception {
    return new String(get(at(path)).body(), StandardCharsets.UTF_8);
  }

  private Set<URI> reachable(URI start) throws Exception {
    Set<URI> seen = new LinkedHashSet<>(Set.of(start));
    Deque<URI> queue = new ArrayDeque<>(seen);
    while (!queue.isEmpty()) {
      HttpResponse<byte[]> page = get(queue.remove());
      Matcher links = LINK.matcher(new String(page.body(), StandardCharsets.ISO_8859_1));
      while (links.find()) {
        boolean content = links.group(1).matches("/(item|c|page|thread|forum)[-/][!-~]*");
        URI target = content ? start.resolve(links.group(1)) : start;
        if (seen.add(target)) {
          queue.add(target);
        }
      }
    }
    return seen;
  }

  private HttpResponse<byte[]> get(URI address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
