package org.hulian.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.hulian.bench.peer.Matcher;
import org.hulian.bench.text.DisguisedOffer;
import org.hulian.bench.text.DisguisedOffers;
import org.hulian.bench.text.Kind;
import org.hulian.classifier.lexicon.Term;

/** Which share of the terms each matcher finds, by kind of disguise. */
final class EvasionTable {
  private static final int EXAMPLES = 8;
  private static final double HUNDRED = 100;
  private final List<Matcher> matchers;
  private final Map<Kind, List<DisguisedOffer>> offers = new EnumMap<>(Kind.class);
  private final Map<Kind, double[]> shares = new EnumMap<>(Kind.class);
  private final Map<Kind, List<DisguisedOffer>> missed = new EnumMap<>(Kind.class);

  /** A table of matchers, ours first. */
  EvasionTable(List<Matcher> matchers) {
    this.matchers = matchers;
  }

  /** Disguises all terms in all ways and looks for them. */
  void measure(List<Term> terms, DisguisedOffers maker) {
    for (Kind kind : Kind.values()) {
      List<DisguisedOffer> made = maker.make(kind, terms);
      offers.put(kind, made);
      double[] row = new double[matchers.size()];
      for (int i = 0; i < row.length; i++) {
        Matcher matcher = matchers.get(i);
        List<DisguisedOffer> lost =
            made.stream().filter(offer -> !isFound(offer, matcher)).toList();
        row[i] = HUNDRED * (made.size() - lost.size()) / made.size();
        if (i == 0) {
          missed.put(kind, lost);
        }
      }
      shares.put(kind, row);
    }
  }

  private static boolean isFound(DisguisedOffer offer, Matcher matcher) {
    return matcher.find(offer.text()).stream()
        .anyMatch(met -> met.finds(offer.term(), offer.place()));
  }

  /** The table, in percent, with the means of the groups. */
  String text() {
    StringBuilder table = new StringBuilder();
    shares.forEach(
        (kind, row) -> line(table, kind.label(), offers.getOrDefault(kind, List.of()).size(), row));
    line(table, "mean of the usual 16", 0, means(kind -> kind.group() == Kind.Group.USUAL));
    line(
        table,
        "mean of the other " + count(Kind.Group.HARD),
        0,
        means(kind -> kind.group() == Kind.Group.HARD));
    return table.toString();
  }

  private static long count(Kind.Group group) {
    return List.of(Kind.values()).stream().filter(kind -> kind.group() == group).count();
  }

  private static void line(StringBuilder table, String label, int cases, double[] row) {
    table.append(String.format(Locale.ROOT, "%-26s %6s", label, cases == 0 ? "" : cases));
    for (double share : row) {
      table.append(String.format(Locale.ROOT, " %7.1f", share));
    }
    table.append(System.lineSeparator());
  }

  private double[] means(Predicate<Kind> wanted) {
    double[] means = new double[matchers.size()];
    List<double[]> rows = new ArrayList<>();
    shares.forEach(
        (kind, row) -> {
          if (wanted.test(kind)) {
            rows.add(row);
          }
        });
    for (int i = 0; i < means.length; i++) {
      int column = i;
      means[i] = rows.stream().mapToDouble(row -> row[column]).average().orElse(0);
    }
    return means;
  }

  /** The means of the sixteen usual kinds, as bars. */
  List<Bar> bars() {
    double[] means = means(kind -> kind.group() == Kind.Group.USUAL);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      bars.add(new Bar(matchers.get(i).name(), means[i]));
    }
    return bars;
  }

  /** A few of those that ours has missed, spread over the terms. */
  String missed() {
    StringBuilder text = new StringBuilder();
    missed.forEach(
        (kind, lost) -> {
          text.append(String.format(Locale.ROOT, "%-26s %6d  ", kind.label(), lost.size()));
          int step = Math.max(1, lost.size() / EXAMPLES);
          for (int i = 0; i < lost.size() && i < step * EXAMPLES; i += step) {
            text.append(lost.get(i).term().text()).append(" as ");
            text.append(lost.get(i).disguised().replace("\n", "\\n")).append("; ");
          }
          text.append(System.lineSeparator());
        });
    return text.toString();
  }
}
