package org.hulian.listing.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {
  private static final TextNormalizer NORMALIZER = TextNormalizer.standard();

  private static String normalized(String text) {
    return NORMALIZER.normalize(text).normalized();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.5元一套|0.5元一套",
        "35一套|35一套",
        "12-25元|12-25元",
        "12 — 25 元|12-25元",
        "12～25|12~25",
        "1,650元|1,650元",
        "¥35|¥35",
        "￥ 0.50|¥0.50",
        "$15|$15",
        "15$|15$",
        "¥三十五|¥三十五",
        "￥人|人",
        "100%过|100%过",
        "138-0000-0001|138-0000-0001",
        "价格35，100套|价格35 100套",
        "2.50 euros|2.50euros",
        "三十五块|三十五块",
        "2万套|2万套",
        "3十五|3十五",
        "½|1/2",
        "1 ½|1 1/2",
        "1 ½ ¾|1 1/2 3/4",
        "5+3|5+3",
      })
  void pricesSurvive(String written, String goal) {
    assertThat(normalized(written)).isEqualTo(goal);
  }

  @Test
  void numbersOfTwoLinesDoNotRunTogether() {
    NormalizedText text = NORMALIZER.normalize("价格35\n100套");
    assertThat(text.normalized()).isEqualTo("价格35 100套");
    assertThat(text.gap(4)).isEqualTo(Gap.LINE);
    assertThat(text.toOriginal(4, 5)).isEqualTo(new TextSpan(4, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "o", "1", "l", "i", "rn", "5", "s", "vv", "w"})
  void digitsAndTheLettersThatLookLikeThemStayApart(String text) {
    assertThat(normalized(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "@demo_0001, @demo0001",
    "+V, 加v",
    "＋ 薇, 加薇",
    "身份证+银行卡, 身份证银行卡",
    "人@脸, 人脸",
    "@4件套, 四件套"
  })
  void signsOfContactsStayWhereTheyMeanOne(String written, String goal) {
    assertThat(normalized(written)).isEqualTo(goal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "人脸|NONE",
        "人\u200B脸|MARK",
        "人 脸|SPACE",
        "人-脸|PUNCTUATION",
        "人🔥脸|PUNCTUATION",
        "人。脸|SENTENCE",
        "set. New|SENTENCE",
        "s.e|PUNCTUATION",
      })
  void whatWasLeftOutIsTold(String text, Gap goal) {
    NormalizedText normalized = NORMALIZER.normalize(text);
    assertThat(
            IntStream.range(1, normalized.length()).mapToObj(normalized::gap).max(Gap::compareTo))
        .hasValue(goal);
  }

  @Test
  void linesAndParagraphsAreToldApart() {
    NormalizedText text = NORMALIZER.normalize("甲\r\n乙\n \n丙");
    assertThat(text.gap(1)).isEqualTo(Gap.LINE);
    assertThat(text.gap(2)).isEqualTo(Gap.SENTENCE);
  }

  @Test
  void oneCharacterThatBecomesMoreKeepsItsPlace() {
    NormalizedText text = NORMALIZER.normalize("看🐧号");
    assertThat(text.normalized()).isEqualTo("看qq号");
    assertThat(text.toOriginal(1, 3)).isEqualTo(new TextSpan(1, 3));
    assertThat(text.toOriginal(2, 3).of(text.original())).isEqualTo("🐧");
    assertThat(text.toOriginal(3, 4).of(text.original())).isEqualTo("号");
  }

  @Test
  void charactersBeyondTheBmpKeepBothUnits() {
    NormalizedText text = NORMALIZER.normalize("a𠀀b");
    assertThat(text.normalized()).isEqualTo("a𠀀b");
    assertThat(text.toOriginal(1, 2)).isEqualTo(new TextSpan(1, 3));
    assertThat(text.toOriginal(2, 3)).isEqualTo(new TextSpan(1, 3));
  }

  @Test
  void nothingIsNothing() {
    assertThat(normalized("")).isEmpty();
    assertThat(normalized("。\n🔥 ")).isEmpty();
  }

  @Test
  @Timeout(60)
  void tenMegabytesOfOneCharacterAreReadInLinearTime() {
    for (String unit :
        new String[] {"人", "月", "$", "\u0301", "＄ ", "\uD800", "㍿", "ﷺ", "1 ", "佥"}) {
      String text = unit.repeat(3_500_000 / unit.length());
      assertThatCode(() -> NORMALIZER.normalize(text)).doesNotThrowAnyException();
    }
  }

  @Test
  void aHundredThousandCombiningMarksVanish() {
    String text = "脸" + "\u0336".repeat(100_000) + "四";
    NormalizedText normalized = NORMALIZER.normalize(text);
    assertThat(normalized.normalized()).isEqualTo("脸四");
    assertThat(normalized.start(1)).isEqualTo(100_001);
  }

  @ParameterizedTest
  @CsvSource({"塊, 块", "壹, 一", "條, 条", "人, 人", "Ａ, a", "，, ，", "💚, 💚", "ẞ, ẞ"})
  void aCharacterAloneBecomesItsEverydayForm(String character, String folded) {
    assertThat(Character.toString(NORMALIZER.foldAlone(character.codePointAt(0))))
        .isEqualTo(folded);
  }
}
