package org.hulian.bench.peer;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Term;

/**
 * Says which terms a piece of text may have been taken for, by a matcher that tells only the place:
 * whatever that matcher sees through is folded away on both sides, and rather more than less.
 */
final class Folded {
  private final Map<String, List<Term>> terms = new HashMap<>();

  Folded(Lexicon lexicon) {
    for (Term term : lexicon.terms()) {
      terms.computeIfAbsent(fold(term.text()), text -> new ArrayList<>()).add(term);
    }
  }

  List<Term> of(String piece) {
    return terms.getOrDefault(fold(piece), List.of());
  }

  /** Letters and digits only, in their simplest form, repeats taken as one. */
  private static String fold(String text) {
    String simple =
        HanLP.convertToSimplifiedChinese(Normalizer.normalize(text, Normalizer.Form.NFKC))
            .toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder();
    int before = -1;
    for (int sign : simple.codePoints().filter(Character::isLetterOrDigit).toArray()) {
      if (sign != before) {
        folded.appendCodePoint(sign);
      }
      before = sign;
    }
    return folded.toString();
  }
}
