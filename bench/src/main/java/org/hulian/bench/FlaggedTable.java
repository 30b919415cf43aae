package org.hulian.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hulian.bench.text.DisguisedOffer;
import org.hulian.bench.text.DisguisedOffers;
import org.hulian.bench.text.Kind;
import org.hulian.bench.text.OrdinaryLines;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.classifier.lexicon.Term;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Verdict;

/**
 * Which share of the offers is flagged in the end, all looks taken but the language models: by kind
 * of disguise, and by how much harmless text stands around.
 */
final class FlaggedTable {
  private static final int[] LINES_AROUND = {0, 1, 2, 4, 8, 20};
  private static final int ORDINARY = 2_000;
  private static final ListingId ID = new ListingId("bench");
  private final ListingClassifier classifier =
      ListingClassifier.load(ClassifierSettings.defaults().withScreenOnly(true));
  private final long seed;

  FlaggedTable(long seed) {
    this.seed = seed;
  }

  /** The table by kind of disguise, in percent. */
  String byKind(List<Term> terms, DisguisedOffers maker) {
    StringBuilder table = new StringBuilder();
    for (Kind kind : Kind.values()) {
      List<DisguisedOffer> offers = maker.make(kind, terms);
      line(table, kind.label(), offers.size(), offers.stream().map(DisguisedOffer::text).toList());
    }
    return table.toString();
  }

  /** The table by lines of ordinary text around plain offers, and of such lines alone. */
  String byPadding(List<Term> terms, DisguisedOffers maker) {
    StringBuilder table = new StringBuilder();
    List<DisguisedOffer> offers = maker.make(Kind.PLAIN, terms);
    for (int around : LINES_AROUND) {
      Random random = new Random(seed + around);
      OrdinaryLines ordinary = new OrdinaryLines(seed + around);
      List<String> padded = new ArrayList<>();
      for (DisguisedOffer offer : offers) {
        List<String> lines = ordinary.next(around);
        lines.add(random.nextInt(around + 1), offer.text());
        padded.add(String.join("\n", lines));
      }
      List<String> alone = new ArrayList<>();
      for (int i = 0; i < ORDINARY; i++) {
        alone.add(String.join("\n", ordinary.next(around + 1)));
      }
      line(table, "among " + around + " ordinary lines", padded.size(), padded);
      table.append(String.format(Locale.ROOT, "  %d such lines alone: ", around + 1));
      table.append(String.format(Locale.ROOT, "%d of %d texts%n", flagged(alone), ORDINARY));
    }
    return table.toString();
  }

  private void line(StringBuilder table, String label, int cases, List<String> texts) {
    double share = 100.0 * flagged(texts) / cases;
    table.append(String.format(Locale.ROOT, "%-26s %6d %7.1f%n", label, cases, share));
  }

  private long flagged(List<String> texts) {
    return texts.stream()
        .map(text -> classifier.classify(Listing.builder(ID).body(text).build()))
        .filter(Verdict.Flagged.class::isInstance)
        .count();
  }
}
