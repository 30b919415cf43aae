package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.language.AnalyzedSentence;
import org.hulian.classifier.language.LanguageAnalysis;
import org.hulian.classifier.language.SentenceCutter;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.text.TextSpan;

/**
 * A passage with all that was read off it; all spans are within the passage.
 *
 * @param passage the text
 * @param hits lexicon terms
 * @param entities prices, quantities, contacts, platforms, tools
 * @param sentences words and rule matches; empty where the text was not analysed
 */
public record ReadPassage(
    Passage passage, List<TermHit> hits, List<Entity> entities, List<AnalyzedSentence> sentences) {
  public ReadPassage {
    hits = List.copyOf(hits);
    entities = List.copyOf(entities);
    sentences = List.copyOf(sentences);
  }

  /** The same with words and the token rules they fulfil. */
  ReadPassage analyzed(LanguageAnalysis analysis) {
    return new ReadPassage(
        passage, hits, entities, analysis.analyze(SentenceCutter.cut(passage.text(), hits)));
  }

  /** A sighting at a place of this passage. */
  Sighting sighting(String degree, TextSpan span) {
    int offset = passage.offset();
    return new Sighting(
        degree, passage.field(), new TextSpan(offset + span.start(), offset + span.end()));
  }
}
