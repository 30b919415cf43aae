package org.hulian.classifier.language;

import java.util.Arrays;
import java.util.List;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.text.TextSpan;

/**
 * A piece of text between two sentence ends, normalised, with commas kept: they part who offers
 * from who warns. Immutable.
 */
public final class Sentence {
  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final List<TermHit> hits;

  /**
   * Makes a sentence.
   *
   * @param text normalised
   * @param starts for each unit of it the first unit of the text as written
   * @param ends for each unit of it one past the last unit of the text as written
   * @param hits the terms that stand in it
   */
  Sentence(String text, int[] starts, int[] ends, List<TermHit> hits) {
    this.text = text;
    this.starts = Arrays.copyOf(starts, text.length());
    this.ends = Arrays.copyOf(ends, text.length());
    this.hits = List.copyOf(hits);
  }

  /** The normalised text, with commas. */
  public String text() {
    return text;
  }

  /** The lexicon terms in it. */
  public List<TermHit> hits() {
    return hits;
  }

  /** Where a piece of {@link #text} stands in the text as written. */
  public TextSpan toOriginal(int start, int end) {
    return new TextSpan(starts[start], ends[end - 1]);
  }

  /** Whether a unit of {@link #text} lies in a span of the text as written. */
  public boolean lies(int unit, TextSpan span) {
    return starts[unit] >= span.start() && ends[unit] <= span.end();
  }
}
