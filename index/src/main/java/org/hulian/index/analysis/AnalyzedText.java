package org.hulian.index.analysis;

import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.text.NormalizedText;
import org.hulian.listing.text.TextNormalizer;

/**
 * A text as it is searched: in its words and in its sound.
 *
 * @param words units of the normalised text, in order, views without bracket noise after them
 * @param sounds syllables of it, blurred as careless typists blur them; likewise
 * @param audible whether every word has a sound, so that nothing is lost by it
 */
public record AnalyzedText(List<Unit> words, List<Unit> sounds, boolean audible) {
  /** Normalises and reads a text, whatever it holds. */
  public static AnalyzedText of(String text) {
    NormalizedText normalized = TextNormalizer.standard().normalize(text);
    List<Unit> words = new WordReader(normalized).read();
    List<Unit> sounds = new ArrayList<>(words.size());
    return new AnalyzedText(words, sounds, new SoundReader(sounds).read(words));
  }
}
