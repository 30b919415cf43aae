package org.hulian.classifier.explanation;

import org.hulian.classifier.signal.Signals;
import org.hulian.listing.finding.Finding;

/**
 * A finding with what its signal says.
 *
 * @param finding with its weight: 0 where the words as a whole say it already
 * @param says the signal in words; its page in docs/signals says more
 */
public record Reason(Finding finding, String says) {

  /** The reason that a finding gives. */
  public static Reason of(Finding finding) {
    return new Reason(finding, Signals.info(finding.signal()).summary());
  }
}
