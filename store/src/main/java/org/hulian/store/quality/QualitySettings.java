package org.hulian.store.quality;

import org.jspecify.annotations.Nullable;

/**
 * How much is looked at again.
 *
 * @param share of the decisions, 0 to 1; reversed ones and appeals are all looked at besides;
 *     absent: nothing is
 * @param knownShare of the cases that a second reviewer gets, how many have a known answer, 0 to 1
 */
public record QualitySettings(@Nullable Double share, double knownShare) {
  public QualitySettings {
    if ((share != null && !(share >= 0 && share <= 1)) || !(knownShare >= 0 && knownShare <= 1)) {
      throw new IllegalArgumentException("a share is from 0 to 1");
    }
  }

  /** Whether anything is looked at again. */
  public boolean on() {
    return share != null;
  }
}
