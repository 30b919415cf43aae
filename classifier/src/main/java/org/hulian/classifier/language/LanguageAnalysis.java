package org.hulian.classifier.language;

import java.util.List;

/** Finds words, parts of speech and rule matches. Thread-safe. */
public interface LanguageAnalysis {
  /** Analyses sentences, in order. */
  List<AnalyzedSentence> analyze(List<Sentence> sentences);
}
