package org.hulian.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hulian.crawler.extract.Extraction;
import org.hulian.crawler.extract.Field;
import org.hulian.crawler.extract.FieldWays;
import org.hulian.crawler.site.PageExpectation;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.store.listing.VictimsMasked;

/** Writes down what each page shows and how it was found, and adds it up. */
final class PageTally {
  private static final int WIDTH = 100;

  private final Terminal terminal;
  private final boolean quiet;
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final Map<Field, Map<String, Integer>> found = new EnumMap<>(Field.class);
  private final Set<PageExpectation> met = new HashSet<>();
  private int pages;
  private int items;
  private int failures;

  /**
   * Starts with nothing.
   *
   * @param quiet whether only the sum and what is wrong is written
   */
  PageTally(Terminal terminal, boolean quiet) {
    this.terminal = terminal;
    this.quiet = quiet;
  }

  int pages() {
    return pages;
  }

  /** Whether every page showed what was expected of it. */
  boolean fine() {
    return failures == 0;
  }

  /** Adds a page. */
  void add(String address, Extraction extraction, List<PageExpectation> expected) {
    pages++;
    String kind = extraction.kind().name().toLowerCase(Locale.ROOT);
    kinds.merge(kind, 1, Integer::sum);
    line(address + "  " + kind);
    for (int i = 0; i < extraction.listings().size(); i++) {
      FieldWays ways = i < extraction.ways().size() ? extraction.ways().get(i) : FieldWays.NONE;
      add(VictimsMasked.of(extraction.listings().get(i)), ways);
    }
    expected.stream()
        .filter(one -> one.speaksOf(address))
        .forEach(one -> hold(one, address, kind, extraction.listings()));
  }

  private void add(Listing item, FieldWays ways) {
    items++;
    List<String> missing = new ArrayList<>();
    for (Field field : Field.values()) {
      if (field.shown(item)) {
        String way = ways.of(field).map(one -> one.title()).orElse("unknown");
        found.computeIfAbsent(field, x -> new TreeMap<>()).merge(way, 1, Integer::sum);
        line(String.format(Locale.ROOT, "  %-9s %s (%s)", field.key(), value(field, item), way));
      } else {
        missing.add(field.key());
      }
    }
    if (!missing.isEmpty()) {
      line("  missing   " + String.join(", ", missing));
    }
  }

  private void line(String text) {
    if (!quiet) {
      terminal.out().println(TextOutput.inert(text));
    }
  }

  private static String value(Field field, Listing item) {
    String value =
        switch (field) {
          case TITLE -> item.title();
          case BODY -> item.body();
          case PRICE -> item.price() == null ? "" : price(item.price());
          case SELLER -> String.valueOf(item.seller());
          case TIME -> String.valueOf(item.postedAt());
          case CATEGORY -> String.valueOf(item.category());
          case REPLIES -> Integer.toString(item.replies().size());
          case PICTURES -> Integer.toString(item.images().size());
        };
    String line = TextOutput.oneLine(value);
    int end = line.offsetByCodePoints(0, Math.min(WIDTH, line.codePointCount(0, line.length())));
    return end < line.length() ? line.substring(0, end) + "…" : line;
  }

  private static String price(Price price) {
    return price.amount() == null
        ? String.valueOf(price.text())
        : price.amount().toPlainString() + (price.currency() == null ? "" : " " + price.currency());
  }

  private void hold(PageExpectation one, String address, String kind, List<Listing> shown) {
    met.add(one);
    if (one.kind() != null && !one.kind().equals(kind)) {
      fail(address + ": is " + kind + ", and " + one.page() + " is to be " + one.kind());
    }
    List<String> missing =
        one.fields().stream()
            .filter(
                key ->
                    shown.isEmpty()
                        || !shown.stream()
                            .allMatch(
                                item -> Field.valueOf(key.toUpperCase(Locale.ROOT)).shown(item)))
            .toList();
    if (!missing.isEmpty()) {
      fail(address + ": " + one.page() + " is to show " + String.join(", ", missing));
    }
  }

  private void fail(String reason) {
    failures++;
    terminal.err().println("hulian: " + TextOutput.oneLine(reason));
  }

  /** Says of which expectations no page was there to tell. */
  void unmet(List<PageExpectation> expected) {
    expected.stream()
        .filter(one -> !met.contains(one))
        .forEach(one -> fail("no page that was looked at fits " + one.page()));
  }

  /** Writes the sum. */
  void finish() {
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%d pages (%s), %d items%n",
            pages,
            kinds.entrySet().stream()
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", ")),
            items);
    for (Field field : Field.values()) {
      if (items > 0) {
        Map<String, Integer> ways = found.getOrDefault(field, Map.of());
        int sum = ways.values().stream().mapToInt(Integer::intValue).sum();
        String how =
            ways.entrySet().stream()
                .map(way -> way.getKey() + " " + way.getValue())
                .collect(Collectors.joining(", "));
        terminal
            .out()
            .printf(
                Locale.ROOT,
                "  %-9s %d of %d%s%n",
                field.key(),
                sum,
                items,
                how.isEmpty() ? "" : ": " + how);
      }
    }
  }
}
