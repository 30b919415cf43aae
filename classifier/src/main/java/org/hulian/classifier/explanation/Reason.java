package org.hulian.classifier.explanation;

import org.hulian.classifier.signal.SignalInfo;
import org.hulian.classifier.signal.Signals;
import org.hulian.listing.finding.Finding;

/**
 * A finding with what its signal says.
 *
 * @param finding with its weight
 * @param says the signal in words; its page in docs/signals says more
 * @param meant which way the signal is meant to point; the weight may correct what other reasons
 *     have said already, and so point the other way
 */
public record Reason(Finding finding, String says, SignalInfo.Side meant) {

  /** The reason that a finding gives. */
  public static Reason of(Finding finding) {
    SignalInfo info = Signals.info(finding.signal());
    return new Reason(finding, info.summary(), info.side());
  }
}
