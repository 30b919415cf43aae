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
  public ScreenReading {
    hits = hits.stream().map(List::copyOf).toList();
    fired = List.copyOf(fired);
  }
}
