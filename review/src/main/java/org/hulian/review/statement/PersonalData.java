package org.hulian.review.statement;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;

/**
 * Tells what names a person or says how to reach one: identity numbers, bank cards, telephones,
 * mail addresses, and what is known of this case.
 *
 * @param known names and handles, such as the seller's, the contacts that the item names, and those
 *     of accounts; in any case and width
 */
record PersonalData(Set<String> known) {
  /** Nothing is known but how such numbers look. */
  static final PersonalData BY_FORM = new PersonalData(Set.of());

  /** Shorter ones stand in any text. */
  private static final int SHORTEST = 3;

  private static final int SHORTEST_HAN = 2;
  private static final Pattern MAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+-]+\\s?[@＠]\\s?[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  PersonalData {
    known =
        known.stream()
            .map(PersonalData::folded)
            .filter(PersonalData::isLongEnough)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a field that people fill in holds any. */
  boolean isIn(StatementField field, @Nullable Object value) {
    return switch (field.kind()) {
      case TEXT, URL, PATTERN -> value instanceof String text && isIn(text);
      case CHOICE, CHOICES, DATE -> false;
    };
  }

  /** Whether a text holds any. */
  boolean isIn(String text) {
    if (!PersonalMask.persons(text).equals(text) || MAIL.matcher(text).find()) {
      return true;
    }
    String folded = folded(text);
    return known.stream().anyMatch(folded::contains);
  }

  private static boolean isLongEnough(String name) {
    int least = HAN.matcher(name).find() ? SHORTEST_HAN : SHORTEST;
    return name.length() >= least;
  }

  private static String folded(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip();
  }

  /** The same and these. */
  PersonalData and(List<String> more) {
    return new PersonalData(
        java.util.stream.Stream.concat(known.stream(), more.stream())
            .collect(Collectors.toUnmodifiableSet()));
  }
}
