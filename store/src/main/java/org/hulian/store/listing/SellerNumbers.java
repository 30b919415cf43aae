package org.hulian.store.listing;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.store.mask.PersonalMask;

/** Tells the contacts of sellers, which leave the house, from numbers of others, which do not. */
public final class SellerNumbers {
  private SellerNumbers() {}

  /**
   * The handles that stay where a listing is shown to others. A seller's own contact is the lead,
   * and the platform has to find it in the content. A bare telephone number may as well be a
   * victim's: it stays only where the words before it invite to call, and never where somebody else
   * wrote it: what stands in replies, of whatever kind, may be a buyer's.
   */
  public static Set<String> of(StoredListing stored) {
    Set<String> numbers = new HashSet<>();
    for (Entity entity : stored.verdict().entities()) {
      if (entity instanceof Entity.Contact contact
          && contact.at().field().part() != FieldRef.Part.REPLY
          && (!contact.kind().equals("phone") || isInvited(stored.listing(), contact.at()))) {
        numbers.add(contact.handle());
      }
    }
    return numbers;
  }

  private static boolean isInvited(Listing listing, Mention at) {
    String text = at.field().in(listing);
    return IntStream.range(at.span().start(), Math.min(at.span().end(), text.length()))
        .filter(i -> Character.isDigit(text.charAt(i)))
        .limit(1)
        .anyMatch(number -> PersonalMask.isInvited(text, number));
  }
}
