package org.hulian.evidence.log;

/**
 * All that a log held at some time, in one hash.
 *
 * @param size how many entries it had
 */
public record TreeHead(long size, TreeHash root) {
  /** The head of a log without entries. */
  public static final TreeHead EMPTY = new TreeHead(0, TreeHash.EMPTY);

  public TreeHead {
    if (size < 0) {
      throw new IllegalArgumentException("a log has no " + size + " entries");
    }
  }
}
