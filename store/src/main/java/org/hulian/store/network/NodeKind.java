package org.hulian.store.network;

import java.util.Locale;
import org.hulian.store.duplicate.TraitKeys;

/** What a node of the network stands for. */
public enum NodeKind {
  /** Somebody who sells, on one site. */
  SELLER(Integer.MAX_VALUE),
  /** A way to reach somebody outside of the site. */
  CONTACT(TraitKeys.MOST_SELLERS),
  /** A picture, known by its address. */
  PICTURE(TraitKeys.MOST_SELLERS),
  /**
   * Texts that are near to each other (ADR 18); a ring may well put up one text a hundred times.
   */
  CLUSTER(100);

  private final int mostSellers;

  NodeKind(int mostSellers) {
    this.mostSellers = mostSellers;
  }

  /** What more sellers than that have in common joins none of them. */
  public int mostSellers() {
    return mostSellers;
  }

  /** The name in interfaces, such as {@code seller}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
