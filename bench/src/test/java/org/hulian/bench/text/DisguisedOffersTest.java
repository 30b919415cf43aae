package org.hulian.bench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.lexicon.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisguisedOffersTest {
  private static final long SEED = 7;
  private static final List<Term> TERMS = DisguisedOffers.terms(Lexicon.shipped());

  @Test
  void termsAreWordsOfTheTradeThatAreNoEverydayWords() {
    assertThat(TERMS)
        .hasSizeGreaterThan(500)
        .allMatch(term -> term.sense() == Sense.GOODS || term.sense() == Sense.DEED)
        .allMatch(term -> term.strength() != Strength.WEAK);
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void everyKindChangesTheTermAndSaysWhereItStands(Kind kind) {
    List<DisguisedOffer> offers = new DisguisedOffers(SEED, 2).make(kind, TERMS);

    assertThat(offers).hasSizeGreaterThan(50);
    assertThat(offers).allMatch(offer -> !offer.disguised().equals(offer.term().text()));
  }

  @ParameterizedTest
  @EnumSource
  void sameSeedGivesSameOffersAndAnotherSeedOthers(Kind kind) {
    List<DisguisedOffer> offers = new DisguisedOffers(SEED, 2).make(kind, TERMS);

    assertThat(new DisguisedOffers(SEED, 2).make(kind, TERMS)).isEqualTo(offers);
    assertThat(new DisguisedOffers(SEED + 1, 2).make(kind, TERMS)).isNotEqualTo(offers);
  }

  @Test
  void offersOfATermDoNotDependOnTheOthers() {
    DisguisedOffers maker = new DisguisedOffers(SEED, 3);

    assertThat(maker.make(Kind.HOMOPHONE, TERMS))
        .containsAll(maker.make(Kind.HOMOPHONE, TERMS.subList(10, 20)));
  }

  @ParameterizedTest
  @CsvSource({
    "TRADITIONAL, 人脸四件套, 人臉四件套",
    "RADICALS, 人脸, ⼈脸",
    "SPLIT, 脸库, 月佥库",
    "LOOK_ALIKE, 脸料, 脸科|捡料|睑料|俭料",
    "DIGITS, 四件套, 4件套|４件套|④件套|⑷件套|㈣件套|Ⅳ件套|𝟒件套|肆件套|4️⃣件套",
    "EMOJI_AS_WORD, 过脸, 过😀|过🙂|过🤡|过😶",
    "PINYIN, 人脸, ren脸|人lian",
    "PINYIN_OF_ALL, 人脸, renlian|RENLIAN|RenLian|ren lian",
    "INITIAL, 人脸, r脸|R脸|人l|人L",
    "INITIALS, 人脸, rl|RL",
    "OTHER_SCRIPT, kyc代过, кус代过",
    "SWAPPED, 人脸, 脸人",
    "DOUBLED, 人脸, 人人脸|人脸脸|人人脸脸",
  })
  void aPersonStillReadsIt(Kind kind, String term, String spellings) {
    List<String> allowed = List.of(spellings.split("\\|"));

    for (int seed = 0; seed < 50; seed++) {
      assertThat(kind.apply(term, new Random(seed))).as("seed %d", seed).isIn(allowed);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SEPARATORS", "INVISIBLE", "COMBINING", "NEWLINES", "EMOJI_BETWEEN"})
  void marksLeaveTheCharactersInOrder(Kind kind) {
    for (int seed = 0; seed < 50; seed++) {
      String han =
          kind.apply("正反手持", new Random(seed))
              .codePoints()
              .filter(Character::isIdeographic)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(han).as("seed %d", seed).isEqualTo("正反手持");
    }
  }

  @Test
  void homophonesSoundTheSame() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      String disguised = Kind.HOMOPHONES.apply("人脸代过", random);
      assertThat(Kind.PINYIN_OF_ALL.apply(disguised, new Random(1)).toLowerCase(Locale.ROOT))
          .as("%s, seed %d", disguised, seed)
          .isEqualTo(Kind.PINYIN_OF_ALL.apply("人脸代过", new Random(1)).toLowerCase(Locale.ROOT));
    }
  }
}
