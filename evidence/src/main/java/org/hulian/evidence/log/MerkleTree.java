package org.hulian.evidence.log;

import java.util.ArrayList;
import java.util.List;

/** Makes heads and proofs of a tree whose hashes are kept elsewhere (RFC 9162, 2.1). */
public final class MerkleTree {
  private final TreeNodes nodes;

  /** A tree with these hashes; it is asked only for parts of the sizes that it is asked about. */
  public MerkleTree(TreeNodes nodes) {
    this.nodes = nodes;
  }

  /** The head of the first so many leaves. */
  public TreeHead head(long size) {
    return size == 0 ? TreeHead.EMPTY : new TreeHead(size, hash(0, size));
  }

  /**
   * Proof that a leaf is among the first so many (2.1.3.1).
   *
   * @param index of the leaf, from 0
   * @throws IllegalArgumentException if it is not among them
   */
  public InclusionProof inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("entry " + index + " is not among the first " + size);
    }
    List<TreeHash> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        path.addFirst(hash(middle, to));
        to = middle;
      } else {
        path.addFirst(hash(from, middle));
        from = middle;
      }
    }
    return new InclusionProof(index, size, path);
  }

  /**
   * Proof that the first so many leaves are the beginning of the first so many more (2.1.4.1).
   *
   * @throws IllegalArgumentException if the older tree is the larger one
   */
  public ConsistencyProof consistency(long older, long size) {
    if (older < 0 || older > size) {
      throw new IllegalArgumentException(older + " entries are no beginning of " + size);
    }
    List<TreeHash> path = new ArrayList<>();
    if (older > 0 && older < size) {
      beginning(older, size, path);
    }
    return new ConsistencyProof(older, size, path);
  }

  private void beginning(long older, long size, List<TreeHash> path) {
    long from = 0;
    long to = size;
    while (older < to) {
      long middle = from + split(to - from);
      if (older <= middle) {
        path.addFirst(hash(middle, to));
        to = middle;
      } else {
        path.addFirst(hash(from, middle));
        from = middle;
      }
    }
    if (from > 0) { // otherwise it is the older root, which the verifier has
      path.addFirst(hash(from, to));
    }
  }

  /** The largest power of two below a size above 1. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }

  private TreeHash hash(long from, long to) {
    long size = to - from;
    if (Long.bitCount(size) == 1) {
      int level = Long.numberOfTrailingZeros(size);
      return nodes.node(level, from >> level);
    }
    long middle = from + split(size);
    return TreeHash.node(hash(from, middle), hash(middle, to));
  }
}
