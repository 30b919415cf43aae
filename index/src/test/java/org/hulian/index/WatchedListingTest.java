package org.hulian.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.hulian.index.watch.QueryWatch;
import org.hulian.index.watch.QueryWatch.Match;
import org.hulian.index.watch.QueryWatch.Watched;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
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
import org.junit.jupiter.api.Test;

/** A watched query matches a listing if, and only if, an index of that listing alone finds it. */
class WatchedListingTest {
  private static final Provenance BY = new Provenance(Stage.SCREEN, "m1", "l1");
  private static final Mention AT = new Mention(FieldRef.BODY, new TextSpan(0, 1), "x");
  private static final ListingId ID = new ListingId("one");
  private static final List<String> WORDS =
      List.of(
          "人脸",
          "人臉",
          "仁脸",
          "数据",
          "四件套",
          "亻十脸",
          "ren lian",
          "renlian",
          "face data",
          "vx",
          "demo_0001",
          "照片",
          "活化",
          "35",
          "，",
          "。",
          " ",
          "脸",
          "z",
          "過",
          "(人)脸",
          "人人脸脸四四",
          "wx",
          "１２",
          "a",
          "b");
  private static final List<String> QUERIES =
      List.of(
          "人脸",
          "数据",
          "\"人脸 数据\"",
          "\"人脸 四件套\"~3",
          "renlian",
          "ren lian shu ju",
          "四件套",
          "脸",
          "人脸*",
          "fac*",
          "实人*",
          "platform:闲鱼",
          "platform:(咸鱼 OR 闲鱼)",
          "-platform:闲鱼",
          "site:market",
          "price:10..50",
          "price:>100",
          "price:1..20usdt",
          "score:>0.5",
          "score:..0.5",
          "seen:2026-10..",
          "seen:2026-11..",
          "contact:wechat:demo_0001",
          "contact:demo_0001",
          "seller:小店",
          "category:face_data",
          "severity:high",
          "status:open",
          "status:none",
          "language:zh",
          "language:en",
          "month:2026-10",
          "price_band:10-100",
          "-数据",
          "sound:off",
          "variants:off",
          "(人脸 OR 照片)",
          "(数据 -活化)",
          "demo_0001",
          "vx",
          "\"a b\"~2",
          "z");

  private static Path folder = Path.of("");
  private static List<ListingIndex> opened = List.of();

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("hulian-index");
    opened = List.of(ListingIndex.open(folder));
  }

  @AfterContainer
  static void close() throws IOException {
    opened.forEach(ListingIndex::close);
    IndexFolder.remove(folder);
  }

  @Provide
  Arbitrary<IndexedListing> listings() {
    Arbitrary<String> text =
        Arbitraries.of(WORDS).list().ofMaxSize(12).map(parts -> String.join("", parts));
    Arbitrary<Listing> listing =
        Combinators.combine(
                text,
                text,
                text.list().ofMaxSize(2),
                Arbitraries.of("闲鱼", "转转", "Ｘ"),
                Arbitraries.of("35", "0.5", "200", "12"))
            .as(WatchedListingTest::listing);
    Arbitrary<Verdict> verdict =
        Combinators.combine(Arbitraries.of(0.1, 0.5, 0.9), Arbitraries.of("demo_0001", "demo_0002"))
            .as(WatchedListingTest::verdict);
    return Combinators.combine(
            listing,
            verdict,
            Arbitraries.integers().between(0, 60),
            Arbitraries.of("open", "cleared", "").map(String::strip))
        .as(
            (one, judged, days, status) ->
                new IndexedListing(
                    one,
                    judged,
                    Samples.START.plusSeconds(days * 86_400L),
                    status.isEmpty() ? null : status));
  }

  private static Listing listing(
      String title, String body, List<String> replies, String platform, String price) {
    return Listing.builder(ID)
        .origin(new Origin("https://example.org/one", "market", platform))
        .title(title.isBlank() && body.isBlank() ? "x" : title)
        .body(body)
        .replies(replies.stream().map(reply -> new Reply("r", reply, null)).toList())
        .price(Price.of(new BigDecimal(price), price.equals("12") ? "USDT" : "CNY"))
        .seller(price.equals("35") ? "小店" : "b")
        .build();
  }

  private static Verdict verdict(double score, String handle) {
    List<Entity> entities = List.of(new Entity.Contact(AT, "wechat", handle));
    if (score < 0.5) {
      return new Verdict.Clear(score, BY);
    }
    Finding finding = new Finding("s", FieldRef.TITLE, new TextSpan(0, 1), "x", "x", 1);
    return new Verdict.Flagged(
        score, Category.FACE_DATA, Severity.HIGH, List.of(finding), entities, BY);
  }

  @Provide
  Arbitrary<ListingQuery> queries() {
    Arbitrary<String> text =
        Arbitraries.of(QUERIES).list().ofMinSize(1).ofMaxSize(3).map(all -> String.join(" ", all));
    Arbitrary<Map<Facet, Set<String>>> filters =
        Arbitraries.of(
            Map.of(),
            Map.of(),
            Map.of(Facet.PLATFORM, Set.of("闲鱼", "转转")),
            Map.of(Facet.CATEGORY, Set.of("face_data"), Facet.LANGUAGE, Set.of("zh")));
    return Combinators.combine(text, filters, Arbitraries.of(true, false))
        .as(
            (typed, chosen, sound) ->
                new ListingQuery(typed, chosen, sound, SortOrder.NEWEST, 1, null));
  }

  @Provide
  Arbitrary<Map<Facet, Set<String>>> excluded() {
    return Arbitraries.of(
        Map.of(),
        Map.of(),
        Map.of(Facet.PLATFORM, Set.of("闲鱼")),
        Map.of(
            Facet.CATEGORY, Set.of("face_data", "bypass_service"), Facet.LANGUAGE, Set.of("en")));
  }

  @Property(tries = 400)
  void theWatchFindsWhatAnIndexFinds(
      @ForAll("listings") IndexedListing listing,
      @ForAll("queries") ListingQuery query,
      @ForAll("excluded") Map<Facet, Set<String>> excluded) {
    ListingIndex index = opened.getFirst();
    index.put(listing);
    index.refresh();
    SearchResult found = index.searcher().search(query, new SearchView(excluded, false, null));
    List<Match> matches = QueryWatch.of(List.of(new Watched(7, query, excluded))).matches(listing);
    assertThat(matches).as("%s in %s", query, listing.listing()).hasSize((int) found.total());
    if (!matches.isEmpty()) {
      Matched matched = matches.getFirst().matched();
      SearchHit hit = found.hits().getFirst();
      assertThat(matched.bySound()).isEqualTo(hit.bySound());
      assertThat(matched.titleMarks()).isEqualTo(hit.titleMarks());
      assertThat(matched.snippet()).isEqualTo(hit.snippet());
      assertThat(matched.snippetMarks()).isEqualTo(hit.snippetMarks());
    }
  }

  @Test
  void aWordThatIsFrequentInOneListingIsStillWatchedFor() {
    StringBuilder body = new StringBuilder("数据 ");
    for (int i = 0; i < 1_500; i++) {
      body.append('脸').append((char) (0x4E00 + i * 7)).append('。');
    }
    IndexedListing listing = Samples.listing("1", "长", body.toString());
    ListingQuery near = ListingQuery.of("\"脸 数据\"~3");
    assertThat(QueryWatch.of(List.of(new Watched(1, near, Map.of()))).matches(listing)).hasSize(1);
  }

  @Test
  void anUnchangedTextMatchesByTheSameText() {
    ListingQuery query = ListingQuery.of("人脸");
    QueryWatch watch = QueryWatch.of(List.of(new Watched(1, query, Map.of())));
    Matched first = watch.matches(Samples.listing("1", "人脸数据", "35一套")).getFirst().matched();
    Matched other = watch.matches(Samples.listing("1", "人脸数据", "40一套")).getFirst().matched();
    Matched edited = watch.matches(Samples.listing("1", "人脸大数据", "")).getFirst().matched();
    assertThat(first.words()).containsExactly("人脸");
    assertThat(first.text()).isEqualTo(other.text()).isNotEqualTo(edited.text());
  }
}
