package org.hulian.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a searcher types finds what sellers hide. */
class DisguiseSearchTest {
  @TempDir private Path folder;

  private SearchResult search(String query, boolean sound, IndexedListing... listings) {
    try (ListingIndex index = ListingIndex.open(folder)) {
      index.putAll(List.of(listings));
      index.refresh();
      return index
          .searcher()
          .search(new ListingQuery(query, Map.of(), sound, SortOrder.RELEVANCE, 20, null));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "plain, 人脸四件套, 人脸四件套",
    "separators, 人脸四件套, 人-脸/四*件|套",
    "blanks, 照片活化, 照 片　活 化",
    "zero width, 人脸四件套, 人\u200B脸\u200D四\u2060件套",
    "combining, 照片活化, 照̶片̶活̶化̶",
    "emoji between, 人脸四件套, 人🔥脸🔥四💯件套",
    "emoji for a word, 人脸四件套, 👤脸四件套",
    "traditional, 实名认证, 實名認證",
    "variant, 身份证, 身份証",
    "radicals, 手持身份证, ⼿持⾝份证",
    "look-alike, 人脸四件套, 人睑四件套",
    "split, 人脸四件套, 人月佥四亻牛套",
    "circled digit, 人脸四件套, 人脸④件套",
    "cheque digit, 人脸四件套, 人脸肆件套",
    "width, 加VX过脸, 加ＶＸ过脸",
    "styled, vx, 加🅥🅧",
    "other scripts, liveness, pass lіvеness",
    "letters apart, vx, 加 V . X",
    "repeats, 人脸四件套, 人人脸脸四四件件套",
    "bracket noise, 人脸四件套, 人(哈)脸四【a】件套",
  })
  void aDisguisedSpellingIsFoundInItsWords(String kind, String query, String text) {
    SearchResult result = search(query, false, Samples.listing("1", "出售 " + text, "懂的来"));
    assertThat(result.total()).as(kind).isEqualTo(1);
    assertThat(result.hits().getFirst().bySound()).isFalse();
    assertThat(result.hits().getFirst().titleMarks()).hasSize(1);
  }

  @Test
  void aWordBrokenOverLinesIsFound() {
    assertThat(search("人脸四件套", false, Samples.listing("1", "t", "人\n脸四\r\n件套")).total())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "one homophone, 人脸四件套, 仁脸四件套",
    "all homophones, 人脸四件套, 仁练寺建桃",
    "near homophones, 照片活化, 早骗活化",
    "pinyin of one, 人脸四件套, ren脸四件套",
    "pinyin of all, 人脸四件套, renliansijiantao",
    "pinyin apart, 照片活化, zhao pian huo hua",
    "homophones, 手持身份证, 收持申份证",
    "pinyin typed, renlian sijiantao, 人脸四件套",
  })
  void aSpellingThatOnlySoundsAlikeIsFoundAndMarked(String kind, String query, String text) {
    IndexedListing listing = Samples.listing("1", text, "懂的来");
    SearchResult result = search(query, true, listing);
    assertThat(result.total()).as(kind).isEqualTo(1);
    assertThat(result.hits().getFirst().bySound()).isTrue();
    assertThat(result.hits().getFirst().titleMarks())
        .containsExactly(new TextSpan(0, text.length()));
    assertThat(search(query, false, listing).total()).as("not asked for by sound").isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "one doubled, 人脸四件套, 人脸脸四件套",
    "neighbours swapped, 人脸四件套, 人四脸件套",
    "initial for one, 人脸四件套, 人l四件套",
    "capital initial, 照片活化, 照P活化",
    "styled initial, 照片活化, 照ｐ活化",
    "initials for all, 照片活化, zphh",
    "initials in capitals, 照片活化, ZPHH",
    "two kinds at once, 照片活化, 照🔥p🔥活化",
    "swapped with signs, 人脸四件套, 脸-人-四件套",
  })
  void aSpellingThatNoTableUndoesIsFoundAndMarked(String kind, String query, String text) {
    IndexedListing listing = Samples.listing("1", "出售" + text + "，要的来", "懂的来");
    SearchResult result = search(query, true, listing);
    assertThat(result.total()).as(kind).isEqualTo(1);
    SearchHit hit = result.hits().getFirst();
    assertThat(hit.match().way()).isEqualTo(SearchHit.Way.DISGUISED);
    assertThat(hit.bySound()).isFalse();
    assertThat(hit.titleMarks()).containsExactly(new TextSpan(2, 2 + text.length()));
    assertThat(search(query, false, listing).total()).as("not asked for").isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "过脸, 洗脸过后要保湿",
    "过脸, gl",
    "过脸, 过l",
    "人脸四件套, rls",
    "人脸四件套, rlsjtx",
    "人脸四件套, 四件套人脸",
    "照片活化, 照片",
  })
  void shortTermsAndOtherWordsAreNotTakenForDisguises(String query, String text) {
    assertThat(search(query, true, Samples.listing("1", text, "")).total()).isZero();
  }

  @Test
  void whatIsDisguisedComesAfterWhatIsWrittenSo() {
    SearchResult result =
        search(
            "照片活化",
            true,
            Samples.listing("heard", "早骗活化", ""),
            Samples.listing("disguised", "zphh zphh", ""),
            Samples.listing("written", "很长的标题很长的标题", "照片活化" + "很长的说明".repeat(50)));
    assertThat(result.hits().getFirst().id()).hasToString("written");
    assertThat(result.hits())
        .extracting(hit -> hit.match().way())
        .containsExactlyInAnyOrder(
            SearchHit.Way.WRITTEN, SearchHit.Way.DISGUISED, SearchHit.Way.HEARD);
  }

  @Test
  void whatOnlySoundsAlikeComesAfterWhatIsWrittenSo() {
    SearchResult result =
        search(
            "人脸四件套",
            true,
            Samples.listing("heard", "仁练四件套 仁练四件套 仁练四件套", ""),
            Samples.listing("written", "很长的标题很长的标题很长的标题", "人脸四件套" + "很长的说明".repeat(50)));
    assertThat(result.hits())
        .extracting(hit -> hit.id().value())
        .containsExactly("written", "heard");
    assertThat(result.hits()).extracting(SearchHit::bySound).containsExactly(false, true);
  }

  @ParameterizedTest
  @CsvSource({"过脸, 过恋", "微信, 威信", "代办, 呆板", "人脸, renlian"})
  void twoSyllablesAreNotMatchedBySound(String query, String text) {
    assertThat(search(query, true, Samples.listing("1", text, "")).total()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "四件套, 床上三件套",
    "人脸四件套, 四件套人脸",
    "照片活化, 老照片修复",
    "vx, vxa",
    "face, surface",
    "15, 150",
  })
  void anotherWordIsNotFound(String query, String text) {
    assertThat(search(query, false, Samples.listing("1", text, "")).total()).isZero();
  }

  @Test
  void titleBodyAndRepliesAreNotReadAsOneText() {
    assertThat(search("人脸四件套", true, Samples.listing("1", "人脸", "四件套")).total()).isZero();
  }
}
