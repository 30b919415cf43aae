package org.hulian.listing.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds of every text, however hostile. */
class TextNormalizerPropertyTest {
  private static final TextNormalizer NORMALIZER = TextNormalizer.standard();

  @Provide
  Arbitrary<String> anyText() {
    return Arbitraries.strings().all().ofMaxLength(200);
  }

  /** Pieces that the rules look at, in any order: where two rules meet, things go wrong. */
  @Provide
  Arbitrary<String> hostileText() {
    return Arbitraries.of(
            "人 入 月 佥 僉 睑 脸 亻 本 讠 正 4 ④ 四 伍 陆 件 套 元 兀 录 大 力 口 微 V x 0 1 9 ½ Ⅷ ㎡ ﷺ".split(" ", -1))
        .flatMap(
            content ->
                Arbitraries.of(
                        "",
                        "",
                        " ",
                        "\n",
                        ".",
                        ",",
                        "-",
                        "+",
                        "$",
                        "¥",
                        "%",
                        "@",
                        "。",
                        "\u0301",
                        "\u200B",
                        "😀",
                        "🐧",
                        "💚",
                        "❤",
                        "\uD83D",
                        "\uDE00",
                        "\uFE0F\u20E3",
                        "\0")
                    .map(noise -> content + noise))
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 2000)
  void anyTextIsMappedSafely(@ForAll("anyText") String text) {
    check(text);
  }

  @Property(tries = 4000)
  void rulesThatMeetAreMappedSafely(@ForAll("hostileText") String text) {
    check(text);
  }

  @Test
  void everyCodePointIsMappedSafely() {
    for (int cp = 0; cp <= Character.MAX_CODE_POINT; cp++) {
      NormalizedText once = NORMALIZER.normalize(Character.toString(cp));
      String again = NORMALIZER.normalize(once.normalized()).normalized();
      if (!again.equals(once.normalized())) {
        assertThat(again).as("U+%04X", cp).isEqualTo(once.normalized());
      }
    }
  }

  static void check(String text) {
    NormalizedText normalized = NORMALIZER.normalize(text);
    int end = 0;
    int start = 0;
    for (int i = 0; i < normalized.length(); i++) {
      assertThat(normalized.start(i)).isBetween(start, normalized.end(i) - 1);
      assertThat(normalized.end(i)).isBetween(end, text.length());
      assertThat(normalized.gap(i)).isNotNull();
      start = normalized.start(i);
      end = normalized.end(i);
    }
    assertThat(NORMALIZER.normalize(normalized.normalized()).normalized())
        .isEqualTo(normalized.normalized());
  }
}
