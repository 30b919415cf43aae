package org.hulian.review.network;

import java.util.List;

/**
 * A network, ready to print.
 *
 * @param nodes the one in the middle first
 * @param edges between these nodes, by their numbers
 * @param leftOut nodes that did not fit in
 */
public record NetworkView(List<Dot> nodes, List<Tie> edges, long leftOut) {
  public NetworkView {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A node.
   *
   * @param number from 0
   * @param kind key of a {@link org.hulian.store.network.NodeKind}, or {@code platform}
   * @param name as the viewer may see it
   * @param detail what belongs to the name, such as a site; empty for none
   * @param listings how many items have it; 0 for a platform, of which that is not asked
   * @param sellers how many sellers have it
   * @param hub whether so many have it that it was not followed
   * @param around address of the page that has it in the middle; empty for none
   * @param page address of its own page; empty for none
   * @param search address of the search for it; empty for none
   */
  public record Dot(
      int number,
      String kind,
      String name,
      String detail,
      long listings,
      long sellers,
      boolean hub,
      String around,
      String page,
      String search) {}

  /** A seller's node, what it shows, and how many of its items do. */
  public record Tie(Dot from, Dot to, long listings) {}
}
