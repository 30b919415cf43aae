package org.hulian.index.query;

import java.util.ArrayList;
import java.util.List;
import org.hulian.index.analysis.AnalyzedText;
import org.hulian.index.analysis.Unit;

/**
 * One thing to search for.
 *
 * @param shown as it was read, for people
 * @param exact units that stand side by side; more than one list where syllables typed apart were
 *     taken together for their sound
 * @param sounds syllables that stand side by side; empty if they are too few to tell words by
 * @param disguised whether other spellings of it are looked for
 * @param open whether the last unit only has to begin so
 */
public record QueryTerm(
    String shown, List<List<Unit>> exact, List<Unit> sounds, boolean disguised, boolean open) {
  /** Two syllables match too many words. */
  private static final int FEWEST_SYLLABLES = 3;

  /** Reads a word or phrase; the exact part is empty if it holds nothing to search for. */
  public static QueryTerm of(String text) {
    AnalyzedText analyzed = AnalyzedText.of(text);
    List<Unit> words = untilBreak(analyzed.words());
    List<Unit> sounds = untilBreak(analyzed.sounds());
    boolean tells = analyzed.audible() && sounds.size() >= FEWEST_SYLLABLES;
    return new QueryTerm(
        text,
        words.isEmpty() ? List.of() : List.of(words),
        tells ? sounds : List.of(),
        Disguises.mayBe(words),
        false);
  }

  /** Reads a word; of pinyin typed with blanks between, what it sounds like together. */
  public static QueryTerm of(Clause.Word word) {
    QueryTerm together = of(word.text());
    if (word.text().indexOf(' ') < 0) {
      return together;
    }
    List<List<Unit>> exact = new ArrayList<>();
    for (String one : word.text().split(" ", -1)) {
      exact.addAll(of(one).exact());
    }
    return new QueryTerm(word.text(), exact, together.sounds(), false, false);
  }

  /** Reads the beginning of a word, which is not searched by sound. */
  public static QueryTerm of(Clause.Prefix prefix) {
    QueryTerm term = of(prefix.text());
    return new QueryTerm(term.shown(), term.exact(), List.of(), false, true);
  }

  /** What a query searches for, without what must not be. */
  public static List<QueryTerm> wanted(Clause clause) {
    return switch (clause) {
      case Clause.Word word -> List.of(of(word));
      case Clause.Phrase phrase -> List.of(of(phrase.text()));
      case Clause.Near near ->
          near.words().stream().map(QueryTerm::of).map(QueryTerm::mute).toList();
      case Clause.Prefix prefix -> List.of(of(prefix));
      case Clause.And and -> and.all().stream().flatMap(one -> wanted(one).stream()).toList();
      case Clause.Or or -> or.any().stream().flatMap(one -> wanted(one).stream()).toList();
      case Clause.Range range -> List.of();
      case Clause.FieldValue value -> List.of();
      case Clause.Not not -> List.of();
    };
  }

  private QueryTerm mute() {
    return new QueryTerm(shown, exact, List.of(), false, open);
  }

  /** Whether it is also found where it is written otherwise than in its own characters. */
  public boolean isLoose() {
    return !sounds.isEmpty() || disguised;
  }

  /** Other spellings of it, each as units that stand side by side; made anew with each call. */
  public List<List<Unit>> disguises() {
    return disguised ? Disguises.of(exact.getFirst()) : List.of();
  }

  /** Whether there is nothing to search for. */
  public boolean isEmpty() {
    return exact.isEmpty();
  }

  /** Whether this is one Latin word that is wholly pinyin. */
  boolean isPinyin() {
    return exact.size() == 1
        && exact.getFirst().size() == 1
        && exact.getFirst().getFirst().key().charAt(0) >= 'a'
        && exact.getFirst().getFirst().key().charAt(0) <= 'z'
        && AnalyzedText.of(shown).audible();
  }

  /** The text itself, without the views that follow it. */
  static List<Unit> untilBreak(List<Unit> units) {
    for (int i = 1; i < units.size(); i++) {
      if (units.get(i).first()) {
        return units.subList(0, i);
      }
    }
    return units;
  }
}
