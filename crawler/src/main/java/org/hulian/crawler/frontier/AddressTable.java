package org.hulian.crawler.frontier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hulian.crawler.site.AddressRules;
import org.hulian.listing.ListingId;

/**
 * The addresses of one site: adds what is found and writes down what came of each. All methods are
 * called within a transaction.
 */
final class AddressTable {
  static final String COLUMNS =
      "id, host, url, role, depth, hops, failures, seen_at, etag, last_modified, content_hash, kills";

  /** Values of {@code shown.removed}. */
  private static final int SHOWN = 0;

  private static final int GONE = 1;
  private static final int MISSED = 2;

  /** Whether a page changed since it showed something is not to be asked once it shows nothing. */
  private static final String NO_VALIDATORS =
      ", etag = NULL, last_modified = NULL, content_hash = NULL";

  private static final String NOWHERE_ELSE =
      " AND NOT EXISTS (SELECT 1 FROM shown o JOIN address a ON a.id = o.address"
          + " WHERE o.listing = s.listing AND o.address <> s.address AND o.removed = 0"
          + " AND a.state <> 'dead')";

  /** Gone in an earlier run, and rested, yet the site leads there: with run and time. */
  private static final String STILL_LED_TO =
      "state = 'dead' AND gone = 1 AND run < ? AND (revisit_at IS NULL OR revisit_at <= ?)";

  /**
   * Looked at in an earlier run, and changed since, as the site says: with run and twice a time.
   */
  private static final String CHANGED_SINCE =
      "run < ? AND (state = 'done' AND seen_at < ?"
          + " OR state = 'dead' AND gone = 1 AND COALESCE(gone_at, 0) < ?)";

  private final FrontierDatabase db;
  private final FrontierSettings settings;
  private final RunTable.Run run;
  private final QueueTable queue;
  private final TemplateTable templates;

  AddressTable(FrontierDatabase db, FrontierSettings settings, RunTable.Run run, QueueTable queue) {
    this.db = db;
    this.settings = settings;
    this.run = run;
    this.queue = queue;
    templates = new TemplateTable(db, settings, run.site());
  }

  static FrontierAddress read(ResultSet row) throws SQLException {
    row.getLong(8);
    boolean seen = !row.wasNull();
    Settlement.Validators validators =
        new Settlement.Validators(row.getString(9), row.getString(10), row.getString(11));
    FrontierAddress address =
        new FrontierAddress(
            row.getLong(1),
            row.getLong(2),
            LinkRole.valueOf(row.getString(4)),
            row.getInt(6),
            new FrontierAddress.History(row.getInt(7), seen, row.getInt(12) > 0, validators));
    address.setURL(row.getString(3));
    address.setDepth((short) row.getInt(5));
    return address;
  }

  /** Adds a start address, or makes it due in a new run. */
  void addStart(FrontierAddress start) throws SQLException {
    if (!add(start) && !run.resumed()) {
      revive(start, "state IN ('done', 'dead', 'discovered')");
    }
  }

  /**
   * What waits in this run anyway comes as early as the starts, and is asked for in full: that it
   * did not change would be no proof of how it stands.
   */
  void first(FrontierAddress address) throws SQLException {
    db.update(
        "UPDATE address SET priority = ?, etag = NULL, last_modified = NULL"
            + " WHERE site = ? AND url = ? AND state = 'ready'",
        LinkRole.START.priority(),
        run.site(),
        address.url());
  }

  /**
   * Writes down an address that was found.
   *
   * @return whether it is new
   */
  boolean find(FrontierAddress found, long now) throws SQLException {
    boolean fresh = add(found);
    if (!fresh) {
      findAgain(found, now);
    }
    return fresh;
  }

  private boolean add(FrontierAddress found) throws SQLException {
    long host = queue.hostOf(AddressRules.authority(found.getURL()));
    AddressState state = AddressState.READY;
    if (!found.closed().isEmpty()) {
      state = AddressState.DEAD;
    } else if (found.getDepth() > settings.maxDepth()) {
      state = AddressState.DISCOVERED;
    }
    int added =
        db.update(
            "INSERT INTO address (site, host, url, state, priority, role, depth, hops, failures,"
                + " kills, gone, run, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?)"
                + " ON CONFLICT (site, url) DO NOTHING",
            run.site(),
            host,
            found.getURL(),
            state.column(),
            found.role().priority(),
            found.role().name(),
            (int) found.getDepth(),
            found.hops(),
            found.closed().isEmpty() ? 0 : run.number(),
            found.closed().isEmpty() ? null : found.closed());
    if (added == 1 && state != AddressState.DEAD && templates.exceeded(found, host)) {
      found.close(templates.reason(found.url()));
      db.update(
          "UPDATE address SET state = 'dead', run = ?, reason = ? WHERE site = ? AND url = ?",
          run.number(),
          found.closed(),
          run.site(),
          found.getURL());
      return true;
    }
    if (added == 1 && state == AddressState.READY) {
      queue.addReady(host);
    }
    return added == 1;
  }

  /** A known address was found again: nearer than it was, or changed since it was looked at. */
  private void findAgain(FrontierAddress found, long now) throws SQLException {
    if (found.getDepth() <= settings.maxDepth()) {
      revive(found, "(state = 'discovered' OR " + STILL_LED_TO + ")", run.number(), now);
    }
    if (found.changedAt() != null) {
      long changed = found.changedAt().toEpochMilli();
      revive(found, CHANGED_SINCE, run.number(), changed, changed);
    }
  }

  /**
   * Makes an address ready.
   *
   * @param condition that it has to meet, with its values
   */
  private void revive(FrontierAddress found, String condition, Object... values)
      throws SQLException {
    int depth = found.getDepth();
    List<Object> all = new ArrayList<>();
    all.addAll(List.of(depth, depth, found.role().priority(), run.site(), found.getURL()));
    all.addAll(List.of(values));
    int revived =
        db.update(
            "UPDATE address SET state = 'ready', depth = CASE WHEN depth < ? THEN depth ELSE ? END,"
                + " priority = ?, failures = 0, reason = NULL WHERE site = ? AND url = ? AND "
                + condition,
            all.toArray());
    if (revived == 1) {
      queue.addReady(queue.hostOf(AddressRules.authority(found.getURL())));
    }
  }

  /** Writes down what came of an address. */
  void settle(FrontierAddress address, long now) throws SQLException {
    switch (address.settlement()) {
      case Settlement.Done done -> done(address, done, now);
      case Settlement.Unchanged unchanged -> {
        db.update(
            "UPDATE address SET state = 'done', run = ?, seen_at = ?, gone = 0, failures = 0,"
                + " kills = 0, reason = NULL WHERE id = ?",
            run.number(),
            now,
            address.id());
        scheduleVisit(address, false, now);
        goneEverywhere(missedAt(address));
        db.update(
            "UPDATE shown SET removed = ? WHERE address = ? AND removed = ?",
            GONE,
            address.id(),
            MISSED);
      }
      case Settlement.Moved moved -> {
        db.update(
            "UPDATE address SET state = 'done', run = ?, redirect_to = ?, kills = 0, reason = NULL"
                + NO_VALIDATORS
                + " WHERE id = ?",
            run.number(),
            moved.target(),
            address.id());
        scheduleVisit(address, true, now);
        miss(address, List.of());
      }
      case Settlement.Retry retry ->
          db.update(
              "UPDATE address SET state = 'retry', not_before = ?, reason = ?, kills = 0,"
                  + " failures = failures + 1 WHERE id = ?",
              retry.notBefore().toEpochMilli(),
              retry.reason(),
              address.id());
      case Settlement.Dead dead -> {
        db.update(
            "UPDATE address SET state = 'dead', run = ?, reason = ?, gone = ?, gone_at = ?, kills = 0"
                + (dead.gone() ? NO_VALIDATORS : "")
                + " WHERE id = ?",
            run.number(),
            dead.reason(),
            dead.gone() ? 1 : 0,
            dead.gone() ? now : null,
            address.id());
        if (dead.gone()) {
          goneEverywhere(shownOnlyAt(address));
          db.update("UPDATE shown SET removed = ? WHERE address = ?", GONE, address.id());
        }
      }
      case Settlement.Released released -> {
        db.update("UPDATE address SET state = 'ready', reason = NULL WHERE id = ?", address.id());
        queue.addReady(address.host());
      }
    }
  }

  private void done(FrontierAddress address, Settlement.Done done, long now) throws SQLException {
    Settlement.Validators validators = done.validators();
    long next = nextVisit(address, done.changed());
    db.update(
        "UPDATE address SET state = 'done', run = ?, seen_at = ?, etag = ?, last_modified = ?,"
            + " content_hash = ?, revisit_after = ?, revisit_at = ?, gone = 0, failures = 0,"
            + " kills = 0, reason = NULL, redirect_to = NULL WHERE id = ?",
        run.number(),
        now,
        validators.etag(),
        validators.lastModified(),
        validators.contentHash(),
        next,
        now + next,
        address.id());
    miss(address, done.listings());
    for (ListingId listing : done.listings()) {
      show(address, listing, SHOWN);
    }
    for (ListingId listing : done.removed()) {
      show(address, listing, GONE);
    }
  }

  private void show(FrontierAddress address, ListingId listing, int state) throws SQLException {
    db.update(
        "INSERT INTO shown (address, listing, removed) VALUES (?, ?, ?)"
            + " ON CONFLICT (address, listing) DO UPDATE SET removed = excluded.removed",
        address.id(),
        listing.value(),
        state);
  }

  /** What an address showed and shows no more is missing: for the first time, or again. */
  private void miss(FrontierAddress address, List<ListingId> shown) throws SQLException {
    if (!address.history().seen()) {
      return; // it never showed anything
    }
    List<ListingId> gone = new ArrayList<>(missedAt(address));
    gone.removeAll(shown);
    goneEverywhere(gone);
    db.update(
        "UPDATE shown SET removed = CASE removed WHEN ? THEN ? ELSE ? END WHERE address = ?",
        SHOWN,
        MISSED,
        GONE,
        address.id());
  }

  /** What was told of as gone is not told of again for another address that showed it once. */
  private void goneEverywhere(List<ListingId> listings) throws SQLException {
    for (ListingId listing : listings) {
      db.update("UPDATE shown SET removed = ? WHERE listing = ?", GONE, listing.value());
    }
  }

  private void scheduleVisit(FrontierAddress address, boolean changed, long now)
      throws SQLException {
    long next = nextVisit(address, changed);
    db.update(
        "UPDATE address SET revisit_after = ?, revisit_at = ? WHERE id = ?",
        next,
        now + next,
        address.id());
  }

  /** The wait until the next look, in milliseconds. */
  private long nextVisit(FrontierAddress address, boolean changed) throws SQLException {
    boolean seen = address.history().seen();
    long last =
        seen ? db.number("SELECT revisit_after FROM address WHERE id = ?", address.id()) : 0;
    return settings.revisit().next(seen, last, changed);
  }

  /** The items that this address shows, or was the last to show. */
  List<ListingId> shownAt(FrontierAddress address) throws SQLException {
    return db.select(
        "SELECT listing FROM shown WHERE address = ? AND removed <> ?",
        row -> new ListingId(row.getString(1)),
        address.id(),
        GONE);
  }

  /**
   * The items that only this address still shows, those it showed at the look before among them.
   */
  List<ListingId> shownOnlyAt(FrontierAddress address) throws SQLException {
    return db.select(
        "SELECT listing FROM shown s WHERE address = ? AND removed <> ?" + NOWHERE_ELSE,
        row -> new ListingId(row.getString(1)),
        address.id(),
        GONE);
  }

  /** The items that were told of as gone from this address, and that no other shows. */
  List<ListingId> goneAt(FrontierAddress address) throws SQLException {
    return db.select(
        "SELECT listing FROM shown s WHERE address = ? AND removed = ?" + NOWHERE_ELSE,
        row -> new ListingId(row.getString(1)),
        address.id(),
        GONE);
  }

  /** The items that were missing from this address the last time, and that no other shows. */
  List<ListingId> missedAt(FrontierAddress address) throws SQLException {
    return db.select(
        "SELECT listing FROM shown s WHERE address = ? AND removed = ?" + NOWHERE_ELSE,
        row -> new ListingId(row.getString(1)),
        address.id(),
        MISSED);
  }

  /** Whether following redirects from one address leads to another. */
  boolean leadsTo(String from, String to, int mostHops) throws SQLException {
    List<String> seen = new ArrayList<>();
    String at = from;
    while (seen.size() <= mostHops && !at.equals(to)) {
      seen.add(at);
      List<String> next =
          db.select(
              "SELECT redirect_to FROM address WHERE site = ? AND url = ? AND run = ?"
                  + " AND redirect_to IS NOT NULL",
              row -> row.getString(1),
              run.site(),
              at,
              run.number());
      if (next.isEmpty()) {
        return false;
      }
      at = next.getFirst();
    }
    return at.equals(to);
  }
}
