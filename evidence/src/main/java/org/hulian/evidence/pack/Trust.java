package org.hulian.evidence.pack;

import org.hulian.evidence.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * What whoever checks a package knows from elsewhere.
 *
 * @param key that has to have signed; absent if it is not known
 */
public record Trust(@Nullable VerifierKey key) {
  /** Nothing is known. */
  public static final Trust NONE = new Trust(null);
}
