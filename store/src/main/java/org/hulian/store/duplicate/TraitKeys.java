package org.hulian.store.duplicate;

import java.util.List;
import java.util.Locale;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Verdict;
import org.jspecify.annotations.Nullable;

/** The hashes by which the tables know sellers, contacts and pictures. */
public final class TraitKeys {
  /** What so many sellers name is the contact of none of them, but of a platform or a shop. */
  public static final int MOST_SELLERS = 20;

  /** The same for items whose sellers are not known: each might be another's, or all one's. */
  public static final int MOST_NAMELESS = 200;

  /** The key of a seller who is not named. */
  public static final long NAMELESS = 0;

  /** Kind of the rows of sellers. */
  public static final int SELLER = 1;

  /** Kind of the rows of pictures. */
  public static final int PICTURE = 2;

  private static final String COVER = "*";

  private TraitKeys() {}

  /** A seller, who is one of a site; {@link #NAMELESS} without a name. */
  public static long seller(@Nullable String site, @Nullable String name) {
    return name == null ? NAMELESS : Hashes.of(site + "\n" + name);
  }

  /** A contact. */
  public static long contact(String kind, String handle) {
    return Hashes.of(kind + ":" + handle.toLowerCase(Locale.ROOT));
  }

  /** A picture by its address, whatever size or session is asked for behind it. */
  public static long picture(String address) {
    return Hashes.of(address.split("[?#]", 2)[0]);
  }

  /** The contacts that the author names; what people name who reply is theirs. */
  public static List<Entity.Contact> contacts(Verdict verdict) {
    return verdict.entities().stream()
        .filter(entity -> entity.at().field().part() != FieldRef.Part.REPLY)
        .filter(Entity.Contact.class::isInstance)
        .map(Entity.Contact.class::cast)
        .filter(contact -> !contact.handle().contains(COVER))
        .toList();
  }
}
