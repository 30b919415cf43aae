package org.hulian.store.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.duplicate.TraitKeys;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The network in the database. Names are read off the newest item that has them. */
public final class SqlNetworkRepository implements NetworkRepository {
  private final Sql sql;
  private final Supplier<String> key;

  /**
   * Reads nothing yet.
   *
   * @param key gives what the tokens are made with
   */
  public SqlNetworkRepository(Sql sql, Supplier<String> key) {
    this.sql = sql;
    this.key = key;
  }

  @Override
  public Optional<Network> around(Start start, int depth, int most) {
    if (depth < 1 || most < 1) {
      throw new IllegalArgumentException("a network has a depth and nodes");
    }
    Tokens tokens = new Tokens(key.get());
    return sql.read(
        handle ->
            middle(handle, start, tokens).flatMap(node -> read(handle, node, tokens, depth, most)));
  }

  private static Optional<NodeKey> middle(Handle handle, Start start, Tokens tokens) {
    return switch (start) {
      case Start.OfSeller seller ->
          Optional.of(new NodeKey(NodeKind.SELLER, TraitKeys.seller(seller.site(), seller.name())));
      case Start.OfContact contact ->
          Optional.of(
              new NodeKey(NodeKind.CONTACT, TraitKeys.contact(contact.kind(), contact.handle())));
      case Start.OfItem item ->
          shown(handle, item.id().value()).stream()
              .filter(node -> item.token().isEmpty() || tokens.of(node).equals(item.token()))
              .findFirst();
    };
  }

  private static final String TRAITS =
      "SELECT trait FROM item_trait WHERE kind = %d AND item_id ="
          + " (SELECT id FROM item WHERE listing_id = :id) ORDER BY 1";

  private static final Map<NodeKind, String> SHOWN =
      Map.of(
          NodeKind.SELLER,
          TRAITS.formatted(TraitKeys.SELLER),
          NodeKind.CONTACT,
          "SELECT contact FROM item_contact WHERE item_id ="
              + " (SELECT id FROM item WHERE listing_id = :id) ORDER BY 1",
          NodeKind.PICTURE,
          TRAITS.formatted(TraitKeys.PICTURE),
          NodeKind.CLUSTER,
          "SELECT k.cluster FROM item i JOIN sketch k ON k.id = i.sketch_id"
              + " WHERE i.listing_id = :id AND k.cluster <> 0");

  /** What an item shows, its seller first. */
  private static List<NodeKey> shown(Handle handle, String id) {
    List<NodeKey> shown = new ArrayList<>();
    for (NodeKind kind : NodeKind.values()) {
      handle
          .createQuery(SHOWN.getOrDefault(kind, ""))
          .bind("id", id)
          .mapTo(Long.class)
          .forEach(hash -> shown.add(new NodeKey(kind, hash)));
    }
    return shown;
  }

  private static Optional<Network> read(
      Handle handle, NodeKey middle, Tokens tokens, int depth, int most) {
    TraitReading reading = new TraitReading(handle);
    if (reading.items(middle)[0] == 0) {
      return Optional.empty();
    }
    NetworkWalk walk = new NetworkWalk(reading, middle, most);
    walk.go(depth);
    Map<NodeKey, String> names = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (NodeKey node : walk.nodes()) {
      names.put(node, tokens.of(node));
      long[] items = reading.items(node);
      item(handle, items[1])
          .map(newest -> node(node, tokens.of(node), newest, items[0], walk))
          .ifPresent(nodes::add);
    }
    List<Network.Edge> edges = new ArrayList<>();
    walk.ties()
        .forEach(
            (tie, listings) ->
                edges.add(
                    new Network.Edge(
                        names.getOrDefault(tie.seller(), ""),
                        names.getOrDefault(tie.trait(), ""),
                        listings)));
    return Optional.of(new Network(nodes, edges, walk.leftOut()));
  }

  private record Newest(Listing listing, Verdict verdict) {}

  private static Optional<Newest> item(Handle handle, long id) {
    return handle
        .createQuery(
            "SELECT v.listing, v.verdict FROM item i JOIN item_version v"
                + " ON v.item_id = i.id AND v.version = i.version WHERE i.id = :id")
        .bind("id", id)
        .map(
            (rows, context) ->
                new Newest(
                    ListingCodec.read(rows.getString(1)), VerdictCodec.read(rows.getString(2))))
        .findOne();
  }

  private static Node node(
      NodeKey key, String token, Newest newest, long listings, NetworkWalk walk) {
    Listing listing = newest.listing;
    String name = "";
    String where = "";
    @Nullable String platform = null;
    switch (key.kind()) {
      case SELLER -> {
        name = orEmpty(listing.seller());
        where = orEmpty(listing.origin().site());
        platform = listing.origin().platform();
      }
      case CONTACT -> {
        for (Entity.Contact contact : TraitKeys.contacts(newest.verdict)) {
          if (TraitKeys.contact(contact.kind(), contact.handle()) == key.hash()) {
            name = contact.handle();
            where = contact.kind();
          }
        }
      }
      case PICTURE ->
          name =
              listing.images().stream()
                  .filter(address -> TraitKeys.picture(address) == key.hash())
                  .findFirst()
                  .orElse("");
      case CLUSTER -> {
        name = listing.title();
        where = Long.toString(key.hash());
      }
    }
    return new Node(
        key.kind(),
        token,
        name,
        where,
        platform,
        listings,
        walk.sellersOf(key),
        walk.isHub(key),
        listing.id());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
