package org.hulian.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.hulian.index.query.Clause.And;
import org.hulian.index.query.Clause.FieldValue;
import org.hulian.index.query.Clause.Near;
import org.hulian.index.query.Clause.Not;
import org.hulian.index.query.Clause.Or;
import org.hulian.index.query.Clause.Phrase;
import org.hulian.index.query.Clause.Prefix;
import org.hulian.index.query.Clause.Range;
import org.hulian.index.query.Clause.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule of the query language a row, in {@code readings.tsv}. */
class ReadingTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(
      resources = "readings.tsv",
      delimiter = '\t',
      quoteCharacter = '\0',
      maxCharsPerColumn = 2_000)
  void isReadAs(String rule, String query, String tree, String notes) {
    Reading reading = Reading.of(query);
    assertThat(tree(reading.clause())).as(rule).isEqualTo(tree);
    assertThat(
            reading.notes().stream().map(n -> n.reason().name()).collect(Collectors.joining(" ")))
        .as("%s: %s", rule, reading.notes())
        .isEqualTo(notes == null ? "" : notes);
    assertThat(Reading.of(reading.text()).clause()).as(rule).isEqualTo(reading.clause());
  }

  /** The tree with every kind by its name. */
  private static String tree(Clause clause) {
    return switch (clause) {
      case Word word -> "[" + word.text() + "]";
      case Phrase phrase -> "phrase[" + phrase.text() + "]";
      case Near near -> "near" + near.distance() + near.words();
      case Prefix prefix -> "begins[" + prefix.text() + "]";
      case Range range -> range.field().key() + "[" + bounds(range) + "]" + range.currency();
      case FieldValue value -> value.field().key() + value.values();
      case And and -> and.all().isEmpty() ? "everything" : trees("and", and.all());
      case Or or -> trees("or", or.any());
      case Not not -> "not" + "(" + tree(not.clause()) + ")";
    };
  }

  private static String bounds(Range range) {
    String from = range.from() == Long.MIN_VALUE ? "" : String.valueOf(range.from());
    return from + ".." + (range.to() == Long.MAX_VALUE ? "" : range.to());
  }

  private static String trees(String name, List<Clause> clauses) {
    return clauses.stream()
        .map(ReadingTest::tree)
        .collect(Collectors.joining(" ", name + "(", ")"));
  }

  @Test
  void moreThan512CharactersAreLeftOutAndSaidSo() {
    Reading reading = Reading.of("脸".repeat(511) + "😀脸");
    assertThat(reading.clause()).isEqualTo(new Word("脸".repeat(511)));
    assertThat(reading.notes()).extracting(Note::reason).containsExactly(Note.Reason.TOO_LONG);
  }

  @Test
  void sixtyFourWordsAreReadAndTheNextAreNot() {
    Reading reading = Reading.of("脸 ".repeat(70));
    assertThat(((And) reading.clause()).all()).hasSize(64);
    assertThat(reading.notes()).containsExactly(new Note(Note.Reason.TOO_MANY, "脸"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "（", "-(", "NOT (", "platform:(", "\"", "a OR ("})
  void nestingHasAnEnd(String opening) {
    Reading reading = Reading.of(opening.repeat(200) + "脸");
    assertThat(depth(reading.clause())).isLessThan(10);
  }

  private static int depth(Clause clause) {
    return switch (clause) {
      case And and -> 1 + and.all().stream().mapToInt(ReadingTest::depth).max().orElse(0);
      case Or or -> 1 + or.any().stream().mapToInt(ReadingTest::depth).max().orElse(0);
      case Not not -> 1 + depth(not.clause());
      default -> 1;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "人脸, ,",
    "人脸 sound:off, false,",
    "人脸 同音：关 variants:off, false, false",
    "sound:on variants:on, true, true",
    "sound:perhaps, ,",
  })
  void switchesAreNoPartOfTheTree(String query, Boolean sound, Boolean variants) {
    Reading reading = Reading.of(query);
    assertThat(reading.sound()).isEqualTo(sound);
    assertThat(reading.variants()).isEqualTo(variants);
    assertThat(Reading.of(reading.text())).isEqualTo(reading);
  }
}
