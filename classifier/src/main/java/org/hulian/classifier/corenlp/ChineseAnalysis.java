package org.hulian.classifier.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hulian.classifier.language.AnalyzedSentence;
import org.hulian.classifier.language.LanguageAnalysis;
import org.hulian.classifier.language.Sentence;
import org.hulian.classifier.language.Token;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Term;

/**
 * Chinese words, parts of speech and token rules by CoreNLP 4.5.10. One object serves all threads.
 * It takes some seconds and half a gigabyte to load, so it is made only when something has passed
 * the screen.
 */
public final class ChineseAnalysis implements LanguageAnalysis {
  private final ModelLoader models;
  private final TokenRules rules;

  private ChineseAnalysis(ModelLoader models) {
    this.models = models;
    this.rules = TokenRules.shipped();
  }

  /**
   * Loads the models.
   *
   * @param jar see {@link ModelFiles#place}
   * @param lexicon its Chinese terms become a dictionary of the segmenter
   * @throws ModelsMissingException if there is no such jar
   */
  public static ChineseAnalysis load(Path jar, Lexicon lexicon) {
    List<String> words =
        lexicon.terms().stream()
            .map(Term::text)
            .filter(text -> text.length() > 1 && text.chars().allMatch(Character::isIdeographic))
            .distinct()
            .toList();
    return new ChineseAnalysis(ModelLoader.shared(jar, words));
  }

  @Override
  public List<AnalyzedSentence> analyze(List<Sentence> sentences) {
    return sentences.stream().map(this::analyze).toList();
  }

  private AnalyzedSentence analyze(Sentence sentence) {
    List<CoreLabel> labels = new ArrayList<>();
    int from = 0;
    for (String word : models.segmenter().segmentString(sentence.text())) {
      int start = sentence.text().indexOf(word, from);
      if (start < 0) {
        // The segmenter wrote a character another way; its place is the next one all the same.
        start = Math.min(from, sentence.text().length() - 1);
      }
      int end = Math.min(sentence.text().length(), start + word.length());
      labels.add(label(word, start, end));
      from = end;
    }
    if (!labels.isEmpty()) {
      models.tagger().tagCoreLabels(labels);
    }
    List<Token> tokens =
        labels.stream()
            .map(one -> new Token(one.word(), one.tag(), one.beginPosition(), one.endPosition()))
            .toList();
    return new AnalyzedSentence(sentence, tokens, rules.match(sentence, labels));
  }

  private static CoreLabel label(String word, int start, int end) {
    CoreLabel label = new CoreLabel();
    label.setWord(word);
    label.setValue(word);
    label.setOriginalText(word);
    label.setBeginPosition(start);
    label.setEndPosition(end);
    return label;
  }

  /** The names of all token rules. */
  public static Collection<String> ruleNames() {
    return TokenRules.shipped().names();
  }
}
