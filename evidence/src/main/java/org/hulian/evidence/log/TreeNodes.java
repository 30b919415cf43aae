package org.hulian.evidence.log;

/** Where the hashes of a tree are found. */
@FunctionalInterface
public interface TreeNodes {
  /**
   * The hash over a whole part of the tree.
   *
   * @param level the part has two to the power of this many leaves; 0 asks for a leaf's own hash
   * @param index which part of that size, from 0; all of its leaves are in the tree
   */
  TreeHash node(int level, long index);
}
