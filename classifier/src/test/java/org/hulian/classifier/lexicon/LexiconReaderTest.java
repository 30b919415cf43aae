package org.hulian.classifier.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hulian.listing.text.TextNormalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconReaderTest {
  private static final String GOOD =
      """
      concept: pass-face
      sense: deed
      category: bypass_service
      terms:
        - {text: 代过人脸, strength: strong, initials: [dgrl]}
        - {text: 过脸, strength: medium, sound: false, swap: false}
      """;

  private static final Pattern LATIN = Pattern.compile("\\p{ASCII}*[a-z]\\p{ASCII}*");

  private static final Pattern GLUED_SIGN = Pattern.compile("[a-z0-9][+#*]|[+#*][a-z0-9]");

  private static Lexicon read(String text) {
    return LexiconReader.read(
        new TreeMap<>(Map.of("pass.yaml", text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aTermHasTheSenseAndCategoryOfItsFile() {
    Term term = read(GOOD).terms().getFirst();
    assertThat(term.sense()).isEqualTo(Sense.DEED);
    assertThat(String.valueOf(term.concept().category())).isEqualTo("BYPASS_SERVICE");
    assertThat(term.initials()).containsExactly("dgrl");
    assertThat(term.sound()).isTrue();
  }

  @Test
  void anyChangedByteChangesTheVersion() {
    assertThat(read(GOOD).version())
        .hasSize(12)
        .isNotEqualTo(read(GOOD.replace("medium", "weak")).version())
        .isEqualTo(read(GOOD).version());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sense: deed      | sense: dead        | pass.yaml:2: sense is 'dead', not one of
          sound: false     | sonud: false       | pass.yaml:6: unknown key: sonud
          strength: strong | strength: mighty   | pass.yaml:5: strength is 'mighty'
          sound: false     | sound: perhaps     | pass.yaml:6: sound is true or false
          text: 过脸,       | text: '',          | pass.yaml:6: text is empty
          concept: pass-face | konzept: pass-face | pass.yaml:1: unknown key: konzept
          category: bypass_service | category: nonsense | pass.yaml:3: category is 'nonsense'
          """)
  void aMistakeIsNamedByFileLineAndReason(String good, String bad, String message) {
    assertThat(GOOD).contains(good);
    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(LexiconException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void goodsAndDeedsHaveACategoryAndOthersHaveNone() {
    assertThatThrownBy(() -> read(GOOD.replace("category: bypass_service\n", "")))
        .hasMessageContaining("goods and deeds have a category");
    assertThatThrownBy(() -> read(GOOD.replace("sense: deed", "sense: hint")))
        .hasMessageContaining("only goods and deeds have a category");
  }

  @Test
  void brokenYamlIsNamedByLine() {
    assertThatThrownBy(() -> read("concept: [a\nsense: b"))
        .isInstanceOf(LexiconException.class)
        .hasMessageStartingWith("pass.yaml:2: ");
  }

  @Test
  void theShippedLexiconIsReadAndKnowsEverySense() {
    Lexicon lexicon = Lexicon.shipped();
    assertThat(lexicon.terms()).hasSizeGreaterThan(1_000);
    for (Sense sense : Sense.values()) {
      assertThat(lexicon.of(sense)).as(sense.key()).isNotEmpty();
    }
  }

  /**
   * Matchers compare the normal form: a term that loses a letter or a sign there is another word.
   */
  @Test
  void noLatinTermBecomesAnotherWordByNormalising() {
    for (Term term : Lexicon.shipped().terms()) {
      String text = term.text().toLowerCase(Locale.ROOT);
      if (LATIN.matcher(text).matches()) {
        String letters = text.replaceAll("[^a-z0-9]", "");
        String normal = TextNormalizer.standard().normalize(text).normalized();
        if (letters.length() >= 5) {
          assertThat(normal.replaceAll("[^\\p{L}\\p{N}]", "")).as(text).isEqualTo(letters);
        }
        // "face++" would be every "face"; "+v" is 加v.
        if (GLUED_SIGN.matcher(text).find()) {
          assertThat(normal).as(text).isNotEqualTo(letters);
        }
      }
    }
  }
}
