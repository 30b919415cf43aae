package org.hulian.review.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hulian.evidence.page.PageText.Line;
import org.hulian.evidence.page.PageText.Piece;
import org.hulian.evidence.page.PageText.Sort;
import org.hulian.store.mask.PersonalMask;

/**
 * Lines of a page with what names persons covered. The mask reads the page as one text, since a
 * name and its number may stand in two lines, and once more without what is hidden, since what is
 * hidden may stand within a number: whatever either of the two covers is covered.
 */
final class MaskedLines {
  private final List<Line> lines;
  private final StringBuilder whole = new StringBuilder();
  private final StringBuilder seen = new StringBuilder();
  private final List<Integer> places = new ArrayList<>();

  private MaskedLines(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * Covers what belongs to victims, as the store does.
   *
   * @param own what the seller goes by
   */
  static List<Line> victims(List<Line> lines, Set<String> own) {
    return new MaskedLines(lines).masked(text -> PersonalMask.victims(text, own));
  }

  /**
   * Covers everything that names a person, for those who see no more.
   *
   * @param kept numbers that stay
   */
  static List<Line> persons(List<Line> lines, Set<String> kept) {
    return new MaskedLines(lines).masked(text -> PersonalMask.persons(text, kept));
  }

  private List<Line> masked(UnaryOperator<String> mask) {
    lines.forEach(this::lay);
    char[] covered = mask.apply(whole.toString()).toCharArray();
    String alone = seen.toString();
    String masked = mask.apply(alone);
    for (int i = 0; i < masked.length(); i++) {
      if (masked.charAt(i) != alone.charAt(i)) {
        covered[places.get(i)] = masked.charAt(i);
      }
    }
    List<Line> result = new ArrayList<>(lines.size());
    int at = 0;
    for (Line line : lines) {
      List<Piece> pieces = new ArrayList<>(line.pieces().size());
      for (Piece piece : line.pieces()) {
        if (piece.sort() == Sort.TARGET) {
          pieces.add(new Piece(piece.sort(), piece.hidden(), mask.apply(piece.text())));
        } else {
          String text = new String(covered, at, piece.text().length());
          pieces.add(new Piece(piece.sort(), piece.hidden(), text));
          at += piece.text().length();
        }
      }
      result.add(new Line(line.kind(), line.depth(), pieces));
      at++; // the line break
    }
    return result;
  }

  private void lay(Line line) {
    for (Piece piece : line.pieces()) {
      boolean shown =
          !piece.hidden() && (piece.sort() == Sort.WORDS || piece.sort() == Sort.BORDER);
      if (piece.sort() != Sort.TARGET) {
        add(piece.text(), shown);
      }
    }
    add("\n", true);
  }

  private void add(String text, boolean shown) {
    for (int i = 0; shown && i < text.length(); i++) {
      places.add(whole.length() + i);
    }
    whole.append(text);
    seen.append(shown ? text : "");
  }
}
