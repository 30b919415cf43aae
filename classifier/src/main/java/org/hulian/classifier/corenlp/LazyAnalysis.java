package org.hulian.classifier.corenlp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hulian.classifier.language.AnalyzedSentence;
import org.hulian.classifier.language.LanguageAnalysis;
import org.hulian.classifier.language.Sentence;
import org.hulian.classifier.lexicon.Lexicon;
import org.jspecify.annotations.Nullable;

/**
 * Loads {@link ChineseAnalysis} when the first Chinese sentence comes, once for all threads.
 * Sentences without Chinese characters pass through unread: the models are for Chinese.
 */
public final class LazyAnalysis implements LanguageAnalysis {
  private final Path models;
  private final Lexicon lexicon;
  private volatile @Nullable ChineseAnalysis loaded;

  /** Takes what is needed to load. */
  public LazyAnalysis(Path models, Lexicon lexicon) {
    this.models = models;
    this.lexicon = lexicon;
  }

  /** Whether the models are in memory. */
  public boolean isLoaded() {
    return loaded != null;
  }

  /**
   * Analyses sentences.
   *
   * @throws ModelsMissingException if a sentence is Chinese and there are no models
   */
  @Override
  public List<AnalyzedSentence> analyze(List<Sentence> sentences) {
    List<AnalyzedSentence> analyzed = new ArrayList<>();
    for (Sentence sentence : sentences) {
      boolean chinese = sentence.text().chars().anyMatch(Character::isIdeographic);
      analyzed.addAll(
          chinese
              ? chinese().analyze(List.of(sentence))
              : List.of(new AnalyzedSentence(sentence, List.of(), List.of())));
    }
    return analyzed;
  }

  private ChineseAnalysis chinese() {
    ChineseAnalysis ready = loaded;
    return ready == null ? load() : ready;
  }

  private synchronized ChineseAnalysis load() {
    ChineseAnalysis ready = loaded;
    if (ready == null) {
      ready = ChineseAnalysis.load(models, lexicon);
      loaded = ready;
    }
    return ready;
  }
}
