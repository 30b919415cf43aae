package org.hulian.evidence.log;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Proof that an entry stands in a log (RFC 9162, 2.1.3).
 *
 * @param index of the entry, from 0
 * @param size how many entries the log had
 * @param path the hashes beside the way up, from the entry to the root
 */
public record InclusionProof(long index, long size, List<TreeHash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Whether a leaf with this hash has this place in the tree with this root (2.1.3.2). */
  public boolean proves(TreeHash leaf, TreeHash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long place = index;
    long last = size - 1;
    TreeHash hash = leaf;
    for (TreeHash beside : path) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        hash = TreeHash.node(beside, hash);
        int levels = Math.min(Long.numberOfTrailingZeros(place), Long.SIZE - 1);
        place >>= levels;
        last >>= levels;
      } else {
        hash = TreeHash.node(hash, beside);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /** As JSON: {@code {"index":…,"size":…,"path":["Base64",…]}}. */
  public String json() {
    return "{\"index\":" + index + ",\"size\":" + size + ",\"path\":" + json(path) + "}";
  }

  static String json(List<TreeHash> hashes) {
    return hashes.stream()
        .map(hash -> '"' + hash.base64() + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }
}
