package org.hulian.listing.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hulian.listing.Kind;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.hulian.listing.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingFeedTest {
  @Test
  void aLineWithAnIdAndATitleIsAListing() throws IOException {
    Listing listing = only("{\"id\":\"7\",\"title\":\"二手自行车\"}");

    assertThat(listing.id().value()).isEqualTo("7");
    assertThat(listing.title()).isEqualTo("二手自行车");
    assertThat(listing.kind()).isEqualTo(Kind.LISTING);
    assertThat(listing.sighting().status()).isEqualTo(Status.LIVE);
  }

  @Test
  void theAddressNamesAListingThatHasNoId() throws IOException {
    assertThat(only("{\"url\":\"http://a.test/1\",\"body\":\"x\"}").id().value())
        .isEqualTo("http://a.test/1");
  }

  @Test
  void aByteOrderMarkAndEmptyLinesAreNoTrouble() throws IOException {
    assertThat(only("\uFEFF\n\n{\"id\":\"1\",\"title\":\"x\"}\r\n\n").title()).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"1\",\"title\":\"x\"           | broken JSON at column",
        "[1]                                     | not a JSON object",
        "{\"title\":\"x\"}                       | no id and no url",
        "{\"id\":\"1\"}                          | a title or a body",
        "{\"id\":\"1\",\"title\":[\"x\"]}        | title is not a text",
        "{\"id\":\"1\",\"title\":\"x\"}{}        | something follows",
        "{\"id\":[1],\"url\":\"u\",\"title\":\"x\"} | id is not a text",
        "{\"url\":{},\"title\":\"x\"}            | url is not a text",
        "{\"id\":\"1\",\"title\":\"x\",\"body\":{}} | body is not a text",
        "{\"id\":\" \",\"title\":\"x\"}          | a listing id has"
      })
  void aBrokenLineIsNamedWithItsReasonAndTheRestGoesOn(String line, String reason)
      throws IOException {
    List<FeedItem> items = all(line + "\n{\"id\":\"2\",\"title\":\"y\"}\n", FeedFormat.JSON_LINES);

    assertThat(items).hasSize(2);
    assertThat(items.getFirst())
        .isInstanceOfSatisfying(
            FeedItem.Skipped.class,
            skipped -> {
              assertThat(skipped.problem().toString()).startsWith("feed, line 1: ");
              assertThat(skipped.problem().reason()).contains(reason).doesNotContain("\n");
            });
    assertThat(items.getLast()).isInstanceOf(FeedItem.Entry.class);
  }

  @Test
  void aFieldThatCannotBeReadIsLeftOutAndTheListingIsKept() throws IOException {
    FeedItem.Entry entry =
        (FeedItem.Entry)
            all(
                    "{\"id\":\"1\",\"title\":\"x\",\"postedAt\":\"yesterday\",\"price\":[],"
                        + "\"status\":\"sold\",\"kind\":\"ad\",\"capture\":{\"record\":\"r\"}}",
                    FeedFormat.JSON_LINES)
                .getFirst();

    assertThat(entry.listing().postedAt()).isNull();
    assertThat(entry.doubts())
        .extracting(FeedProblem::reason)
        .hasSize(5)
        .anyMatch(reason -> reason.startsWith("postedAt left out"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'seller':{'name':'x'}       | seller left out: it is not a text",
        "'category':['a']            | category left out: it is not a text",
        "'site':{}                   | site left out: it is not a text",
        "'platform':[]               | platform left out: it is not a text",
        "'url':['http://a.test/']    | url left out: it is not a text",
        "'kind':{}                   | kind left out: it is not a text",
        "'status':true               | status left out: it is not a text",
        "'postedAt':{'$date':1}      | postedAt left out: it is not a text",
        "'images':'http://a.test/1'  | images left out: it is not a list",
        "'images':[{'url':'u'},[]]   | images: one left out: it is not a text (2 times)",
        "'replies':'no'              | replies left out: it is not a list",
        "'replies':[1]               | replies: one left out: it is neither a text nor an object",
        "'replies':[{'body':['x']}]  | replies: one left out: its body is not a text",
        "'replies':[{'author':[]}]   | replies: author left out: it is not a text",
        "'replies':[{'postedAt':'?'}] | replies: postedAt left out: not a time in ISO 8601",
        "'price':{'amount':[]}       | price left out: amount is not a number"
      })
  void anOfferIsKeptWhateverIsWrongWithAFieldThatNeitherNamesNorSaysIt(String field, String doubt)
      throws IOException {
    String line = "{'id':'1','title':'出租脸',".replace('\'', '"') + field.replace('\'', '"') + "}";
    FeedItem.Entry entry = (FeedItem.Entry) all(line, FeedFormat.JSON_LINES).getFirst();

    assertThat(entry.listing().title()).isEqualTo("出租脸");
    assertThat(entry.doubts()).extracting(FeedProblem::reason).containsExactly(doubt);
  }

  @Test
  void whatIsRightInAListIsKept() throws IOException {
    Listing listing =
        only(
            "{\"id\":\"1\",\"title\":\"x\",\"images\":[null,\"http://a.test/1\",{}],"
                + "\"replies\":[\"第一\",7,{\"author\":{},\"body\":\"第二\"},null]}");

    assertThat(listing.images()).containsExactly("http://a.test/1");
    assertThat(listing.replies())
        .containsExactly(new Reply(null, "第一", null), new Reply(null, "第二", null));
    assertThat(listing.kind()).isEqualTo(Kind.THREAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "1e9999999999",
        "{\"amount\":1e999999999}",
        "{\"amount\":\"1e-999999999\"}",
        "{\"amount\":\"1e9999999999\"}"
      })
  void aNumberThatWouldFillTheMemoryIsLeftOut(String price) throws IOException {
    Listing listing = only("{\"id\":\"1\",\"title\":\"x\",\"price\":" + price + "}");

    assertThat(listing.price()).isNull();
    assertThat(listing.contentHash()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9999999999", "-1E-99999999999", "1e2147483648"})
  void aNumberBeyondAnyRangeInAFieldNobodyAsksForIsNoTrouble(String number) throws IOException {
    Listing listing = only("{\"id\":\"1\",\"title\":\"t\",\"views\":" + number + "}");

    assertThat(listing.title()).isEqualTo("t");
  }

  @Test
  void aNumberOfAMillionDigitsIsNoTrouble() throws IOException {
    String digits = "7".repeat(1_000_000);
    Listing listing =
        only("{\"id\":1,\"title\":\"t\",\"views\":" + digits + ",\"price\":" + digits + "}");

    assertThat(listing.id().value()).isEqualTo("1");
    assertThat(listing.price()).isNull();
  }

  @Test
  void aPriceMayBeAnObjectANumberOrAText() throws IOException {
    assertThat(
            only("{\"id\":\"1\",\"title\":\"x\",\"price\":{\"amount\":\"35\",\"currency\":\"CNY\"}}")
                .price())
        .isEqualTo(Price.of(new BigDecimal("35"), "CNY"));
    assertThat(only("{\"id\":\"1\",\"title\":\"x\",\"price\":0.5}").price())
        .isEqualTo(new Price(new BigDecimal("0.5"), null, null));
    assertThat(only("{\"id\":\"1\",\"title\":\"x\",\"price\":\"35元\"}").price())
        .isEqualTo(Price.asWritten("35元"));
    assertThat(only("{\"id\":\"1\",\"title\":\"x\",\"price\":null}").price()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-10-06T08:43:21+08:00",
        "2026-10-06T00:43:21Z",
        "2026-10-06 08:43:21",
        "2026-10-06T08:43:21"
      })
  void aTimeWithoutAnOffsetIsChinas(String written) throws IOException {
    assertThat(only("{\"id\":\"1\",\"title\":\"x\",\"postedAt\":\"" + written + "\"}").postedAt())
        .isAtSameInstantAs(java.time.OffsetDateTime.parse("2026-10-06T00:43:21Z"));
  }

  @Test
  void anEndlessLineIsSkippedWithoutFillingTheMemory() throws IOException {
    String line = "{\"id\":\"1\",\"title\":\"" + "x".repeat(LineReader.MAX_LENGTH) + "\"}";
    List<FeedItem> items = all(line + "\n{\"id\":\"2\",\"title\":\"y\"}", FeedFormat.JSON_LINES);

    assertThat(((FeedItem.Skipped) items.getFirst()).problem().reason()).startsWith("longer than");
    assertThat(items).hasSize(2);
  }

  @Test
  void csvColumnsAreNamedByTheHeader() throws IOException {
    List<FeedItem> items =
        all(
            "\uFEFFID,Title,body,price,currency,images\r\n"
                + "1,\"手机,八成新\",\"第一行\n第二行\",300,CNY,http://a.test/1.jpg http://a.test/2.jpg\r\n"
                + "2,,,,,\r\n"
                + "3,书,,,,\r\n",
            FeedFormat.CSV);

    Listing phone = ((FeedItem.Entry) items.getFirst()).listing();
    assertThat(phone.title()).isEqualTo("手机,八成新");
    assertThat(phone.body()).isEqualTo("第一行\n第二行");
    assertThat(phone.price()).isEqualTo(Price.of(new BigDecimal("300"), "CNY"));
    assertThat(phone.images()).hasSize(2);
    assertThat(((FeedItem.Skipped) items.get(1)).problem().line()).isEqualTo(4);
    assertThat(items.get(2)).isInstanceOf(FeedItem.Entry.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,手机,八成新\n", "", "id,price\n1,2\n", "title,body\na,b\n"})
  void aCsvFileWithoutAHeaderIsRefusedInOneLine(String csv) throws IOException {
    List<FeedItem> items = all(csv, FeedFormat.CSV);

    assertThat(items).hasSize(1);
    assertThat(((FeedItem.Skipped) items.getFirst()).problem().reason()).startsWith("no header");
  }

  @Test
  void aSpreadsheetInGb18030IsReadAsSuch() throws IOException {
    Charset charset = Charset.forName("GB18030");
    try (ListingFeed feed =
        ListingFeed.read(
            new ByteArrayInputStream("id,title\n1,镕𠮷\n".getBytes(charset)),
            "feed",
            FeedFormat.CSV,
            charset)) {
      assertThat(((FeedItem.Entry) feed.next().orElseThrow()).listing().title()).isEqualTo("镕𠮷");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "JSON_LINES | {\"id\":\"0\",\"title\":\"a\"}N{\"id\":\"1\",\"title\":\"出租人脸\"}N{\"id\":\"2\",\"title\":\"人脸\"}",
        "CSV        | id,titleN1,出租人脸N2,人脸"
      })
  void bytesOfAnotherCharsetAreComplainedOfOnce(FeedFormat format, String text) throws IOException {
    byte[] bytes = text.replace('N', '\n').getBytes(Charset.forName("GBK"));
    List<String> doubts = doubts(all(new ByteArrayInputStream(bytes), format));

    assertThat(doubts)
        .containsExactly(
            "feed, line 2: some bytes from here on are not UTF-8; try --charset GB18030");
  }

  @Test
  void aBrokenLineInAnotherCharsetIsComplainedOfToo() throws IOException {
    byte[] bytes = "{\"id\":\"1\",\"title\":\"乗\"}\n".getBytes(Charset.forName("GBK"));
    FeedItem item = all(new ByteArrayInputStream(bytes), FeedFormat.JSON_LINES).getFirst();

    assertThat(((FeedItem.Skipped) item).problem().reason())
        .startsWith("broken JSON")
        .endsWith("not UTF-8; try --charset GB18030");
  }

  @Test
  void aHeaderInAnotherCharsetIsComplainedOf() throws IOException {
    byte[] bytes = "编号,标题\n1,出租人脸\n".getBytes(Charset.forName("GBK"));
    List<FeedItem> items = all(new ByteArrayInputStream(bytes), FeedFormat.CSV);

    assertThat(items).hasSize(1);
    assertThat(((FeedItem.Skipped) items.getFirst()).problem().reason())
        .startsWith("no header")
        .endsWith("not UTF-8; try --charset GB18030");
  }

  @Test
  void aReplacementCharacterThatTheFeedItselfHasIsNotComplainedOf() throws IOException {
    List<FeedItem> items = all("{\"id\":\"1\",\"title\":\"\uFFFD\"}", FeedFormat.JSON_LINES);

    assertThat(doubts(items)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 65_535, 65_536, 65_537})
  void charactersAreWholeWhereverTheBytesArePartedAndWhereverTheyEnd(int before)
      throws IOException {
    String text = "x".repeat(before) + "镕𠮷e\u0301".repeat(30_000);
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    byte[] torn = Arrays.copyOf(whole, whole.length - 1);

    assertThat(read(whole, before)).isEqualTo(text);
    assertThat(read(torn, before)).isEqualTo(new String(torn, StandardCharsets.UTF_8));
  }

  /** Bytes come in portions of a few, as from a pipe. */
  private static String read(byte[] bytes, int portion) throws IOException {
    InputStream pipe =
        new FilterInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, portion));
          }
        };
    try (FeedText text = new FeedText(pipe, StandardCharsets.UTF_8)) {
      StringWriter all = new StringWriter();
      text.transferTo(all);
      return all.toString();
    }
  }

  @Test
  void aCommaOutsideOfQuotesThatShiftsTheFieldsIsDoubted() throws IOException {
    List<FeedItem> items =
        all("id,title,body,price\n1,书,三本,20\n2,出租,人脸,加我,\n3,书,三本\n", FeedFormat.CSV);

    assertThat(items).hasSize(3).allMatch(FeedItem.Entry.class::isInstance);
    assertThat(doubts(items))
        .containsExactly(
            "feed, line 3: has 5 fields and the header 4: they may be in the wrong columns",
            "feed, line 4: has 3 fields and the header 4: they may be in the wrong columns");
  }

  private static List<String> doubts(List<FeedItem> items) {
    return items.stream()
        .map(FeedItem.Entry.class::cast)
        .flatMap(entry -> entry.doubts().stream())
        .map(FeedProblem::toString)
        .toList();
  }

  private static Listing only(String line) throws IOException {
    List<FeedItem> items = all(line, FeedFormat.JSON_LINES);
    assertThat(items).hasSize(1);
    assertThat(items.getFirst()).isInstanceOf(FeedItem.Entry.class);
    return ((FeedItem.Entry) items.getFirst()).listing();
  }

  private static List<FeedItem> all(String text, FeedFormat format) throws IOException {
    return all(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format);
  }

  private static List<FeedItem> all(InputStream bytes, FeedFormat format) throws IOException {
    List<FeedItem> items = new ArrayList<>();
    try (ListingFeed feed = ListingFeed.read(bytes, "feed", format, StandardCharsets.UTF_8)) {
      for (Optional<FeedItem> item = feed.next(); item.isPresent(); item = feed.next()) {
        items.add(item.get());
      }
    }
    return items;
  }
}
