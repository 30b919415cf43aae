package org.hulian.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hulian.index.query.Note;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Reply;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneSearcherTest {
  @TempDir private Path folder;
  private ListingIndex index;

  @BeforeEach
  void open() {
    index = ListingIndex.open(folder);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void put(IndexedListing... listings) {
    index.putAll(List.of(listings));
    index.refresh();
  }

  private SearchResult search(String query) {
    return index.searcher().search(ListingQuery.of(query));
  }

  private List<String> ids(String query) {
    return search(query).hits().stream().map(hit -> hit.id().value()).sorted().toList();
  }

  private List<String> marked(String text, List<TextSpan> marks) {
    return marks.stream().map(mark -> mark.of(text)).toList();
  }

  @Test
  void highlightsStandInTheTextAsWritten() {
    put(Samples.listing("1", "出【人 脸】四④件套", "说明：人\u200B睑、四…件套；另有人臉四件套😀"));
    SearchHit hit = search("人脸四件套").hits().getFirst();
    assertThat(marked(hit.snippet(), hit.snippetMarks())).containsExactly("人\u200B睑、四…件套", "人臉四件套");
    hit = search("人脸").hits().getFirst();
    assertThat(marked(hit.title(), hit.titleMarks())).containsExactly("人 脸");
  }

  @Test
  void theSnippetShowsWhereTheBodyOrAReplyMatchesBest() {
    String filler = "这里是一些没有关系的文字。".repeat(40);
    Listing thread =
        Listing.builder(new ListingId("1"))
            .title("求助")
            .body(filler)
            .replies(List.of(new Reply("a", "没有", null), new Reply("b", filler + "照片活化找我", null)))
            .build();
    put(Samples.listing(thread, 0), Samples.listing("2", "t", filler + "照片活化" + filler));
    for (SearchHit hit : search("照片活化").hits()) {
      assertThat(hit.snippet()).hasSizeLessThan(200);
      assertThat(marked(hit.snippet(), hit.snippetMarks())).containsExactly("照片活化");
    }
  }

  @Test
  void aSnippetNeverCutsACharacterInTwo() {
    put(Samples.listing("1", "t", "😀".repeat(100) + "照片活化" + "😀".repeat(100)));
    String snippet = search("照片活化").hits().getFirst().snippet();
    assertThat(Character.isLowSurrogate(snippet.charAt(0))).isFalse();
    assertThat(Character.isHighSurrogate(snippet.charAt(snippet.length() - 1))).isFalse();
    assertThat(search("").hits().getFirst().snippet()).hasSize(140);
  }

  @Test
  void aSnippetNeverCutsANumberInTwo() {
    for (int gap = 10; gap < 40; gap++) {
      String before = "前".repeat(90) + "138-0013-8000" + "后".repeat(gap);
      String after = "，".repeat(120 - gap) + "110101199003074477" + "完".repeat(60);
      put(Samples.listing("1", "", before + "照片活化" + after));
      for (String query : List.of("照片活化", "")) {
        String snippet = search(query).hits().getFirst().snippet();
        assertThat(snippet.replaceAll("[^0-9]", ""))
            .as("%d between: %s", gap, snippet)
            .matches("(13800138000)?(110101199003074477)?");
      }
    }
  }

  @Test
  void allWordsMustMatchPhrasesAsWrittenAndMinusNot() {
    put(
        Samples.listing("1", "face set for sale", ""),
        Samples.listing("2", "set of a face", ""),
        Samples.listing("3", "人脸", "照片活化"));
    assertThat(ids("face set")).containsExactly("1", "2");
    assertThat(ids("\"face set\"")).containsExactly("1");
    assertThat(ids("“face set”")).containsExactly("1");
    assertThat(ids("「FACE Set」")).containsExactly("1");
    assertThat(ids("＂face　set＂")).containsExactly("1");
    assertThat(ids("face -sale")).containsExactly("2");
    assertThat(ids("照片活化 人脸")).containsExactly("3");
    assertThat(ids("照片活化人脸")).isEmpty();
    assertThat(ids("-face")).containsExactly("3");
  }

  @ParameterizedTest
  @CsvSource({
    "人脸 OR 照片活化, 1|2|3",
    "人脸 或 照片活化, 1|2|3",
    "人脸 AND 数据, 1|2",
    "人脸 NOT 数据, ''",
    "照片活化 OR -人脸, 3|4",
    "(人脸 OR 照片活化) -床上, 1|3",
    "（人脸 或 照片活化） 非 床上, 1|3",
    "NOT (人脸 OR 照片活化), 4",
    "face (set OR kit), 4",
    "\"人脸 数据\"~2, 1",
    "\"数据 人脸\"~2, 1",
    "\"人脸 数据\"~1, ''",
    "\"人脸 数据\"~9, 1|2",
    "“人脸　数据”～９, 1|2",
    "\"face kit\"~3, 4",
    "\"kit face\"~1, ''",
    "\"人脸 人脸\"~20, ''",
    "kit*, 4",
    "ki*, 4",
    "照片活*, 3",
    "demoki*, 4",
    "出demoki*, ''",
    "新demoki*, 4",
    "seen:2026-10, 1|2|3|4",
    "seen:>2026-10-01, ''",
    "-seen:2026-10 OR 照片活化, 3",
  })
  void operatorsFindWhatTheySay(String query, String goal) {
    put(
        Samples.listing("1", "人脸的新数据", ""),
        Samples.listing("2", "人脸，不是床上的四件套数据", ""),
        Samples.listing("3", "照片活化", ""),
        Samples.listing("4", "face for the kitchen kit", "新 demokit"));
    assertThat(String.join("|", ids(query))).isEqualTo(goal);
  }

  @ParameterizedTest
  @CsvSource({
    "实名认证, 1|2|3",
    "实名认证 variants:off, 1",
    "實名認證 variants:off, 2",
    "“实名认证” 异体：关, 1",
    "-(实名认证 variants:off), 2|3|4",
    "识 variants:off, 4",
    "FACE variants:off, 4",
    "四件套 variants:off, 4",
  })
  void otherCharactersAreLeftOutIfAskedFor(String query, String goal) {
    put(
        Samples.listing("1", "实-名 认证", "實名"),
        Samples.listing("2", "實名認證", ""),
        Samples.listing("3", "实名认 證", "④件套"),
        Samples.listing("4", "面识", "四件套 face"));
    assertThat(String.join("|", ids(query))).isEqualTo(goal);
  }

  @Test
  void wordsNearOneAnotherInTwoTextsAreNotNear() {
    put(Samples.listing("1", "人脸", "数据"));
    assertThat(ids("\"人脸 数据\"~50")).isEmpty();
  }

  @Test
  void beginningsAndWordsNearAreMarked() {
    put(Samples.listing("1", "face and kitchen", ""));
    SearchHit hit = search("kitch*").hits().getFirst();
    assertThat(marked(hit.title(), hit.titleMarks())).containsExactly("kitchen");
    hit = search("\"kitchen face\"~3").hits().getFirst();
    assertThat(marked(hit.title(), hit.titleMarks())).containsExactly("face", "kitchen");
  }

  /** One character begins as many tokens as there are characters after it. */
  @Test
  void aTooFrequentCharacterMayStandAnywhereAndTheAnswerSaysSo() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 1_200; i++) {
      all.append('的').append((char) (0x4E00 + i));
    }
    put(Samples.listing("1", "t", all.toString()), Samples.listing("2", "的人", ""));
    SearchResult result = search("\"的 丁\"~1");
    assertThat(result.total()).isEqualTo(1);
    assertThat(result.understood().notes()).containsExactly(new Note(Note.Reason.NEAR_WIDE, "的"));
  }

  @Test
  void aSearchThatTakesTooLongSaysSo() {
    put(Samples.listing("1", "人脸", ""));
    SearchResult result = new LuceneSearcher(index, Duration.ZERO).search(ListingQuery.of("人脸"));
    assertThat(result.complete()).isFalse();
    assertThat(search("人脸").complete()).isTrue();
  }

  @Test
  void whatTheQuerySaysOfSoundCountsMoreThanTheSwitchBesideIt() {
    put(Samples.listing("1", "仁脸四件套", ""));
    assertThat(ids("人脸四件套")).containsExactly("1");
    assertThat(ids("人脸四件套 sound:off")).isEmpty();
    ListingQuery exact =
        new ListingQuery("人脸四件套 sound:on", Map.of(), false, SortOrder.NEWEST, 20, null);
    assertThat(index.searcher().search(exact).total()).isEqualTo(1);
  }

  @Test
  void oneCharacterIsAWord() {
    put(
        Samples.listing("1", "出人脸", ""),
        Samples.listing("2", "脸", ""),
        Samples.listing("3", "人", ""));
    assertThat(ids("脸")).containsExactly("1", "2");
    assertThat(ids("人")).containsExactly("1", "3");
  }

  @ParameterizedTest
  @CsvSource({
    "platform:闲鱼, a|b",
    "platform：闲鱼, a|b",
    "Platform:\"贴 吧\", c",
    "人脸 status:violation, a",
    "status:none, b|c|d",
    "category:face_data site:market, a|b|c",
    "price_band:10-100, a|b|c",
    "month:2026-10 platform:闲鱼, a|b",
    "severity:low, ''",
    "unknown:闲鱼, ''",
  })
  void fieldsNarrowTheSearch(String query, String goal) {
    put(
        Samples.flagged("a", "闲鱼", 0.9, "violation"),
        Samples.flagged("b", "闲鱼", 0.8, null),
        Samples.flagged("c", "贴 吧", 0.7, null),
        Samples.listing("d", "人脸", ""));
    assertThat(String.join("|", ids(query))).isEqualTo(goal);
  }

  @Test
  void facetsCountWhatMatchesHighestFirst() {
    put(
        Samples.flagged("a", "闲鱼", 0.9, "violation"),
        Samples.flagged("b", "闲鱼", 0.8, null),
        Samples.flagged("c", "贴吧", 0.7, "open"),
        Samples.listing("d", "别的", ""));
    Map<Facet, Map<String, Long>> facets = search("人脸四件套").facets();
    assertThat(facets).containsOnlyKeys(Facet.values());
    assertThat(facets.get(Facet.PLATFORM))
        .containsExactly(Map.entry("闲鱼", 2L), Map.entry("贴吧", 1L));
    assertThat(facets.get(Facet.STATUS))
        .containsOnly(Map.entry("violation", 1L), Map.entry("none", 1L), Map.entry("open", 1L));
    assertThat(facets.get(Facet.CATEGORY)).containsExactly(Map.entry("face_data", 3L));
    assertThat(facets.get(Facet.PRICE_BAND)).containsExactly(Map.entry("10-100", 3L));
    assertThat(facets.get(Facet.MONTH)).containsExactly(Map.entry("2026-10", 3L));
    SearchResult narrowed =
        index
            .searcher()
            .search(
                new ListingQuery(
                    "",
                    Map.of(Facet.PLATFORM, Set.of("贴吧", "别处")),
                    true,
                    SortOrder.NEWEST,
                    20,
                    null));
    assertThat(narrowed.hits()).extracting(hit -> hit.id().value()).containsExactly("c");
    // What was chosen of a facet does not narrow its own counts.
    assertThat(narrowed.facets().get(Facet.PLATFORM))
        .containsExactly(Map.entry("闲鱼", 2L), Map.entry("贴吧", 1L));
    assertThat(narrowed.facets().get(Facet.STATUS)).containsExactly(Map.entry("open", 1L));
  }

  @ParameterizedTest
  @EnumSource(SortOrder.class)
  void pagesShowEveryHitOnce(SortOrder order) {
    for (int i = 0; i < 57; i++) {
      index.put(Samples.ordinary(i, new Random(7)));
    }
    index.refresh();
    List<SearchHit> seen = new ArrayList<>();
    String cursor = null;
    do {
      SearchResult page =
          index.searcher().search(new ListingQuery("", Map.of(), true, order, 10, cursor));
      assertThat(page.total()).isEqualTo(57);
      seen.addAll(page.hits());
      cursor = page.next();
    } while (cursor != null);
    assertThat(seen).hasSize(57);
    assertThat(new HashSet<>(seen.stream().map(SearchHit::id).toList())).hasSize(57);
    if (order == SortOrder.NEWEST) {
      assertThat(seen.getFirst().id()).hasToString("g-56");
    }
  }

  @Test
  void theHighestScoreComesFirstIfAskedFor() {
    put(
        Samples.flagged("a", "x", 0.5, null),
        Samples.flagged("b", "x", 0.9, null),
        Samples.flagged("c", "x", 0.7, null));
    SearchResult result =
        index.searcher().search(new ListingQuery("", Map.of(), true, SortOrder.SCORE, 20, null));
    assertThat(result.hits()).extracting(SearchHit::score).containsExactly(0.9, 0.7, 0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "UkVMRVZBTkNF", "🔥", "UkVMRVZBTkNFCjEKMgoz"})
  void whatIsNoCursorShowsTheFirstPage(String cursor) {
    put(Samples.flagged("a", "x", 0.5, null));
    SearchResult result =
        index
            .searcher()
            .search(new ListingQuery("", Map.of(), true, SortOrder.RELEVANCE, 20, cursor));
    assertThat(result.hits()).hasSize(1);
    assertThat(result.restarted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "人脸四件套 AND NOT 床上, 人脸四件套 -床上",
    "过脸 “face set” platform：闲鱼, 过脸 \"face set\" platform:闲鱼",
    "renlian shuju, renlian shuju",
    "'', *",
    "。！, *",
  })
  void theQueryIsToldAsItWasRead(String query, String goal) {
    assertThat(search(query).understood().text()).isEqualTo(goal);
  }

  @Test
  void anIndexWithoutListingsAnswersToo() {
    SearchResult result = search("人脸四件套");
    assertThat(result.total()).isZero();
    assertThat(result.facets()).containsOnlyKeys(Facet.values());
    assertThat(result.next()).isNull();
  }

  @Test
  void aListingOfAnySizeAndKindCanBePut() {
    put(
        Samples.listing("1", "a".repeat(100_000), "人脸四件套".repeat(100_000)),
        Samples.listing("2", "\uD800\uDC00\uD800 ﷺ", "((((" + "（".repeat(50_000)),
        Samples.listing("3", "x", "1 ".repeat(50_000)));
    assertThat(ids("人脸四件套")).containsExactly("1");
    assertThatThrownBy(() -> new ListingQuery("", Map.of(), true, SortOrder.NEWEST, 0, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
