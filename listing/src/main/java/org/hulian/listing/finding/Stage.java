package org.hulian.listing.finding;

/** Which part of the classifier had the last word. */
public enum Stage {
  /** The screen, which sees every listing and loads no language model. */
  SCREEN,
  /** The analysis, which sees what the screen lets through. */
  ANALYSIS
}
