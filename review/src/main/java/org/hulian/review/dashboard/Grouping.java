package org.hulian.review.dashboard;

import java.util.List;
import java.util.Locale;
import org.hulian.store.statistics.Line;
import org.hulian.store.statistics.Statistics;

/** What the rows of a figure are. */
enum Grouping {
  MONTH,
  PLATFORM,
  CATEGORY;

  /** The name in addresses and texts, such as {@code month}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this key; months for any other. */
  static Grouping ofKey(String key) {
    for (Grouping one : values()) {
      if (one.key().equals(key)) {
        return one;
      }
    }
    return MONTH;
  }

  List<Line> lines(Statistics statistics) {
    return switch (this) {
      case MONTH -> statistics.months();
      case PLATFORM -> statistics.platforms();
      case CATEGORY -> statistics.categories();
    };
  }
}
