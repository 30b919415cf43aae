package org.hulian.classifier.language;

import java.util.List;

/**
 * A sentence with its words and the rules it fulfils.
 *
 * @param sentence as cut
 * @param tokens in order
 * @param matches of token rules, in no particular order
 */
public record AnalyzedSentence(Sentence sentence, List<Token> tokens, List<RuleMatch> matches) {
  public AnalyzedSentence {
    tokens = List.copyOf(tokens);
    matches = List.copyOf(matches);
  }
}
