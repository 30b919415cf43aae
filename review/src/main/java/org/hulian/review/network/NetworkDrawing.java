package org.hulian.review.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.index.SearchView.Kin;
import org.hulian.index.query.Field;
import org.hulian.review.network.NetworkView.Dot;
import org.hulian.review.network.NetworkView.Tie;
import org.hulian.review.search.SearchAddress;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.network.Network;
import org.hulian.store.network.Node;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Makes of a network what one viewer may see of it, platforms among it. Where a name holds what has
 * to be covered, as on the pages of cases and contacts, the node's token stands for it, and no
 * address leads on by the name.
 */
final class NetworkDrawing {
  /** Sellers of more platforms than these have no edge to the rest. */
  static final int MOST_PLATFORMS = 20;

  private final Network network;
  private final boolean masked;
  private final List<Dot> dots = new ArrayList<>();
  private final Map<String, Dot> byToken = new HashMap<>();

  NetworkDrawing(Network network, boolean masked) {
    this.network = network;
    this.masked = masked;
  }

  NetworkView view() {
    Map<String, List<Dot>> platforms = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      Dot dot = dot(node);
      dots.add(dot);
      byToken.put(node.token(), dot);
      String platform = node.platform();
      if (platform != null && !platform.isBlank()) {
        platforms.computeIfAbsent(platform, name -> new ArrayList<>()).add(dot);
      }
    }
    List<Tie> ties = new ArrayList<>();
    for (Network.Edge edge : network.edges()) {
      Dot from = byToken.get(edge.seller());
      Dot to = byToken.get(edge.trait());
      if (from != null && to != null) {
        ties.add(new Tie(from, to, edge.listings()));
      }
    }
    platforms.entrySet().stream()
        .limit(MOST_PLATFORMS)
        .forEach(platform -> add(platform.getKey(), platform.getValue(), ties));
    return new NetworkView(dots, ties, network.leftOut());
  }

  private void add(String platform, List<Dot> sellers, List<Tie> ties) {
    String search = filtered("platform", platform);
    Dot dot =
        new Dot(
            dots.size(),
            "platform",
            PersonalMask.persons(platform),
            "",
            0,
            sellers.size(),
            false,
            "",
            "",
            search);
    dots.add(dot);
    sellers.forEach(seller -> ties.add(new Tie(seller, dot, seller.listings())));
  }

  private Dot dot(Node node) {
    String token = node.token();
    String name = shown(node);
    boolean covered = name.equals(token);
    return new Dot(
        dots.size(),
        node.kind().key(),
        name,
        detail(node),
        node.listings(),
        node.sellers(),
        node.hub(),
        around(node),
        covered ? "" : page(node),
        covered ? "" : search(node));
  }

  private String shown(Node node) {
    if (!masked) {
      return node.name().isEmpty() ? node.token() : node.name();
    }
    return switch (node.kind()) {
      case SELLER, CONTACT, PICTURE -> {
        boolean clean = PersonalMask.persons(node.name()).equals(node.name());
        yield clean && !node.name().isEmpty() ? node.name() : node.token();
      }
      case CLUSTER -> node.name().isEmpty() ? node.token() : PersonalMask.persons(node.name());
    };
  }

  private static String detail(Node node) {
    return switch (node.kind()) {
      case SELLER, CONTACT -> node.where();
      case PICTURE, CLUSTER -> "";
    };
  }

  private static String around(Node node) {
    return link("/network/nodes", "item", node.example().value(), "token", node.token());
  }

  private static String page(Node node) {
    return switch (node.kind()) {
      case SELLER -> link("/sellers", "site", node.where(), "name", node.name());
      case CONTACT -> link("/contacts", "kind", node.where(), "handle", node.name());
      case PICTURE, CLUSTER -> "";
    };
  }

  private static String search(Node node) {
    return switch (node.kind()) {
      case SELLER -> found(Map.of(Field.SELLER, node.name(), Field.SITE, node.where()));
      case CONTACT -> found(Map.of(Field.CONTACT, node.where() + ":" + node.name()));
      case PICTURE -> SearchAddress.of(new Kin.Picture(node.name())).href();
      case CLUSTER -> SearchAddress.of(new Kin.Cluster(Long.parseLong(node.where()))).href();
    };
  }

  private static String found(Map<Field, String> values) {
    try {
      return SearchAddress.of(values).href();
    } catch (IllegalArgumentException e) {
      return ""; // a name with quotes of every kind cannot be asked for
    }
  }

  private static String filtered(String facet, String value) {
    return link("/search", "q", "", facet, value);
  }

  private static String link(
      String path, String one, String value, String other, String otherValue) {
    return UriComponentsBuilder.fromPath(path)
        .queryParam(one, "{one}")
        .queryParam(other, "{other}")
        .encode()
        .buildAndExpand(value, otherValue)
        .toUriString();
  }
}
