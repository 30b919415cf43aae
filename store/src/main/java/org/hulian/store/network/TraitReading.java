package org.hulian.store.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hulian.store.duplicate.TraitKeys;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Asks the tables who shows what; each question looks at the newest thousand items at most. */
final class TraitReading {
  private static final int MOST_ITEMS = 1_000;
  private static final int MOST_TRAITS = 200;

  private static final String NEWEST = " ORDER BY item_id DESC LIMIT " + MOST_ITEMS;
  private static final String OF_SELLER =
      "(SELECT item_id FROM item_trait WHERE kind = "
          + TraitKeys.SELLER
          + " AND trait = :hash"
          + NEWEST
          + ") t";
  private static final String MOST_FIRST =
      " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT " + MOST_TRAITS;
  private static final String OF_CLUSTER =
      "SELECT x.item_id FROM sketch k JOIN item_sketch x ON x.sketch_id = k.id"
          + " JOIN item i ON i.id = x.item_id AND i.sketch_id = k.id WHERE k.cluster = :hash";

  private final Handle handle;

  TraitReading(Handle handle) {
    this.handle = handle;
  }

  /** What the items of a seller show, each with how many of them do. */
  Map<NodeKey, Long> traits(long seller) {
    Map<NodeKey, Long> traits = new LinkedHashMap<>();
    add(
        traits,
        NodeKind.CONTACT,
        "SELECT c.contact, count(*) FROM "
            + OF_SELLER
            + " JOIN item_contact c ON c.item_id = t.item_id"
            + MOST_FIRST,
        seller);
    add(
        traits,
        NodeKind.CLUSTER,
        "SELECT k.cluster, count(*) FROM "
            + OF_SELLER
            + " JOIN item i ON i.id = t.item_id"
            + " JOIN sketch k ON k.id = i.sketch_id AND k.cluster <> 0"
            + MOST_FIRST,
        seller);
    add(
        traits,
        NodeKind.PICTURE,
        "SELECT p.trait, count(*) FROM "
            + OF_SELLER
            + " JOIN item_trait p ON p.item_id = t.item_id AND p.kind = "
            + TraitKeys.PICTURE
            + MOST_FIRST,
        seller);
    return traits;
  }

  private void add(Map<NodeKey, Long> traits, NodeKind kind, String sql, long seller) {
    query(sql, seller)
        .map((rows, context) -> Map.entry(new NodeKey(kind, rows.getLong(1)), rows.getLong(2)))
        .forEach(trait -> traits.put(trait.getKey(), trait.getValue()));
  }

  /**
   * The sellers whose items show something, each with how many do; those without a name together as
   * {@link TraitKeys#NAMELESS}.
   */
  Map<Long, Long> sellers(NodeKey trait) {
    String items = "(" + items(trait.kind()) + NEWEST + ") t";
    String sql =
        "SELECT coalesce(s.trait, 0), count(*) FROM "
            + items
            + " LEFT JOIN item_trait s ON s.item_id = t.item_id AND s.kind = "
            + TraitKeys.SELLER
            + " GROUP BY 1 ORDER BY count(*) DESC, 1";
    Map<Long, Long> sellers = new LinkedHashMap<>();
    query(sql, trait.hash())
        .map((rows, context) -> Map.entry(rows.getLong(1), rows.getLong(2)))
        .forEach(seller -> sellers.put(seller.getKey(), seller.getValue()));
    return sellers;
  }

  /** How many items show it, and the number of the newest; 0 and 0 if none does. */
  long[] items(NodeKey node) {
    return query(
            "SELECT count(*), coalesce(max(item_id), 0) FROM (" + items(node.kind()) + ")",
            node.hash())
        .map((rows, context) -> new long[] {rows.getLong(1), rows.getLong(2)})
        .one();
  }

  private static String items(NodeKind kind) {
    return switch (kind) {
      case SELLER -> "SELECT item_id FROM item_trait WHERE kind = 1 AND trait = :hash";
      case PICTURE -> "SELECT item_id FROM item_trait WHERE kind = 2 AND trait = :hash";
      case CONTACT -> "SELECT item_id FROM item_contact WHERE contact = :hash";
      case CLUSTER -> OF_CLUSTER;
    };
  }

  private Query query(String sql, long hash) {
    return handle.createQuery(sql).bind("hash", hash);
  }
}
