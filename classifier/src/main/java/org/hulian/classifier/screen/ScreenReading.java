package org.hulian.classifier.screen;

import java.util.List;

/**
 * What the screen saw in the texts of one listing.
 *
 * @param logit of the screen's model
 * @param hits for each text the terms met, in order; guarded ones only where they had company
 * @param fired n-grams met, heaviest first
 */
public record ScreenReading(double logit, List<List<TermHit>> hits, List<Fired> fired) {
  private static final double SPARSE_SHARE = 0.3;

  public ScreenReading {
    hits = hits.stream().map(List::copyOf).toList();
    fired = List.copyOf(fired);
  }

  /**
   * The same with the opinion of a model of fewer features mixed in. Two models that err
   * differently flag fewer lawful texts together than each alone.
   */
  public ScreenReading and(double sparse) {
    return new ScreenReading(logit + SPARSE_SHARE * sparse, hits, fired);
  }
}
