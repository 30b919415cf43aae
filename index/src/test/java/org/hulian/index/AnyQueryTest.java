package org.hulian.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.hulian.listing.text.TextSpan;

/** No text makes a search fail, and every mark stands inside its text. */
class AnyQueryTest {
  private static final List<String> SIGNS =
      List.of(
          "\"",
          "“",
          "”",
          "「",
          "：",
          ":",
          "platform:",
          "status：open",
          "-",
          "--",
          "+",
          "*",
          "?",
          "~",
          "(",
          ")",
          "[",
          "AND",
          " OR ",
          "NOT ",
          "且",
          " 或 ",
          "（",
          "）",
          "＂",
          "」",
          "~5",
          "～９",
          "contact:",
          "price:",
          "10..50",
          ">",
          "seen:2026-10",
          "score：0.5..",
          "sound:off",
          "且 ",
          "＊",
          "－",
          "\\",
          "/",
          "^",
          "人",
          "脸",
          "人脸",
          "四件套",
          "ren",
          "lian",
          "vx",
          "35",
          " ",
          "\u3000",
          "\0",
          "\uD800",
          "😀",
          "\n",
          "月",
          "佥",
          "a:b:c",
          "$",
          "@x");
  private static Path folder = Path.of("");
  private static List<ListingIndex> opened = List.of();

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("hulian-index");
    ListingIndex index = ListingIndex.open(folder);
    index.put(Samples.listing("1", "人脸四件套 vx demo_0001", "照片活化，35一套，ren lian (哈)脸 1,650元"));
    index.put(Samples.flagged("2", "闲鱼", 0.5, "open"));
    index.refresh();
    opened = List.of(index);
  }

  @AfterContainer
  static void close() throws IOException {
    opened.forEach(ListingIndex::close);
    IndexFolder.remove(folder);
  }

  @Provide
  Arbitrary<String> anyText() {
    return Arbitraries.strings().all().ofMaxLength(600);
  }

  @Provide
  Arbitrary<String> hostileQuery() {
    return Arbitraries.of(SIGNS).list().ofMaxSize(30).map(parts -> String.join("", parts));
  }

  @Property(tries = 500)
  void anyTextIsAQuery(@ForAll("anyText") String text) {
    check(text);
  }

  @Property(tries = 1500)
  void anyOrderOfSignsIsAQuery(@ForAll("hostileQuery") String text) {
    check(text);
  }

  private static void check(String text) {
    SearchResult result = opened.getFirst().searcher().search(ListingQuery.of(text));
    assertThat(result.complete()).isTrue();
    for (SearchHit hit : result.hits()) {
      inside(hit.title(), hit.titleMarks());
      inside(hit.snippet(), hit.snippetMarks());
    }
  }

  private static void inside(String text, List<TextSpan> marks) {
    int end = 0;
    for (TextSpan mark : marks) {
      assertThat(mark.start()).isBetween(end, mark.end() - 1);
      assertThat(mark.end()).isLessThanOrEqualTo(text.length());
      end = mark.end();
    }
  }
}
