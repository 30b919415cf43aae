package org.hulian.store.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SketchTest {
  private static final String TEN = "出租房源南北通透三居室";

  @Test
  void ofShortTextsTheLikenessIsJaccardsOfTheirPairsOfCharacters() {
    String other = "出租房源东西通透三居室";
    assertThat(sketch(TEN).likeness(sketch(other))).isEqualTo(jaccard(TEN, other));
    assertThat(sketch(TEN).likeness(sketch("完全另外一件事情与此无关"))).isZero();
    assertThat(sketch(TEN).likeness(sketch(TEN))).isEqualTo(1);
  }

  @Test
  void ofLongTextsItIsWithinAFewHundredths() {
    Random random = new Random(20261126);
    double worst = 0;
    for (int i = 0; i < 50; i++) {
      String text = chinese(2_000, random);
      String edited = text.substring(0, 500 + random.nextInt(1_400)) + chinese(400, random);
      double error = sketch(text).likeness(sketch(edited)) - jaccard(text, edited);
      worst = Math.max(worst, Math.abs(error));
    }
    assertThat(worst).isLessThan(0.15); // three standard deviations of a sample of 128
  }

  @Test
  void signsBetweenTraditionalFormsAndWidthAreNoDifference() {
    assertThat(sketch("出*租*房*源 南北通透，三居室！").likeness(sketch(TEN))).isEqualTo(1);
    assertThat(sketch("出租房源南北通透三居室 ＡＢＣ").likeness(sketch("出租房源南北通透三居室abc"))).isEqualTo(1);
  }

  @Test
  void unlikeTextsInLettersAreUnlike() {
    String one = "Two bedroom flat for rent near the station, available from the first of March";
    String other = "Wooden garden table with four chairs, barely used, collection from the shop";
    assertThat(sketch(one).likeness(sketch(other))).isLessThan(0.1);
    assertThat(sketch(one).likeness(sketch(one.replace("March", "April")))).isGreaterThan(0.7);
  }

  @Test
  void textsOfAFewCharactersAreAlikeByChanceAndHaveNone() {
    assertThat(Sketch.of("出手机")).isEmpty();
    assertThat(Sketch.of("")).isEmpty();
    assertThat(Sketch.of("！！！！！！！！！！！！")).isEmpty();
  }

  @Test
  void whatIsStoredIsReadBack() {
    Sketch sketch = sketch(chinese(900, new Random(1)));
    assertThat(sketch.likeness(Sketch.read(sketch.stored()), new int[0])).isEqualTo(1);
  }

  private static Sketch sketch(String text) {
    return Sketch.of(text).orElseThrow();
  }

  private static double jaccard(String one, String other) {
    Set<String> common = new HashSet<>(pairs(one));
    Set<String> all = new HashSet<>(pairs(other));
    common.retainAll(all);
    all.addAll(pairs(one));
    return (double) common.size() / all.size();
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  /** Characters that stand for themselves when normalised. */
  private static String chinese(int length, Random random) {
    String signs = "出租房源南北通透居室完全另外件事情此无关天地人山水火木金土日月星风雨春夏秋冬";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(signs.charAt(random.nextInt(signs.length())));
    }
    return text.toString();
  }
}
