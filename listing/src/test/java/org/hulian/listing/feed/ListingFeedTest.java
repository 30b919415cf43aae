package org.hulian.listing.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hulian.listing.Kind;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingFeedTest {
  private static List<FeedItem> read(FeedFormat format, Charset charset, String text) {
    InputStream in = new ByteArrayInputStream(text.getBytes(charset));
    List<FeedItem> items = new ArrayList<>();
    ListingFeed.read("feed", in, format, charset).forEachRemaining(items::add);
    return items;
  }

  private static List<FeedItem> json(String text) {
    return read(FeedFormat.JSON_LINES, StandardCharsets.UTF_8, text);
  }

  private static List<FeedItem> csv(String text) {
    return read(FeedFormat.CSV, StandardCharsets.UTF_8, text);
  }

  private static Listing only(List<FeedItem> items) {
    assertThat(items).hasSize(1);
    assertThat(items.getFirst()).isInstanceOf(FeedItem.Read.class);
    return ((FeedItem.Read) items.getFirst()).listing();
  }

  private static List<String> told(List<FeedItem> items) {
    return items.stream()
        .map(
            item ->
                switch (item) {
                  case FeedItem.Read read -> read.line() + " " + read.listing().id();
                  case FeedProblem problem -> problem.toString();
                })
        .toList();
  }

  @Test
  void everyFieldOfTheContractIsRead() {
    Listing listing =
        only(
            json(
                """
                {"id":"a1","url":"https://example.org/1","site":"s","platform":"闲鱼","kind":"thread",\
                "title":"题","body":"文\\n二","price":{"amount":35.50,"currency":"CNY"},"seller":"demo",\
                "postedAt":"2026-11-01T08:00:00+08:00","category":"板",\
                "replies":[{"author":"x","body":"答","postedAt":null},"裸"],"images":["https://example.org/i.png"],\
                "status":"live","fetchedAt":"2026-11-02T00:00:00Z","unknown":{"deep":[1,2]},\
                "capture":{"record":"urn:uuid:1","sha256":"%s"}}
                """
                    .formatted("a".repeat(64))));
    assertThat(listing.kind()).isEqualTo(Kind.THREAD);
    assertThat(listing.body()).isEqualTo("文\n二");
    assertThat(listing.price()).isEqualTo(Price.of(new BigDecimal("35.50"), "CNY"));
    assertThat(listing.postedAt()).hasToString("2026-11-01T08:00+08:00");
    assertThat(listing.replies()).extracting("body").containsExactly("答", "裸");
    assertThat(listing.images()).containsExactly("https://example.org/i.png");
    assertThat(listing.sighting().fetchedAt()).hasToString("2026-11-02T00:00:00Z");
    assertThat(listing.sighting().capture()).isNotNull();
    assertThat(listing.origin().platform()).isEqualTo("闲鱼");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"amount\":3,\"currency\":\"CNY\"}|3 CNY null",
        "\"35元\"|null null 35元",
        "0.5|0.5 null null",
        "{\"text\":\"面议\"}|null null 面议",
        "null|none",
        "\"\"|none",
        "{}|none"
      })
  void aPriceIsAnObjectATextANumberOrNothing(String written, String goal) {
    Price price = only(json("{\"id\":\"1\",\"title\":\"t\",\"price\":" + written + "}")).price();
    String told =
        price == null ? "none" : price.amount() + " " + price.currency() + " " + price.text();
    assertThat(told).isEqualTo(goal);
  }

  @Test
  void theAddressNamesAListingWithoutId() {
    assertThat(only(json("{\"url\":\"https://example.org/7\",\"body\":\"b\"}")).id())
        .hasToString("https://example.org/7");
  }

  @Test
  void aRemovedListingNeedsNoText() {
    Listing removed = only(json("{\"id\":\"1\",\"status\":\"removed\"}"));
    assertThat(removed.sighting().status()).isEqualTo(Status.REMOVED);
  }

  @Test
  void aBrokenLineIsToldWithItsNumberAndTheRestGoesOn() {
    String text =
        """
        {"id":"1","title":"t"}

        {"id":"2","title":
        [1]
        {"title":"t"}
        {"id":"6"}
        {"id":"7","title":"t","kind":"goods"}
        {"id":"8","title":"t","price":1e999999999}
        {"id":"9","title":"t","price":-1}
        {"id":"10","title":"t","postedAt":"gestern"}
        {"id":"11","title":[]}
        {"id":"12","title":"t"} {}
        {"id":"13","title":"t","replies":[1]}
        {"id":"14","title":"t"}
        """;
    List<String> told = told(json(text));
    assertThat(told).hasSize(13);
    assertThat(told.getFirst()).isEqualTo("1 1");
    assertThat(told.get(1)).startsWith("feed:3: not JSON: ").contains("column");
    assertThat(told.subList(2, 13))
        .containsExactly(
            "feed:4: not a JSON object",
            "feed:5: neither id nor url",
            "feed:6: neither title nor body",
            "feed:7: kind is neither listing nor thread",
            "feed:8: price is out of range",
            "feed:9: a price is not negative: -1",
            "feed:10: postedAt is not a time such as 2026-11-22T08:00:00+08:00",
            "feed:11: title is not a text",
            "feed:12: more than one JSON value on the line",
            "feed:13: replies holds something that is not an object",
            "14 14");
  }

  @Test
  void nestingWithoutEndIsABrokenLine() {
    String deep = "{\"id\":\"1\",\"x\":" + "[".repeat(100_000);
    assertThat(told(json(deep + "\n{\"id\":\"2\",\"title\":\"t\"}")))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("feed:1: not JSON: "),
            second -> assertThat(second).isEqualTo("2 2"));
  }

  @Test
  void aLineBeyondTheLimitIsABrokenLine() {
    String text =
        "{\"id\":\"1\",\"title\":\""
            + "a".repeat(9 << 20)
            + "\"}\n{\"id\":\"2\",\"title\":\"t\"}\n";
    assertThat(told(json(text))).containsExactly("feed:1: a line of more than 8 MB", "2 2");
  }

  @Test
  void linesInAnotherCharacterSetAreBrokenLines() throws IOException {
    byte[] bytes =
        "{\"id\":\"1\",\"title\":\"人脸\"}\n{\"id\":\"2\",\"title\":\"t\"}\n".getBytes("GB18030");
    List<FeedItem> items = new ArrayList<>();
    ListingFeed.read(
            "feed", new ByteArrayInputStream(bytes), FeedFormat.JSON_LINES, StandardCharsets.UTF_8)
        .forEachRemaining(items::add);
    assertThat(told(items)).containsExactly("feed:1: not UTF-8", "2 2");
    assertThat(told(read(FeedFormat.JSON_LINES, StandardCharsets.UTF_16LE, "\uFEFFx")))
        .first()
        .asString()
        .contains("UTF-16");
  }

  @Test
  void csvIsReadByItsHeaderWithMarkQuotesAndLineBreaks() {
    List<FeedItem> items =
        csv(
            "\uFEFFid,title,price,body,images,extra\r\n"
                + "1,\"人脸, \"\"四件套\"\"\",35元,\"一行\r\n二行\",https://example.org/a https://example.org/b,x\r\n"
                + "\r\n"
                + "2,5\" 屏,,b,,\r\n");
    assertThat(told(items)).containsExactly("2 1", "5 2");
    Listing first = ((FeedItem.Read) items.getFirst()).listing();
    assertThat(first.title()).isEqualTo("人脸, \"四件套\"");
    assertThat(first.body()).isEqualTo("一行\n二行");
    assertThat(first.price()).isEqualTo(Price.asWritten("35元"));
    assertThat(first.images()).hasSize(2);
    assertThat(((FeedItem.Read) items.get(1)).listing().title()).isEqualTo("5\" 屏");
  }

  @Test
  void csvMayBeInGb18030AndPartedBySemicolonsOrTabs() {
    Charset gb = Charset.forName("GB18030");
    assertThat(only(read(FeedFormat.CSV, gb, "url;body\nhttps://example.org/1;人脸，四件套\n")).body())
        .isEqualTo("人脸，四件套");
    assertThat(only(csv("id\ttitle\n1\t人脸\n")).title()).isEqualTo("人脸");
  }

  @Test
  void csvCarriesRepliesAsJson() {
    assertThat(only(csv("id,title,replies\n1,t,\"[{\"\"body\"\":\"\"答\"\"}]\"\n")).replies())
        .extracting("body")
        .containsExactly("答");
  }

  @Test
  void csvWithoutHeaderIsOneProblem() {
    assertThat(told(csv("1,人脸,35\n2,b,36\n")))
        .containsExactly(
            "feed:1: the first line is no header: it names no id or url, or no title or body");
    assertThat(csv("")).isEmpty();
  }

  @Test
  void aQuoteThatIsNeverClosedCostsItsOwnLineOnly() {
    assertThat(told(csv("id,title\n1,\"open\n2,b\n3,c,d\n4,\"x\"y\n5,e\n")))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("feed:2: not CSV: "),
            two -> assertThat(two).isEqualTo("3 2"),
            three -> assertThat(three).isEqualTo("feed:4: 3 cells where the header has 2"),
            four -> assertThat(four).startsWith("feed:5: not CSV: "),
            five -> assertThat(five).isEqualTo("6 5"));
    assertThat(told(csv("id,title\n1,\"open\n2,b\n")))
        .containsExactly("feed:2: a quote is opened and never closed", "3 2");
  }

  @Test
  void filesAreToldApartByName(@TempDir Path folder) throws IOException {
    Path csv = Files.writeString(folder.resolve("a.CSV"), "id,title\n1,t\n");
    Path json = Files.writeString(folder.resolve("a.jsonl"), "{\"id\":\"2\",\"title\":\"t\"}\n");
    try (ListingFeed one = ListingFeed.open(csv);
        ListingFeed two = ListingFeed.open(json)) {
      assertThat(one.next()).isInstanceOf(FeedItem.Read.class);
      assertThat(two.next()).isInstanceOf(FeedItem.Read.class);
      assertThat(one).isExhausted();
    }
    assertThatThrownBy(() -> ListingFeed.open(folder.resolve("none.csv")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFeedThatBreaksOffIsNotTakenForItsEnd() {
    InputStream breaking =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
          }
        };
    ListingFeed feed =
        ListingFeed.read("feed", breaking, FeedFormat.JSON_LINES, StandardCharsets.UTF_8);
    assertThatThrownBy(feed::hasNext)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("feed can no longer be read: gone");
  }

  @Test
  void aMillionLinesKeepTheirNumbers() {
    byte[] lines = "{\"id\":\"1\",\"title\":\"t\"}\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
    List<InputStream> blocks = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      blocks.add(new ByteArrayInputStream(lines));
    }
    InputStream million = new SequenceInputStream(Collections.enumeration(blocks));
    ListingFeed feed =
        ListingFeed.read("feed", million, FeedFormat.JSON_LINES, StandardCharsets.UTF_8);
    long count = 0;
    for (long line = 1; feed.hasNext(); line++) {
      count += feed.next().line() == line ? 1 : 0;
    }
    assertThat(count).isEqualTo(1_000_000);
  }
}
