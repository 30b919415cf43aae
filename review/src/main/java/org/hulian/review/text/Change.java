package org.hulian.review.text;

/**
 * A piece of one version of a text against the version before it.
 *
 * @param kind what became of the piece
 */
public record Change(Kind kind, String text) {
  /** What became of a piece. */
  public enum Kind {
    SAME,
    ADDED,
    REMOVED
  }
}
