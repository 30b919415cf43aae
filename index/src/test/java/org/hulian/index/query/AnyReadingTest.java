package org.hulian.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hulian.index.query.Clause.And;
import org.hulian.index.query.Clause.FieldValue;
import org.hulian.index.query.Clause.Near;
import org.hulian.index.query.Clause.Not;
import org.hulian.index.query.Clause.Or;

/** Every text is a query within the limits, and what is told of it is read as the same. */
class AnyReadingTest {
  private static final List<String> SIGNS =
      List.of(
          "\"",
          "“",
          "”",
          "＂",
          "「",
          "」",
          "『",
          "』",
          "«",
          "»",
          ":",
          "：",
          "(",
          ")",
          "（",
          "）",
          "+",
          "-",
          "＋",
          "－",
          "*",
          "＊",
          "~",
          "～",
          "~5",
          "5",
          " ",
          "　",
          "AND",
          "OR",
          "NOT",
          "ＡＮＤ",
          "且",
          "或",
          "非",
          " AND ",
          " OR ",
          " NOT ",
          "platform:",
          "平台：",
          "contact:",
          "contact:(",
          "price:",
          "score:",
          "seen:",
          "sound:",
          "variants:off",
          "10..50",
          ">=0.5",
          "2026-10",
          "..",
          "。",
          "元",
          "$",
          "人",
          "脸",
          "人脸",
          "ren",
          "lian",
          "vx",
          "a",
          "b",
          "\0",
          "\uD800",
          "😀",
          "\n",
          "\\",
          "^");

  @Provide
  Arbitrary<String> anyText() {
    return Arbitraries.strings().all().ofMaxLength(1_200);
  }

  @Provide
  Arbitrary<String> signs() {
    return Arbitraries.of(SIGNS).list().ofMaxSize(60).map(parts -> String.join("", parts));
  }

  @Property(tries = 500)
  void anyTextIsRead(@ForAll("anyText") String text) {
    check(text);
  }

  @Property(tries = 4_000)
  void anyOrderOfSignsIsRead(@ForAll("signs") String text) {
    check(text);
  }

  static void check(String text) {
    Reading reading = Reading.of(text);
    assertThat(leaves(reading.clause())).isLessThanOrEqualTo(64);
    assertThat(depth(reading.clause())).isLessThanOrEqualTo(25);
    // What is told may be longer than what may be typed: a Chinese OR is one character.
    Reading again = new QueryReader(reading.text(), List.of()).read();
    assertThat(again.clause()).as(reading.text()).isEqualTo(reading.clause());
    assertThat(again.sound()).isEqualTo(reading.sound());
    assertThat(again.variants()).isEqualTo(reading.variants());
    assertThat(again.text()).isEqualTo(reading.text());
  }

  /** In each of eight brackets there may be all, one of, and not. */
  private static int depth(Clause clause) {
    return switch (clause) {
      case And and -> 1 + and.all().stream().mapToInt(AnyReadingTest::depth).max().orElse(0);
      case Or or -> 1 + or.any().stream().mapToInt(AnyReadingTest::depth).max().orElse(0);
      case Not not -> 1 + depth(not.clause());
      default -> 1;
    };
  }

  private static int leaves(Clause clause) {
    return switch (clause) {
      case And and -> and.all().stream().mapToInt(AnyReadingTest::leaves).sum();
      case Or or -> or.any().stream().mapToInt(AnyReadingTest::leaves).sum();
      case Not not -> leaves(not.clause());
      case Near near -> near.words().size();
      case FieldValue value -> value.values().size();
      default -> 1;
    };
  }
}
