package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.extract.Extraction.Kind;
import org.hulian.listing.Status;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListingExtractorTest {
  private static final String ITEM = "http://a.test/item/1";
  private static final String GOODS =
      "<html lang=zh><head><title>旧台灯</title></head><body><h1>旧台灯</h1><p class=price>¥20</p>"
          + "<button>立即购买</button><div class=description>灯泡是新的。</div>"
          + "<a href=/item/2>下一件</a></body></html>";
  private final ListingExtractor extractor = new ListingExtractor(EngineCatalog.empty());

  private PageSnapshot page(int status, Map<String, List<String>> headers, String html) {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    return new PageSnapshot(URI.create(ITEM), status, headers, body, SavedPage.LOOKED, null);
  }

  @ParameterizedTest
  @CsvSource({
    "404, REMOVED",
    "410, REMOVED",
    "403, BLOCKED",
    "429, BLOCKED",
    "500, OTHER",
    "503, OTHER"
  })
  void theStatusSaysMoreThanThePage(int status, Kind kind) {
    Extraction extraction =
        extractor.extract(page(status, Map.of("content-type", List.of("text/html")), GOODS));
    assertThat(extraction.kind()).isEqualTo(kind);
    assertThat(extraction.listings()).allMatch(l -> l.sighting().status() == Status.REMOVED);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.test/item/1, text/html, true",
    "http://a.test/forum.php?mod=viewthread&tid=9, text/plain, true",
    "http://a.test/goods-77.html, text/html, true",
    "http://a.test/robots.txt, text/plain, false",
    "http://a.test/robots.txt, text/html, false",
    "http://a.test/a.png, image/png, false",
    "http://a.test/goods/77.jpg, text/html, false",
    "http://a.test/favicon.ico, text/html, false",
    "http://a.test/about, text/html, false",
    "http://a.test/login?tid=9, text/html, false",
    "http://a.test/category/3?id=7, text/html, false"
  })
  void onlyWhatHasTheAddressOfAnItemCanBeGone(String address, String type, boolean item) {
    PageSnapshot page =
        new PageSnapshot(
            URI.create(address),
            404,
            Map.of("content-type", List.of(type)),
            "<h1>404</h1>".getBytes(StandardCharsets.UTF_8),
            SavedPage.LOOKED,
            null);
    Extraction extraction = extractor.extract(page);
    assertThat(extraction.kind()).isEqualTo(Kind.REMOVED);
    assertThat(extraction.listings()).hasSize(item ? 1 : 0);
  }

  @Test
  void aPageMayAskNotToBeKeptByHeader() {
    Map<String, List<String>> headers =
        Map.of(
            "content-type", List.of("text/html"),
            "x-robots-tag", List.of("otherbot: nofollow", "noindex"));
    Extraction extraction = extractor.extract(page(200, headers, GOODS));
    assertThat(extraction.noindex()).isTrue();
    assertThat(extraction.links()).isNotEmpty();
  }

  @Test
  void aPageMayAskThatItsLinksAreNotFollowed() {
    String html = GOODS.replace("<head>", "<head><meta name=robots content='NOFOLLOW'>");
    Extraction extraction =
        extractor.extract(page(200, Map.of("content-type", List.of("text/html")), html));
    assertThat(extraction.noindex()).isFalse();
    assertThat(extraction.links()).isEmpty();
    assertThat(extraction.listings()).hasSize(1);
  }

  @Test
  void leavesOutSingleLinksThatAreNotToBeFollowed() {
    String html = GOODS.replace("<a href=/item/2>", "<a rel='nofollow ugc' href=/item/2>");
    assertThat(extractor.extract(SavedPage.snapshot(ITEM, html)).links()).isEmpty();
  }

  @Test
  void tellsAddressesThatNeverShowAnItem() {
    String html =
        GOODS.replace(
            "<a href=/item/2>",
            "<a href=/login>登录</a><a href='/posting.php?mode=reply'>回复</a><a href=/news>新闻</a>"
                + "<a href=http://b.test/login>b</a><a href=/item/2>");
    assertThat(extractor.extract(SavedPage.snapshot(ITEM, html)).links())
        .extracting(link -> link.target().toString() + " " + link.role())
        .contains(
            "http://a.test/login NEVER",
            "http://a.test/posting.php?mode=reply NEVER",
            "http://a.test/news OTHER",
            "http://b.test/login OTHER")
        .anyMatch(link -> link.startsWith("http://a.test/item/2 ") && !link.endsWith("NEVER"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.test/login, true",
    "https://a.test/user/Sign_In?next=%2Fitem%2F1, true",
    "http://a.test/login.php#x, true",
    "http://a.test/member.php?mod=logging&action=login&referer=x, true",
    "http://a.test/ucp.php?mode=login, true",
    "http://a.test/index.php?route=account/login, true",
    "http://login.test/, false",
    "http://login.test, false",
    "http://a.test/item/1?from=/login, false",
    "http://a.test/login-tokens-for-sale, false",
    "http://a.test/, false"
  })
  void knowsWherePeopleSignIn(String address, boolean signIn) {
    assertThat(AddressWords.signIn(address)).isEqualTo(signIn);
  }

  @Test
  void readsNothingButLinksOffFeeds() {
    String feed =
        "<rss><channel><link>http://a.test/</link><item><title>x</title><link>http://a.test/item/7"
            + "</link></item></channel></rss>";
    Extraction extraction =
        extractor.extract(page(200, Map.of("content-type", List.of("application/rss+xml")), feed));
    assertThat(extraction.kind()).isEqualTo(Kind.INDEX);
    assertThat(extraction.listings()).isEmpty();
    assertThat(extraction.links())
        .containsExactly(
            new Extraction.Link(URI.create("http://a.test/item/7"), Extraction.Role.ITEM));
  }

  @Test
  void whatIsNoPageHoldsNothing() {
    Extraction extraction =
        extractor.extract(page(200, Map.of("content-type", List.of("image/png")), "\u0089PNG"));
    assertThat(extraction).isEqualTo(new Extraction(Kind.OTHER, List.of(), List.of(), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://A.test:80/item/%e7%81%af?spm=1.2#top",
        "http://a.test/item/%E7%81%AF",
        "http://a.test/x/../item/%E7%81%AF?from=home"
      })
  void aCrawlAndACaptureOfAnotherCrawlerNameAnItemAlike(String address) {
    Extraction extraction = extractor.extract(SavedPage.snapshot(address, GOODS));
    assertThat(extraction.listings())
        .extracting(listing -> listing.id().value())
        .containsExactly("http://a.test/item/%E7%81%AF");
  }

  @Test
  void talkOfDeletionInAnItemDoesNotMakeItRemoved() {
    String html = GOODS.replace("灯泡是新的。", "上次的帖子已被删除，重新发一次。请先登录再留言。");
    Extraction extraction = extractor.extract(SavedPage.snapshot(ITEM, html));
    assertThat(extraction.kind()).isEqualTo(Kind.ITEM);
  }

  @ParameterizedTest
  @CsvSource({"<div>, 100000", "<b>, 100000", "<table><tr><td>, 30000", "<blockquote>, 50000"})
  void deepMarkupOverflowsNoStack(String tag, int times) {
    quickly("<title>x</title>" + tag.repeat(times) + "text");
  }

  @Test
  void aLineOfFiftyMegabytesIsCutShort() {
    quickly("<p>" + "字".repeat(17_000_000));
  }

  @Test
  void aMillionLinksAreCapped() {
    StringBuilder html = new StringBuilder(20_000_000);
    for (int i = 0; i < 1_000_000; i++) {
      html.append("<a href=/t/").append(i).append(">n</a>");
    }
    assertThat(quickly(html.toString()).links()).hasSizeLessThanOrEqualTo(Limits.MAX_LINKS);
  }

  @ParameterizedTest
  @CsvSource({"&nbsp;, 600000", "'<br> ', 500000", "' <br>&nbsp;', 300000", "'<p> </p>', 300000"})
  void runsOfBlanksAndBreaksDoNotStopTheReading(String run, int times) {
    quickly(GOODS.replace("灯泡是新的。", "灯泡" + run.repeat(times) + "是新的。"));
  }

  @Test
  void longTextsForReadersWithoutScriptsDoNotStopTheReading() {
    String spare = "<noscript>" + "旧台灯 ".repeat(110) + "</noscript>";
    quickly("<title>x</title>" + spare.repeat(3_000));
    quickly("<title>x</title>" + ("<noscript>" + "旧台灯 ".repeat(110)).repeat(3_000));
  }

  @ParameterizedTest
  @CsvSource({"itemprop=description", "itemprop=name itemscope", "property=text"})
  void nestedPropertiesDoNotFillTheMemory(String attributes) {
    String nested =
        ("<div " + attributes + ">").repeat(150) + "字".repeat(20_000) + "</div>".repeat(150);
    quickly(
        "<title>x</title><div itemscope itemtype=http://schema.org/Product>" + nested.repeat(60));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "div class=seller",
        "div class=message",
        "div class=description",
        "blockquote itemprop=description",
        "blockquote class=quote"
      })
  void nestedMarksAreNotReadOverAndOver(String element) {
    String tag = element.substring(0, element.indexOf(' '));
    String open = ("<" + element + ">").repeat(150);
    String close = ("</" + tag + ">").repeat(150);
    quickly("<title>字</title>" + open + "<b>字</b><i>二 </i>".repeat(130_000));
    quickly("<title>字</title>" + (open + "字二 ".repeat(9_000) + close).repeat(50));
  }

  private Extraction quickly(String html) {
    return Assertions.assertTimeout(
        Duration.ofSeconds(60), () -> extractor.extract(SavedPage.snapshot(ITEM, html)));
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(
            "<div id=post_1>",
            "<div id=post_2 class=message>",
            "</div>",
            "<table><tr><td>",
            "<p>",
            "<a href='/user/1'>名</a>",
            "<a href='?page=2'>2</a>",
            "2026-11-20 08:58",
            "¥35",
            "价格：",
            "<h1 class=title>",
            "</h1>",
            "<script type=application/ld+json>",
            "{\"@type\":\"Product\",",
            "\"offers\":[{}]}",
            "</script>",
            "<div itemscope itemtype='http://schema.org/Product'>",
            "<span itemprop=name>",
            "<blockquote>",
            "登录后可见",
            "&#x1F600;",
            "\uD800",
            "<!--",
            "-->",
            "<title>",
            "</title>",
            "<base href='::'>",
            "<li><a href=/item/1><img></a>",
            "3 天前")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 300)
  void readsAnySoupWithoutFailing(@ForAll("soup") String html) {
    assertThat(extractor.extract(SavedPage.snapshot(ITEM, html)).kind()).isNotNull();
  }
}
