package org.hulian.review.snapshot;

import java.util.HashSet;
import java.util.Set;
import org.hulian.evidence.page.PageText.Line;
import org.hulian.evidence.page.PageText.Piece;
import org.hulian.evidence.page.PageText.Sort;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;

/**
 * Tells which lines of a page are the listing's own, by comparing them with what was taken from the
 * page, blanks aside. A line that was rewritten on the way is not found.
 */
final class OwnPart {
  /** A shorter line may stand anywhere by chance, unless it is a whole line of the listing. */
  private static final int LONG = 10;

  private static final int MAX_TEXT = 50_000;

  private final Set<String> lines = new HashSet<>();
  private final String text;

  private OwnPart(String text) {
    this.text = text;
  }

  /** What a stored listing has, which is masked. */
  static OwnPart of(Listing listing) {
    StringBuilder all = new StringBuilder(listing.title()).append('\n').append(listing.body());
    for (Reply reply : listing.replies()) {
      all.append('\n').append(reply.body());
    }
    String text = all.substring(0, Math.min(all.length(), MAX_TEXT));
    OwnPart own = new OwnPart(bare(text));
    text.lines().map(OwnPart::bare).filter(line -> line.length() > 1).forEach(own.lines::add);
    return own;
  }

  /** Whether a line is of it; what is hidden or stands beside the words does not count. */
  boolean has(Line line) {
    StringBuilder words = new StringBuilder();
    for (Piece piece : line.pieces()) {
      words.append(piece.sort() == Sort.WORDS && !piece.hidden() ? piece.text() : "");
    }
    String bare = bare(words.toString());
    return lines.contains(bare) || (bare.length() >= LONG && text.contains(bare));
  }

  private static String bare(String text) {
    return text.replaceAll("[\\s\\u00A0\\u3000]+", "");
  }
}
