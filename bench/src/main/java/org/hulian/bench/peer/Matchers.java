package org.hulian.bench.peer;

import java.util.List;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Term;

/** All that is compared. */
public final class Matchers {
  private Matchers() {}

  /** Our screen, then the peers, all with one lexicon. */
  public static List<Matcher> all(Lexicon lexicon) {
    return all(lexicon, lexicon);
  }

  /**
   * The same, the peers with some terms only. A peer that takes the shortest term that begins at a
   * place would miss 人脸代过 wherever it is told of 人脸, and that is not what is asked here.
   */
  public static List<Matcher> all(Lexicon lexicon, List<Term> forPeers) {
    return all(lexicon, new Lexicon(forPeers, lexicon.version()));
  }

  private static List<Matcher> all(Lexicon own, Lexicon lexicon) {
    return List.of(
        new ScreenMatcher(own),
        new SensitiveWord(lexicon, SensitiveWord.Settings.FULLEST),
        new SensitiveWord(lexicon, SensitiveWord.Settings.DEFAULT),
        new SensitiveWord(lexicon, SensitiveWord.Settings.PLAIN),
        new AhoCorasick(lexicon),
        new DoubleArray(lexicon),
        new Segmenter(lexicon));
  }
}
