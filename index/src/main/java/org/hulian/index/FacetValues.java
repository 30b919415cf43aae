package org.hulian.index;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextNormalizer;
import org.jspecify.annotations.Nullable;

/** The value of each facet of one listing. */
final class FacetValues {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FacetValues() {}

  static Map<Facet, String> of(IndexedListing indexed) {
    Listing listing = indexed.listing();
    Verdict.@Nullable Flagged flagged =
        indexed.verdict() instanceof Verdict.Flagged verdict ? verdict : null;
    Map<Facet, String> values = new EnumMap<>(Facet.class);
    put(values, Facet.PLATFORM, listing.origin().platform());
    put(values, Facet.SITE, listing.origin().site());
    put(values, Facet.CATEGORY, flagged == null ? null : flagged.category().key());
    put(values, Facet.SEVERITY, flagged == null ? null : flagged.severity().key());
    put(values, Facet.STATUS, Objects.requireNonNullElse(indexed.caseStatus(), "none"));
    put(values, Facet.PRICE_BAND, PriceBand.of(indexed));
    put(values, Facet.MONTH, MONTH.format(indexed.firstSeen()));
    put(values, Facet.LANGUAGE, Language.of(listing));
    return values;
  }

  private static void put(Map<Facet, String> values, Facet facet, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(facet, cut(value.strip()));
    }
  }

  /** A value beyond what an index term can hold is no name of anything. */
  private static String cut(String value) {
    int longest = 200;
    if (value.length() <= longest) {
      return value;
    }
    return value.substring(0, Character.isHighSurrogate(value.charAt(longest - 1)) ? 199 : 200);
  }

  /** As values are compared: letter case and width do not matter, signs do. */
  static String comparable(String value) {
    String normalized = TextNormalizer.standard().normalize(value).normalized();
    boolean named = value.codePoints().anyMatch(Character::isLetter);
    return named && !normalized.isEmpty() ? normalized : value.strip();
  }
}
