package org.hulian.classifier.signal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a signal says, in one line. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SignalInfo {
  /** What has been seen when the signal is there. */
  String summary();

  /** Which way it points; the model says how far, and may say not at all. */
  Side side();

  /** The two sides. */
  enum Side {
    /** Speaks for an offer. */
    OFFER,
    /** Speaks for a lawful text. */
    LAWFUL
  }
}
