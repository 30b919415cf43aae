package org.hulian.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hulian.bench.peer.Matcher;
import org.hulian.bench.peer.Met;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.FeedItem;
import org.hulian.listing.feed.ListingFeed;

/** How many ordinary lines in 10,000 have words of the trade in the eyes of each matcher. */
final class FalseHits {
  private static final double PER = 10_000;

  private FalseHits() {}

  /** A row of the table. */
  static String row(String label, List<String> lines, List<Matcher> matchers) {
    StringBuilder row = new StringBuilder();
    row.append(String.format(Locale.ROOT, "%-26s %6d", label, lines.size()));
    for (Matcher matcher : matchers) {
      long hit =
          lines.stream().filter(line -> matcher.find(line).stream().anyMatch(Met::isTrade)).count();
      row.append(String.format(Locale.ROOT, " %7.1f", PER * hit / lines.size()));
    }
    return row.append(System.lineSeparator()).toString();
  }

  /** What a matcher met in ordinary lines, one a line. */
  static String examples(List<String> lines, Matcher matcher) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      matcher.find(line).stream()
          .filter(Met::isTrade)
          .forEach(
              met ->
                  text.append("  ")
                      .append(met.terms().getFirst().text())
                      .append(" in ")
                      .append(met.place().of(line))
                      .append(System.lineSeparator()));
    }
    return text.toString();
  }

  /**
   * The ordinary texts beside the project.
   *
   * @return empty where there are none
   */
  static Optional<List<String>> shared(Path home) throws IOException {
    Path file = home.resolve("../shared/data/ordinary.jsonl");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    try (ListingFeed feed = ListingFeed.open(file)) {
      for (Optional<FeedItem> item = feed.next(); item.isPresent(); item = feed.next()) {
        if (item.get() instanceof FeedItem.Entry entry) {
          Listing listing = entry.listing();
          lines.add((listing.title() + "。" + listing.body()).strip());
        }
      }
    }
    return Optional.of(lines);
  }
}
