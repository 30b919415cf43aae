package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values by the HTML Living Standard, section 5.2.4, and pages that are made to fill memory. */
final class MicrodataTest {
  private static final String PRODUCT = "<div itemscope itemtype='https://schema.org/Product'>";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "<meta itemprop=p content=一> -> 一",
        "<b itemprop=p>一 <i>二</i></b> -> 一 二",
        "<a itemprop=url href=/x>一</a> -> /x",
        "<img itemprop=p src=/x.jpg> -> /x.jpg",
        "<data itemprop=p value=7>一</data> -> 7",
        "<time itemprop=p datetime=2026-11-20>一</time> -> 2026-11-20",
        "<time itemprop=p>2026-11-20</time> -> 2026-11-20",
        "<b itemprop=p itemscope><i itemprop=name>一</i></b> -> 一",
        "<b itemprop='q https://schema.org/p'>一</b> -> 一"
      })
  void aValueIsWhatTheStandardSays(String html, String value) {
    Thing thing = read(PRODUCT + html + "</div>").getFirst().thing();
    assertThat(thing.is("Product")).isTrue();
    assertThat(thing.text("p", "url")).isEqualTo(value);
  }

  @Test
  void theNamesOfLinksAreTheirTextsHoweverLong() {
    Thing thing =
        read(PRODUCT + "<a itemprop=name href=/x>" + "名 ".repeat(9_000) + "</a>")
            .getFirst()
            .thing();
    assertThat(thing.text("name")).startsWith("名 名").hasSizeLessThanOrEqualTo(Limits.MAX_LINE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 190})
  void nestedValuesDoNotKeepTheirTextOverAndOver(int depth) {
    String nested =
        "<div itemprop=description>".repeat(depth) + "字".repeat(6_000) + "</div>".repeat(depth);
    keepsLittle(PRODUCT + nested.repeat(1_300_000 / (6_000 + 30 * depth)));
  }

  @Test
  void attributesCountToo() {
    keepsLittle(PRODUCT + ("<meta itemprop=name content='" + "字".repeat(300_000) + "'>").repeat(4));
    keepsLittle(PRODUCT + "<meta itemprop='" + "n ".repeat(1_000_000) + "' content=x>");
    keepsLittle("<div itemscope itemtype='" + "T ".repeat(1_000_000) + "'>");
  }

  @Test
  void manyValuesAreCapped() {
    keepsLittle(PRODUCT + "<b itemprop=n>x</b>".repeat(200_000));
    keepsLittle((PRODUCT + "</div>").repeat(80_000));
    keepsLittle(PRODUCT + "<b itemprop=n></b>".repeat(200_000));
  }

  private static void keepsLittle(String html) {
    List<Microdata.Scope> scopes =
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(html));
    assertThat(scopes).hasSizeBetween(1, Limits.MAX_ELEMENTS);
    assertThat(scopes.stream().mapToInt(scope -> scope.thing().types().size()))
        .allMatch(n -> n < 100);
    List<Object> values =
        scopes.stream()
            .flatMap(scope -> scope.thing().properties().values().stream().flatMap(List::stream))
            .toList();
    assertThat(values).hasSizeLessThanOrEqualTo(Limits.MAX_ELEMENTS);
    long characters = strings(values).mapToLong(String::length).sum();
    assertThat(characters).isLessThanOrEqualTo(Limits.MAX_JSON);
    assertThat(strings(values)).allMatch(value -> value.length() <= Limits.MAX_TEXT);
  }

  private static Stream<String> strings(List<Object> values) {
    return values.stream().filter(String.class::isInstance).map(Objects::toString);
  }

  private static List<Microdata.Scope> read(String html) {
    Document page =
        Parser.htmlParser().setMaxDepth(Limits.MAX_DEPTH).parseInput(html, "http://a.test/");
    return Microdata.read(Tagged.on(page).items());
  }
}
