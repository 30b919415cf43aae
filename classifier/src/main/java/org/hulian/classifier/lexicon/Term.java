package org.hulian.classifier.lexicon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One spelling of a concept.
 *
 * @param concept what it stands for
 * @param text as written in the lexicon, not blank; matchers compare its normalised form
 * @param strength how much it says alone
 * @param sound whether it may be met by homophones; words of the trade that are not weak may be by
 *     pinyin and initials in any case
 * @param swap whether it may be met with two neighbours swapped
 * @param initials Latin abbreviations, such as {@code rlsb}
 * @param name usual name of the platform, tool or messenger, absent for other senses
 */
public record Term(
    Concept concept,
    String text,
    Strength strength,
    boolean sound,
    boolean swap,
    List<String> initials,
    @Nullable String name) {

  public Term {
    initials = List.copyOf(initials);
    if (text.isBlank()) {
      throw new IllegalArgumentException("a term is not blank");
    }
  }

  /** What it says about the text. */
  public Sense sense() {
    return concept.sense();
  }

  /** The usual name, or else the term itself. */
  public String shownName() {
    return name == null ? text : name;
  }
}
