package org.hulian.index;

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
 */
record QueryTerm(String shown, List<List<Unit>> exact, List<Unit> sounds) {
  /** Two syllables match too many words. */
  private static final int FEWEST_SYLLABLES = 3;

  /** Reads a word or phrase; the exact part is empty if it holds nothing to search for. */
  static QueryTerm of(String shown, String text) {
    AnalyzedText analyzed = AnalyzedText.of(text);
    List<Unit> words = untilBreak(analyzed.words());
    List<Unit> sounds = untilBreak(analyzed.sounds());
    boolean tells = analyzed.audible() && sounds.size() >= FEWEST_SYLLABLES;
    return new QueryTerm(
        shown, words.isEmpty() ? List.of() : List.of(words), tells ? sounds : List.of());
  }

  /** Pinyin typed with blanks between its words: what they sound like together. */
  static QueryTerm joined(List<QueryTerm> words) {
    List<List<Unit>> exact = new ArrayList<>();
    words.forEach(word -> exact.addAll(word.exact()));
    String together = String.join(" ", words.stream().map(QueryTerm::shown).toList());
    return new QueryTerm(together, exact, of(together, together).sounds());
  }

  boolean isEmpty() {
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
  private static List<Unit> untilBreak(List<Unit> units) {
    for (int i = 1; i < units.size(); i++) {
      if (units.get(i).first()) {
        return units.subList(0, i);
      }
    }
    return units;
  }
}
