package org.hulian.bench.peer;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import com.hankcs.hanlp.seg.Segment;
import java.util.List;
import org.hulian.classifier.lexicon.Lexicon;

/**
 * HanLP's segmenter with the lexicon as its user dictionary, normalising width, case and
 * traditional characters.
 */
final class Segmenter implements Matcher {
  private static final String NATURE_AND_COUNT = "nz 1000";
  private final Spellings spellings;
  private final Segment segment;

  Segmenter(Lexicon lexicon) {
    spellings = new Spellings(lexicon);
    DynamicCustomDictionary words = new DynamicCustomDictionary();
    spellings.all().forEach(text -> words.insert(text, NATURE_AND_COUNT));
    segment =
        HanLP.newSegment()
            .enableCustomDictionary(words)
            .enableOffset(true)
            .enableNormalization(true);
  }

  @Override
  public String name() {
    return "HanLP segmenter";
  }

  @Override
  public long work(String text) {
    return segment.seg(text).size();
  }

  @Override
  public List<Met> find(String text) {
    return segment.seg(text).stream()
        .filter(word -> spellings.has(word.word))
        .map(word -> spellings.met(word.word, word.offset, word.offset + word.length()))
        .toList();
  }
}
