package org.hulian.store.vault;

import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.FieldRef;

/** Finds the pieces that masking has covered. */
final class Pieces {
  private Pieces() {}

  /** All of them, in the order of the texts. */
  static List<Piece> between(Listing before, Listing masked) {
    List<Piece> pieces = new ArrayList<>();
    add(pieces, FieldRef.TITLE, before, masked);
    add(pieces, FieldRef.BODY, before, masked);
    for (int i = 0; i < before.replies().size(); i++) {
      add(pieces, FieldRef.reply(i), before, masked);
    }
    return pieces;
  }

  private static void add(List<Piece> pieces, FieldRef field, Listing before, Listing masked) {
    String open = field.in(before);
    String covered = field.in(masked);
    int start = -1;
    for (int i = 0; i <= open.length(); i++) {
      boolean same = i == open.length() || open.charAt(i) == covered.charAt(i);
      if (!same && start < 0) {
        start = i;
      } else if (same && start >= 0 && !goesOn(open, covered, i)) {
        pieces.add(new Piece(field.toString(), open.substring(start, i)));
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
