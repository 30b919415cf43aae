package org.hulian.store.duplicate;

import java.time.Instant;
import java.util.Locale;
import org.hulian.listing.ListingId;

/**
 * A new item repeats one that was gone, or that a person had decided on.
 *
 * @param from the earlier item
 * @param measure likeness of the texts, 0 to 1; 1 for a contact
 * @param at when the link was made
 */
public record ItemLink(ListingId from, Kind kind, double measure, Instant at) {
  /** By what it was recognised. */
  public enum Kind {
    /** The text is the same, or near to it. */
    TEXT,
    /** It names the same contact. */
    CONTACT;

    /** The name in tables and interfaces, such as {@code text}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofKey(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }
}
