package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "一<br>二 -> 一|二",
        "一 <br> 二 -> 一|二",
        "一&nbsp;&nbsp;<br>&nbsp;二 -> 一|二",
        "<p>一</p><p>二</p> -> 一||二",
        "<div>一</div><div><div>二</div></div> -> 一|二",
        "一<br><br> <br>&nbsp;<br>二 -> 一||二",
        "<ul><li>一<li>二</ul> -> 一|二",
        "<table><tr><td>一<td>二</table> -> 一 二",
        "一   二\t三 -> 一 二 三",
        "一&nbsp;&nbsp;二 -> 一  二",
        "<pre>一  二|  三</pre> -> 一  二|三",
        "一<script>x</script><style>y</style><b hidden>z</b>二 -> 一二",
        "<i style='DISPLAY : none'>x</i>一 -> 一",
        "<img class=emoji alt=😀>一<img alt=pic> -> 😀一",
        "微\u200B信 \u200B号 -> 微\u200B信 号"
      })
  void writesWhatReadersSee(String html, String text) {
    assertThat(of(html.replace('|', '\n'))).isEqualTo(text.replace('|', '\n'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"&nbsp;", " &nbsp;", "<br>&nbsp;", "&nbsp;<br>", "\u3000", "\u200B", "<b></b>"})
  void aRunOfAnyLengthTakesTimeByItsLength(String run) {
    String text = quickly("一" + run.repeat(800_000) + "二");
    assertThat(text).startsWith("一").hasSizeLessThanOrEqualTo(Limits.MAX_TEXT);
  }

  @Test
  void aLineOfAnyLengthIsCutBetweenCharacters() {
    String line = PlainText.line("a" + "𠮷".repeat(Limits.MAX_LINE));
    assertThat(line).hasSize(Limits.MAX_LINE - 1).endsWith("𠮷");
    String text = quickly("a" + "𠮷".repeat(Limits.MAX_TEXT));
    assertThat(text).hasSize(Limits.MAX_TEXT - 1).endsWith("𠮷");
  }

  @Test
  void aLineHasNoBreaksHoweverManyThereWere() {
    String line =
        Assertions.assertTimeout(
            Duration.ofSeconds(10),
            () -> PlainText.line("一" + "\u00A0\n ".repeat(1_000_000) + "二"));
    assertThat(line).isEqualTo("一 二");
  }

  @Provide
  Arbitrary<String> markup() {
    return Arbitraries.of(
            "<p>", "</p>", "<div>", "</div>", "<br>", "<pre>", "</pre>", "<b>", "</b>", "<td>", " ",
            "&nbsp;", "\n", "\t", "一", "a", "\u3000", "\u200B")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500)
  void noBlankStandsBesideABreakAndNoTwoEmptyLinesFollowEachOther(@ForAll("markup") String html) {
    String text = of(html);
    assertThat(text).doesNotContain(" \n", "\n ", "\n\n\n", "\u00A0").isEqualTo(text.strip());
    assertThat(squash(text)).isEqualTo(squash(Jsoup.parseBodyFragment(html).body().wholeText()));
  }

  private static String squash(String text) {
    return text.replaceAll("[\\s\u00A0\u3000\u200B]+", "").toLowerCase(Locale.ROOT);
  }

  private static String of(String html) {
    return PlainText.of(Jsoup.parseBodyFragment(html).body());
  }

  private static String quickly(String html) {
    return Assertions.assertTimeout(Duration.ofSeconds(20), () -> of(html));
  }
}
