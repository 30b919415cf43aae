package org.hulian.evidence.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a log only grew: that what it held is the beginning of what it holds (RFC 9162,
 * 2.1.4).
 *
 * @param older how many entries the log had
 * @param size how many it has
 */
public record ConsistencyProof(long older, long size, List<TreeHash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** Whether the tree with the first root is the beginning of that with the second (2.1.4.2). */
  public boolean proves(TreeHash olderRoot, TreeHash root) {
    if (older < 0 || older > size) {
      return false;
    }
    if (older == size) {
      return path.isEmpty() && olderRoot.equals(root);
    }
    if (older == 0) { // anything begins with nothing
      return path.isEmpty() && olderRoot.equals(TreeHash.EMPTY);
    }
    List<TreeHash> steps = new ArrayList<>(path);
    if (Long.bitCount(older) == 1) {
      steps.addFirst(olderRoot);
    }
    return !steps.isEmpty() && climb(steps, olderRoot, root);
  }

  private boolean climb(List<TreeHash> steps, TreeHash olderRoot, TreeHash root) {
    int skipped = Long.numberOfTrailingZeros(~(older - 1));
    long place = (older - 1) >> skipped;
    long last = (size - 1) >> skipped;
    TreeHash before = steps.getFirst();
    TreeHash now = before;
    for (TreeHash beside : steps.subList(1, steps.size())) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        before = TreeHash.node(beside, before);
        now = TreeHash.node(beside, now);
        int levels = Math.min(Long.numberOfTrailingZeros(place), Long.SIZE - 1);
        place >>= levels;
        last >>= levels;
      } else {
        now = TreeHash.node(now, beside);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && before.equals(olderRoot) && now.equals(root);
  }

  /** As JSON: {@code {"older":…,"size":…,"path":["Base64",…]}}. */
  public String json() {
    return "{\"older\":"
        + older
        + ",\"size\":"
        + size
        + ",\"path\":"
        + InclusionProof.json(path)
        + "}";
  }
}
