package org.hulian.store.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.store.listing.Originals;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;

/**
 * The vault of a data folder: what was covered in flagged listings, sealed. Thread-safe.
 *
 * <p>Its file knows no id of the store: an entry has a random reference and is found by a hash that
 * nobody can make without the key. Whoever has both files but not the key cannot tell which entry
 * belongs to which listing. Without the key nothing in it can be read, in any copy of the file.
 *
 * <p>The end is fixed when the first piece of an item is kept: what is found of it later ends with
 * that, and once it has ended nothing more of the item is kept, however long it stands. All that is
 * left then is an entry without content, which goes when the item is erased.
 */
public final class Vault implements Originals, AutoCloseable {
  /** How long what there is of an item is kept, from the first piece on. */
  public static final Duration KEPT = Duration.ofDays(180);

  private static final int REFERENCE_BYTES = 16;

  /** Kept in the file's head, within the transaction that erases, so that a crash loses it not. */
  private static final String UNSCRUBBED = "PRAGMA user_version = 1";

  private static final char BETWEEN = '\u001f';

  private final Sql sql;
  private final Sealing sealing;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * Makes the table where it is missing.
   *
   * @param sql the vault's own file
   * @param key 32 random bytes
   */
  public Vault(Sql sql, byte[] key, Clock clock, SecureRandom random) {
    this.sql = sql;
    this.sealing = new Sealing(key, random);
    this.clock = clock;
    this.random = random;
    sql.change(
        handle ->
            handle.execute(
                "CREATE TABLE IF NOT EXISTS entry (reference TEXT NOT NULL PRIMARY KEY,"
                    + " finder BLOB NOT NULL, same BLOB NOT NULL UNIQUE, sealed BLOB NOT NULL,"
                    + " kept_until INTEGER NOT NULL) STRICT"));
    sql.change(handle -> handle.execute("CREATE INDEX IF NOT EXISTS entry_of ON entry (finder)"));
  }

  @Override
  public void keep(Listing before, Listing masked) {
    List<Piece> pieces = Pieces.between(before, masked);
    if (pieces.isEmpty()) {
      return;
    }
    String text = text(pieces);
    byte[] finder = sealing.finder(before.id().value());
    byte[] same = sealing.finder(before.id().value() + BETWEEN + text);
    byte[] bytes = new byte[REFERENCE_BYTES];
    random.nextBytes(bytes);
    String reference = HexFormat.of().formatHex(bytes);
    byte[] sealed = sealing.seal(reference, text);
    long until = Instants.micros(clock.instant().plus(KEPT));
    sql.change(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO entry (reference, finder, same, sealed, kept_until) SELECT"
                        + " :reference, :finder, :same, :sealed, coalesce((SELECT min(kept_until)"
                        + " FROM entry WHERE finder = :finder), :until) WHERE NOT EXISTS (SELECT 1"
                        + " FROM entry WHERE finder = :finder AND same = :finder)"
                        + " ON CONFLICT (same) DO NOTHING")
                .bind("reference", reference)
                .bind("finder", finder)
                .bind("same", same)
                .bind("sealed", sealed)
                .bind("until", until)
                .execute());
  }

  private List<String> texts(Handle handle, byte[] finder) {
    return handle
        .createQuery(
            "SELECT reference, sealed FROM entry WHERE finder = :finder AND same <> finder"
                + " ORDER BY rowid")
        .bind("finder", finder)
        .map((rows, context) -> sealing.open(rows.getString("reference"), rows.getBytes("sealed")))
        .list();
  }

  private static String text(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(
        piece -> text.append(piece.field()).append(BETWEEN).append(piece.text()).append(BETWEEN));
    return text.toString();
  }

  /** What is kept of an item, oldest first; empty if nothing is. */
  public List<Piece> read(ListingId id) {
    List<Piece> pieces = new ArrayList<>();
    for (String text : sql.read(handle -> texts(handle, sealing.finder(id.value())))) {
      String[] parts = text.split(String.valueOf(BETWEEN), -1);
      for (int i = 0; i + 1 < parts.length; i += 2) {
        pieces.add(new Piece(parts[i], parts[i + 1]));
      }
    }
    return pieces.stream().distinct().toList();
  }

  /** Erases what is kept of an item; {@link #scrub} has to follow. */
  public void erase(ListingId id) {
    byte[] finder = sealing.finder(id.value());
    sql.change(
        handle -> {
          handle.execute("PRAGMA secure_delete = ON");
          if (handle.execute("DELETE FROM entry WHERE finder = ?", finder) > 0) {
            handle.execute(UNSCRUBBED);
          }
        });
  }

  /**
   * Writes the file anew if anything was erased since the last time: what was moved within it
   * before is overwritten by no deletion, and the key that opens it stays.
   *
   * @return false if a reader was in the way; to be tried again
   */
  public boolean scrub() {
    boolean waits =
        sql.read(
            handle -> handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one() > 0);
    if (!waits) {
      return true;
    }
    sql.vacuum();
    if (!sql.checkpoint()) {
      return false;
    }
    sql.change(handle -> handle.execute("PRAGMA user_version = 0"));
    return true;
  }

  /**
   * Erases what has been kept long enough.
   *
   * @param held items whose entries stay all the same
   * @return how many entries are gone
   */
  public int expire(Collection<ListingId> held) {
    Set<String> stay = new HashSet<>();
    held.forEach(id -> stay.add(HexFormat.of().formatHex(sealing.finder(id.value()))));
    long now = Instants.micros(clock.instant());
    int gone = sql.write(handle -> expire(handle, now, stay));
    scrub();
    return gone;
  }

  private static int expire(Handle handle, long now, Set<String> stay) {
    handle.execute("PRAGMA secure_delete = ON");
    List<String> old =
        handle
            .createQuery(
                "SELECT reference, lower(hex(finder)) AS finder FROM entry"
                    + " WHERE kept_until < :now AND same <> finder")
            .bind("now", now)
            .map((rows, context) -> List.of(rows.getString("reference"), rows.getString("finder")))
            .filter(entry -> !stay.contains(entry.get(1)))
            .map(List::getFirst)
            .list();
    for (String reference : old) {
      handle.execute(
          "INSERT INTO entry (reference, finder, same, sealed, kept_until) SELECT reference || '-',"
              + " finder, finder, x'', kept_until FROM entry WHERE reference = ?"
              + " ON CONFLICT DO NOTHING",
          reference);
      handle.execute("DELETE FROM entry WHERE reference = ?", reference);
    }
    if (!old.isEmpty()) {
      handle.execute(UNSCRUBBED);
    }
    return old.size();
  }

  /** Whether the key is that of the entries. */
  public boolean isOpened() {
    return isOpened(sql, sealing);
  }

  private static boolean isOpened(Sql sql, Sealing sealing) {
    try {
      sql.read(
          handle ->
              handle
                  .createQuery("SELECT reference, sealed FROM entry WHERE same <> finder LIMIT 1")
                  .map(
                      (rows, context) ->
                          sealing.open(rows.getString("reference"), rows.getBytes("sealed")))
                  .findFirst());
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** How many entries there are. */
  public long count() {
    return count(sql);
  }

  /**
   * How many entries there are in a vault that another process may be writing to.
   *
   * @param sql the vault's own file, of which nothing is asked but reading
   * @param key as of the constructor
   * @return empty if that is not the key of the entries
   */
  public static OptionalLong count(Sql sql, byte[] key) {
    boolean begun =
        sql.read(
            handle ->
                handle
                    .createQuery("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'entry')")
                    .mapTo(Boolean.class)
                    .one());
    if (!begun) {
      return OptionalLong.of(0);
    }
    return isOpened(sql, new Sealing(key, new SecureRandom()))
        ? OptionalLong.of(count(sql))
        : OptionalLong.empty();
  }

  private static long count(Sql sql) {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM entry WHERE same <> finder")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public void close() {
    sql.close();
  }
}
