package org.hulian.classifier.evaluation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.hulian.listing.feed.LabelledListing.LabelledEntity;
import org.hulian.listing.finding.Entity;

/** Tells whether a labelled entity was found: the same text, or one text within the other. */
final class EntityMatch {
  private static final int LEAST_SHARE = 4;

  private EntityMatch() {}

  static boolean strict(LabelledEntity wanted, List<Entity> found) {
    return found.stream()
        .anyMatch(
            entity ->
                entity.type().equals(wanted.type())
                    && plain(entity.at().text()).equals(plain(wanted.text())));
  }

  static boolean lenient(LabelledEntity wanted, List<Entity> found) {
    String text = plain(wanted.text());
    return found.stream()
        .filter(entity -> entity.type().equals(wanted.type()))
        .map(entity -> plain(entity.at().text()))
        .anyMatch(other -> isWithin(text, other) || isWithin(other, text));
  }

  static boolean isLabelled(Entity found, List<LabelledEntity> wanted) {
    return wanted.stream()
        .anyMatch(one -> lenient(one, List.of(found)) || strict(one, List.of(found)));
  }

  private static boolean isWithin(String piece, String whole) {
    return piece.length() >= 2
        && piece.length() * LEAST_SHARE >= whole.length()
        && whole.contains(piece);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\u200b-\\u200f\\u2060\\ufeff]+", "");
  }
}
