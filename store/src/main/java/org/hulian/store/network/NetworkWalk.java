package org.hulian.store.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.store.duplicate.TraitKeys;

/**
 * Goes outwards from one node, what is shown most first. A contact that hundreds of sellers name is
 * a platform's or a shop's; following it would join all of them, so it ends the way. A picture or a
 * text of one seller alone leads nowhere and is left out.
 */
final class NetworkWalk {
  private final TraitReading reading;
  private final int most;
  private final Set<NodeKey> nodes;
  private final Set<NodeKey> leftOut = new HashSet<>();
  private final Map<Tie, Long> ties = new LinkedHashMap<>();
  private final Map<NodeKey, Map<Long, Long>> sellers = new HashMap<>();

  /** A seller shows something. */
  record Tie(NodeKey seller, NodeKey trait) {}

  NetworkWalk(TraitReading reading, NodeKey middle, int most) {
    this.reading = reading;
    this.most = most;
    this.nodes = new LinkedHashSet<>(List.of(middle));
  }

  void go(int depth) {
    List<NodeKey> edge = List.copyOf(nodes);
    for (int step = 0; step < depth; step++) {
      List<NodeKey> next = new ArrayList<>();
      for (NodeKey node : edge) {
        neighbours(node).forEach((other, listings) -> meet(node, other, listings, next));
      }
      edge = next;
    }
  }

  private Map<NodeKey, Long> neighbours(NodeKey node) {
    if (node.kind() == NodeKind.SELLER) {
      Map<NodeKey, Long> traits = reading.traits(node.hash());
      traits.keySet().removeIf(trait -> !nodes.contains(trait) && leadsNowhere(trait));
      return traits;
    }
    Map<NodeKey, Long> named = new LinkedHashMap<>();
    if (!isHub(node)) {
      sellers(node)
          .forEach(
              (seller, listings) -> {
                if (seller != TraitKeys.NAMELESS) {
                  named.put(new NodeKey(NodeKind.SELLER, seller), listings);
                }
              });
    }
    return named;
  }

  /** A contact is a lead even where nobody else names it. */
  private boolean leadsNowhere(NodeKey trait) {
    return trait.kind() != NodeKind.CONTACT && sellers(trait).size() < 2;
  }

  private void meet(NodeKey from, NodeKey to, long listings, List<NodeKey> next) {
    if (!nodes.contains(to)) {
      if (nodes.size() >= most) {
        leftOut.add(to);
        return;
      }
      nodes.add(to);
      next.add(to);
    }
    boolean outwards = from.kind() == NodeKind.SELLER;
    ties.put(outwards ? new Tie(from, to) : new Tie(to, from), listings);
  }

  private Map<Long, Long> sellers(NodeKey trait) {
    return sellers.computeIfAbsent(trait, reading::sellers);
  }

  /** How many sellers have it; those without a name are one. */
  long sellersOf(NodeKey node) {
    return node.kind() == NodeKind.SELLER ? 1 : sellers(node).size();
  }

  /** Whether more have it than it can join. */
  boolean isHub(NodeKey node) {
    if (node.kind() == NodeKind.SELLER) {
      return false;
    }
    Map<Long, Long> all = sellers(node);
    return all.size() > node.kind().mostSellers()
        || (node.kind() == NodeKind.CONTACT
            && all.getOrDefault(TraitKeys.NAMELESS, 0L) > TraitKeys.MOST_NAMELESS);
  }

  /** In the order in which they were met. */
  List<NodeKey> nodes() {
    return List.copyOf(nodes);
  }

  Map<Tie, Long> ties() {
    return ties;
  }

  long leftOut() {
    return leftOut.size();
  }
}
