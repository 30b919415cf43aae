package org.hulian.store.duplicate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.outbox.IndexOutbox;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/**
 * Texts and contacts of items, and the links between items that they make; within a transaction.
 */
public final class Duplicates implements AutoCloseable {
  private static final int MOST_LINKS = 3;
  private static final int MOST_ITEMS = 200;

  private static final String TAKEN_DOWN_BY_TEXT =
      takenDown("item_sketch WHERE sketch_id = ?", MOST_ITEMS);
  private static final String TAKEN_DOWN_BY_CONTACT =
      takenDown("item_contact WHERE contact = ?", ContactRows.MOST_ITEMS);

  private final Handle handle;
  private final Statements statements;
  private final SketchRows sketches;
  private final ContactRows contacts;
  private final TraitRows traits;

  public Duplicates(Handle handle) {
    this.handle = handle;
    this.statements = new Statements(handle.getConnection());
    this.sketches = new SketchRows(statements);
    this.contacts = new ContactRows(statements);
    this.traits = new TraitRows(statements);
  }

  /**
   * The items among the newest of these that were gone by a time, or that a person took for a
   * violation or drafted a notice for.
   */
  private static String takenDown(String these, int most) {
    return "SELECT i.id FROM (SELECT item_id FROM "
        + these
        + " ORDER BY item_id DESC LIMIT "
        + most
        + ") t JOIN item i ON i.id = t.item_id LEFT JOIN case_file c ON c.item_id = i.id"
        + " WHERE (i.live = 0 AND i.last_seen <= ?) OR c.status = 'violation'"
        + " OR EXISTS (SELECT 1 FROM notice n WHERE n.case_id = c.id)"
        + " ORDER BY i.last_seen DESC, i.id DESC LIMIT "
        + MOST_LINKS;
  }

  /**
   * A version of an item that was stored in this transaction.
   *
   * @param itemId the item's number in the tables
   * @param first whether the item was never seen before
   */
  public record Version(long itemId, Listing listing, Verdict verdict, boolean first) {}

  /**
   * Notes text and contacts; links a new item to those that it repeats.
   *
   * @return whether the item came to another text or cluster
   */
  public boolean add(Version version, Instant now) {
    Instant fetchedAt = version.listing().sighting().fetchedAt();
    long seen = Instants.micros(fetchedAt == null ? now : fetchedAt);
    List<Long> named = ContactRows.of(version.verdict());
    boolean moved =
        Sketch.of(version.listing())
            .map(text -> addText(version, text, seen, now))
            .orElseGet(() -> sketches.leave(version.itemId()));
    if (version.first()) {
      linkByContact(version.itemId(), named, seen, now);
    } else {
      contacts.clear(version.itemId());
      traits.clear(version.itemId());
    }
    named.forEach(contact -> contacts.add(contact, version.itemId(), version.listing()));
    traits.add(version.itemId(), version.listing());
    return moved;
  }

  private boolean addText(Version version, Sketch sketch, long seen, Instant now) {
    Optional<SketchRows.Text> same = sketches.find(sketch);
    boolean looks = version.first() || same.map(SketchRows::isLoose).orElse(true);
    SketchRows.Around around = looks ? sketches.around(sketch, same) : SketchRows.Around.NOTHING;
    if (version.first()) {
      linkByText(version.itemId(), around.near(), seen, now);
    }
    return sketches.add(sketch, same, around, version.itemId());
  }

  private void linkByText(long itemId, List<SketchRows.Near> texts, long seen, Instant now) {
    int links = 0;
    for (SketchRows.Near near : texts) {
      for (long from : takenDown(near.text(), seen)) {
        if (links++ < MOST_LINKS) {
          link(itemId, new Link(from, ItemLink.Kind.TEXT, near.measure()), now);
        }
      }
    }
  }

  /** Nearly all texts were never taken down, which is asked for once in a transaction. */
  private List<Long> takenDown(SketchRows.Text text, long seen) {
    if (text.isQuiet()) {
      return List.of();
    }
    if (statements
        .select(TAKEN_DOWN_BY_TEXT, row -> row.getLong(1), text.id(), Long.MAX_VALUE)
        .isEmpty()) {
      text.quiet();
      return List.of();
    }
    return statements.select(TAKEN_DOWN_BY_TEXT, row -> row.getLong(1), text.id(), seen);
  }

  private void linkByContact(long itemId, List<Long> named, long seen, Instant now) {
    for (long contact : named) {
      if (!contacts.isShared(contact)) {
        for (long from :
            statements.select(TAKEN_DOWN_BY_CONTACT, row -> row.getLong(1), contact, seen)) {
          link(itemId, new Link(from, ItemLink.Kind.CONTACT, 1), now);
        }
      }
    }
  }

  /** The newest items that have this text. */
  private List<ListingId> having(long sketchId) {
    return statements.select(
        "SELECT i.listing_id FROM item_sketch s JOIN item i ON i.id = s.item_id"
            + " WHERE s.sketch_id = ? ORDER BY s.item_id DESC LIMIT "
            + MOST_ITEMS,
        row -> new ListingId(row.getString(1)),
        sketchId);
  }

  private record Link(long from, ItemLink.Kind kind, double measure) {}

  private void link(long itemId, Link link, Instant now) {
    handle
        .createUpdate(
            "INSERT INTO item_link (item_id, from_id, kind, measure, at)"
                + " VALUES (:item, :from, :kind, :measure, :at) ON CONFLICT DO NOTHING")
        .bind("item", itemId)
        .bind("from", link.from)
        .bind("kind", link.kind.key())
        .bind("measure", link.measure)
        .bind("at", Instants.micros(now))
        .execute();
  }

  /** The earlier items that an item repeats: texts first, nearest first. */
  public static List<ItemLink> links(Handle handle, ListingId id) {
    return handle
        .createQuery(
            "SELECT f.listing_id, l.kind, l.measure, l.at FROM item i"
                + " JOIN item_link l ON l.item_id = i.id JOIN item f ON f.id = l.from_id"
                // A link to an item that is up says that its case was decided.
                + " WHERE i.listing_id = :id AND NOT (f.live = 1 AND EXISTS (SELECT 1"
                + " FROM case_file c JOIN kept_back k ON k.case_id = c.id WHERE c.item_id = f.id))"
                + " ORDER BY l.kind DESC, l.measure DESC, l.from_id")
        .bind("id", id.value())
        .map(
            (rows, context) ->
                new ItemLink(
                    new ListingId(rows.getString("listing_id")),
                    ItemLink.Kind.ofKey(rows.getString("kind")),
                    rows.getDouble("measure"),
                    Instants.instant(rows.getLong("at"))))
        .list();
  }

  /** The items whose texts are near to this one's, nearest first, itself among them if stored. */
  public List<Likeness> near(Listing listing, int limit) {
    Map<ListingId, Double> near = new HashMap<>();
    Sketch.of(listing)
        .map(sketch -> sketches.around(sketch, sketches.find(sketch)).near())
        .orElse(List.of())
        .forEach(
            text ->
                having(text.text().id()).forEach(id -> near.merge(id, text.measure(), Math::max)));
    return near.entrySet().stream()
        .map(entry -> new Likeness(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingDouble(Likeness::measure)
                .reversed()
                .thenComparing(like -> like.id().value()))
        .limit(limit)
        .toList();
  }

  /**
   * Sketches items that were stored before there were sketches or clusters, so many at most; goes
   * on where it was left off. The index reads again those that came to a cluster.
   *
   * @return whether any is left
   */
  public boolean catchUp(int most) {
    long[] backlog =
        handle
            .createQuery("SELECT next_id, last_id FROM sketch_backlog")
            .map((rows, context) -> new long[] {rows.getLong(1), rows.getLong(2)})
            .one();
    long end = Math.min(backlog[1], backlog[0] + most - 1);
    if (backlog[0] > end) {
      return false;
    }
    List<Version> versions = new ArrayList<>();
    handle
        .createQuery(
            "SELECT i.id, v.listing, v.verdict FROM item i"
                + " JOIN item_version v ON v.item_id = i.id AND v.version = i.version"
                + " WHERE i.id BETWEEN :first AND :last ORDER BY i.id")
        .bind("first", backlog[0])
        .bind("last", end)
        .map(
            (rows, context) ->
                new Version(
                    rows.getLong("id"),
                    ListingCodec.read(rows.getString("listing")),
                    VerdictCodec.read(rows.getString("verdict")),
                    false))
        .forEach(versions::add);
    List<Long> moved = new ArrayList<>();
    for (Version version : versions) {
      if (add(version, Instant.EPOCH)) {
        moved.add(version.itemId());
      }
    }
    IndexOutbox.add(handle, moved);
    handle
        .createUpdate("UPDATE sketch_backlog SET next_id = :next")
        .bind("next", end + 1)
        .execute();
    return end < backlog[1];
  }

  @Override
  public void close() {
    statements.close();
  }
}
