package org.hulian.review.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.listing.finding.Category;
import org.hulian.store.quality.Measured;
import org.hulian.store.quality.Proportion;

/**
 * How often flags were right.
 *
 * @param categories each with its flags, in their order
 * @param signals each over all categories, those with most decisions first
 */
record PrecisionTable(Map<Category, Proportion> categories, List<BySignal> signals) {

  /** One signal. */
  record BySignal(String name, Proportion upheld) {}

  static PrecisionTable of(List<Measured> measured) {
    Map<Category, Proportion> categories = new LinkedHashMap<>();
    for (Category category : Category.values()) {
      measured.stream()
          .filter(one -> one.signal().isEmpty() && one.category() == category)
          .forEach(one -> categories.put(category, one.upheld()));
    }
    Map<String, Proportion> sums = new LinkedHashMap<>();
    for (Measured one : measured) {
      if (!one.signal().isEmpty()) {
        sums.merge(one.signal(), one.upheld(), PrecisionTable::sum);
      }
    }
    List<BySignal> signals = new ArrayList<>();
    sums.forEach((name, upheld) -> signals.add(new BySignal(name, upheld)));
    signals.sort((one, other) -> Long.compare(other.upheld.all(), one.upheld.all()));
    return new PrecisionTable(categories, signals);
  }

  private static Proportion sum(Proportion one, Proportion other) {
    return new Proportion(one.hits() + other.hits(), one.all() + other.all());
  }
}
