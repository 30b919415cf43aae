package org.hulian.store.vault;

import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;
import org.hulian.listing.finding.FieldRef;
import org.jspecify.annotations.Nullable;

/** Finds the pieces that masking has covered. */
final class Pieces {
  private Pieces() {}

  /** All of them, in the order of the texts. */
  static List<Piece> between(Listing before, Listing masked) {
    List<Piece> pieces = new ArrayList<>();
    add(pieces, FieldRef.TITLE.toString(), before.title(), masked.title());
    add(pieces, FieldRef.BODY.toString(), before.body(), masked.body());
    add(pieces, "price", price(before), price(masked));
    add(pieces, "seller", orEmpty(before.seller()), orEmpty(masked.seller()));
    add(pieces, "category", orEmpty(before.category()), orEmpty(masked.category()));
    for (int i = 0; i < before.replies().size(); i++) {
      Reply open = before.replies().get(i);
      Reply covered = masked.replies().get(i);
      String field = FieldRef.reply(i).toString();
      add(pieces, field + " author", orEmpty(open.author()), orEmpty(covered.author()));
      add(pieces, field, open.body(), covered.body());
    }
    return pieces;
  }

  private static String price(Listing listing) {
    return listing.price() == null ? "" : orEmpty(listing.price().text());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static void add(List<Piece> pieces, String field, String open, String covered) {
    int start = -1;
    for (int i = 0; i <= open.length(); i++) {
      boolean same = i == open.length() || open.charAt(i) == covered.charAt(i);
      if (!same && start < 0) {
        start = i;
      } else if (same && start >= 0 && !goesOn(open, covered, i)) {
        pieces.add(new Piece(field, open.substring(start, i)));
        start = -1;
      }
    }
  }

  /** Separators within a number stay when it is covered. */
  private static boolean goesOn(String open, String covered, int at) {
    return at + 1 < open.length()
        && !Character.isLetterOrDigit(open.charAt(at))
        && open.charAt(at) != '\n'
        && open.charAt(at + 1) != covered.charAt(at + 1);
  }
}
