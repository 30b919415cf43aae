package org.hulian.evidence.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * As much of a growing tree as it takes to go on: the roots of the largest whole parts, one for
 * each bit that is set in its size. Adding a leaf costs two hashes on average, and 64 hashes are
 * the most that is ever kept. Not thread-safe.
 */
public final class CompactRange {
  private final List<TreeHash> peaks;
  private long size;

  /** A tree without leaves. */
  public CompactRange() {
    this(0, new ArrayList<>());
  }

  private CompactRange(long size, List<TreeHash> peaks) {
    this.size = size;
    this.peaks = peaks;
  }

  /** Told of each part of a tree that became whole, the smaller first; a leaf is one of level 0. */
  @FunctionalInterface
  public interface Whole {
    /** Parameters as those of {@link TreeNodes#node}. */
    void part(int level, long index, TreeHash hash);
  }

  /**
   * Reads what {@link #bytes} gave.
   *
   * @throws IllegalArgumentException if it does not fit the size
   */
  public static CompactRange of(long size, byte[] bytes) {
    if (size < 0 || bytes.length != Long.bitCount(size) * TreeHash.LENGTH) {
      throw new IllegalArgumentException(
          bytes.length + " bytes do not fit a tree of " + size + " leaves");
    }
    List<TreeHash> peaks = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += TreeHash.LENGTH) {
      peaks.add(TreeHash.of(Arrays.copyOfRange(bytes, at, at + TreeHash.LENGTH)));
    }
    return new CompactRange(size, peaks);
  }

  /** How many leaves there are. */
  public long size() {
    return size;
  }

  /** Adds a leaf. */
  public void append(TreeHash leaf) {
    append(leaf, (level, index, hash) -> {});
  }

  /** Adds a leaf, and tells of the parts that it makes whole. */
  public void append(TreeHash leaf, Whole whole) {
    TreeHash hash = leaf;
    int level = 0;
    whole.part(level, size, hash);
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = TreeHash.node(peaks.removeLast(), hash);
      level++;
      whole.part(level, rest >> 1, hash);
    }
    peaks.add(hash);
    size++;
  }

  /** The head of the tree as it is now. */
  public TreeHead head() {
    if (peaks.isEmpty()) {
      return TreeHead.EMPTY;
    }
    TreeHash root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = TreeHash.node(peaks.get(i), root);
    }
    return new TreeHead(size, root);
  }

  /** The roots of its parts from the largest on, 32 bytes each. */
  public byte[] bytes() {
    byte[] bytes = new byte[peaks.size() * TreeHash.LENGTH];
    for (int i = 0; i < peaks.size(); i++) {
      System.arraycopy(peaks.get(i).bytes(), 0, bytes, i * TreeHash.LENGTH, TreeHash.LENGTH);
    }
    return bytes;
  }
}
