package org.hulian.review.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.text.TextSpan;

/**
 * A finding as a person reads it.
 *
 * @param number of the finding on its page, from 1
 * @param field the text it was found in, such as {@code body}
 * @param weight with its sign and two digits after the point; a bare 0 where the words as a whole
 *     say it already
 * @param against whether it speaks against the listing
 */
public record Note(
    int number,
    String signal,
    String field,
    TextSpan span,
    String text,
    String normalized,
    String weight,
    boolean against) {
  private static final String NOTHING = "0";

  /** The note of a finding. */
  public static Note of(int number, Finding finding) {
    boolean against = finding.weight() >= 0;
    return new Note(
        number,
        finding.signal(),
        finding.field().toString(),
        finding.span(),
        finding.text(),
        finding.normalized(),
        signed(finding.weight()),
        against);
  }

  /** Whether it moves the score by itself, as printed. */
  public boolean weighs() {
    return !weight.equals(NOTHING);
  }

  /** A piece that is marked for no reason but that it was searched for. */
  static Note plain(TextSpan span) {
    return new Note(0, "", "", span, "", "", "", true);
  }

  private static String signed(double weight) {
    if (!Double.isFinite(weight)) {
      return "?";
    }
    BigDecimal size = BigDecimal.valueOf(Math.abs(weight)).setScale(2, RoundingMode.HALF_UP);
    if (size.signum() == 0) {
      return NOTHING;
    }
    return (weight > 0 ? "+" : "−") + size.toPlainString();
  }
}
