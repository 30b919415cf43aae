package org.hulian.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Price;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of a query narrow the search to what they say. */
class FieldSearchTest {
  private static final Mention AT = new Mention(FieldRef.BODY, new TextSpan(0, 1), "x");
  @TempDir private Path folder;

  private static IndexedListing item(
      Listing.Builder listing, double score, String day, Entity... entities) {
    Provenance by = new Provenance(Stage.SCREEN, "m1", "l1");
    Finding finding = new Finding("s", FieldRef.TITLE, new TextSpan(0, 1), "x", "x", 1);
    Verdict verdict =
        new Verdict.Flagged(
            score, Category.FACE_DATA, Severity.HIGH, List.of(finding), List.of(entities), by);
    Instant seen = Instant.parse(day + "T23:59:59.999Z");
    return new IndexedListing(listing.body("x").build(), verdict, seen, null);
  }

  private static Listing.Builder listing(String id, String title) {
    return Listing.builder(new ListingId(id)).title(title);
  }

  private static Entity price(String from, String to, String currency) {
    BigDecimal upper = to.isEmpty() ? null : new BigDecimal(to);
    return new Entity.Price(AT, new BigDecimal(from), upper, currency, null);
  }

  private static List<IndexedListing> items() {
    return List.of(
        item(
            listing("a", "人脸数据").price(Price.asWritten("35元")).seller("小店 Ａ"),
            0.8,
            "2026-10-01",
            new Entity.Contact(AT, "wechat", "demo_0001"),
            new Entity.Contact(AT, "phone", "13800000000")),
        item(
            listing("b", "face data set for sale").seller("小店 b"),
            0.95,
            "2026-10-31",
            price("12", "25", "CNY"),
            price("100", "", "USD"),
            new Entity.Contact(AT, "telegram", "demo_0001")),
        item(
            listing("c", "продам базу").price(Price.of(new BigDecimal("0.5"), "USDT")),
            0.3,
            "2026-11-01"),
        item(listing("d", "顔データを売ります"), 1, "2026-11-02", price("999999999", "", "CNY")));
  }

  @ParameterizedTest
  @CsvSource({
    "price:35, a",
    "price:10..20, b",
    "price:20..30, b",
    "price:26..34, ''",
    "price:>35, d",
    "price:>=35, a|d",
    "price:<=12, b",
    "price:<12, ''",
    "价格：..３０元, b",
    "price:$100, b",
    "price:..1usdt, c",
    "-price:10.., c",
    "score:>0.8, b|d",
    "score:>=0.8, a|b|d",
    "score:80..95, a|b",
    "score:..0.5, c",
    "seen:2026-10, a|b",
    "seen:2026-10-01, a",
    "seen:2026-10-31.., b|c|d",
    "seen:..2026-10-31, a|b",
    "seen:>2026-10-31, c|d",
    "seen:2026-10-02..2026-11-01, b|c",
    "language:zh, a",
    "language:en, b",
    "语言:ru, c",
    "language:ja, d",
    "language:(ja OR ru), c|d",
    "seller:\"小店 A\", a",
    "卖家：小店a, a",
    "seller:小店, ''",
    "contact:demo_0001, a|b",
    "contact:Demo_0001, a|b",
    "contact:@demo_0001, a|b",
    "contact:wechat:demo_0001, a",
    "联系：微信：ＤＥＭＯ_0001, a",
    "contact:tg:demo_0001, b",
    "contact:https://t.me/demo_0001, b",
    "contact:138-0000-0000, a",
    "contact:电话:13800000000, a",
    "contact:138, ''",
    "contact:138*, ''",
    "1380*, ''",
    "contact:demo_0001 contact:13800000000, a",
    "contact:(13800000000 OR demo_0001), a|b",
    "138-0000-0000, a",
  })
  void narrow(String query, String goal) {
    try (ListingIndex index = ListingIndex.open(folder)) {
      index.putAll(items());
      index.refresh();
      SearchResult result = index.searcher().search(ListingQuery.of(query));
      assertThat(
              result.hits().stream()
                  .map(hit -> hit.id().value())
                  .sorted()
                  .collect(Collectors.joining("|")))
          .as("%s read as %s", query, result.understood())
          .isEqualTo(goal);
    }
  }
}
