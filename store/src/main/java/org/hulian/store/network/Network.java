package org.hulian.store.network;

import java.util.List;

/**
 * What is around one node.
 *
 * @param nodes the one in the middle first, then nearer ones before farther ones
 * @param edges between these nodes, each from a seller to what the seller shows
 * @param leftOut nodes that were found and did not fit in
 */
public record Network(List<Node> nodes, List<Edge> edges, long leftOut) {
  public Network {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A seller has items that show something.
   *
   * @param seller token of the one node
   * @param trait token of the other
   * @param listings how many of the seller's newest thousand items do
   */
  public record Edge(String seller, String trait, long listings) {}
}
