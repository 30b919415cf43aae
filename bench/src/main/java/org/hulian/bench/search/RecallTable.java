package org.hulian.bench.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.bench.search.Contender.Make;
import org.hulian.bench.text.DisguisedOffer;
import org.hulian.bench.text.DisguisedOffers;
import org.hulian.bench.text.Kind;
import org.hulian.bench.text.OrdinaryLines;
import org.hulian.classifier.lexicon.Term;
import org.hulian.index.Facet;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingQuery;
import org.hulian.index.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which share of disguised offers is found by the plain term, and how many ordinary lines are found
 * by it that do not have it. Both are planted among the listings, under sites of their own.
 */
final class RecallTable {
  private static final String OFFERS = "planted";
  private static final String LINES = "ordinary";
  private static final int MOST_LINES = 20_000;
  private static final int PAGE = 200;
  private static final double HUNDRED = 100;

  private final List<Term> terms;
  private final Figures figures;
  private final Map<String, DisguisedOffer> offers = new LinkedHashMap<>();
  private final Map<String, String> lines = new LinkedHashMap<>();

  /** A table of the terms, with offers and as many ordinary lines as there are listings. */
  RecallTable(List<Term> terms, Figures figures, SearchOptions options) {
    this.terms = terms;
    this.figures = figures;
    DisguisedOffers maker = new DisguisedOffers(options.seed() + 1, 1);
    for (Kind kind : Kind.values()) {
      for (DisguisedOffer offer : maker.make(kind, terms)) {
        offers.put(OFFERS + ":" + offers.size(), offer);
      }
    }
    int count = Math.min(MOST_LINES, options.listings());
    for (String line : new OrdinaryLines(options.seed() + 1).next(count)) {
      if (!line.isBlank()) {
        lines.put(LINES + ":" + lines.size(), line);
      }
    }
  }

  void measure(Map<Make, Contender> contenders) {
    Map<Make, Found> found = new EnumMap<>(Make.class);
    contenders.forEach((make, contender) -> found.put(make, look(contender)));
    figures.print(
        "Disguised offers found by the plain term, %%: %,d pairs, %d terms%n%-26s%8s",
        offers.size(), terms.size(), "", "offers");
    found.keySet().forEach(make -> figures.print("%22s", make.label()));
    figures.print("%n");
    for (Kind kind : Kind.values()) {
      row(kind.label(), kind.name(), EnumSet.of(kind), found);
    }
    for (Kind.Group group : List.of(Kind.Group.USUAL, Kind.Group.HARD)) {
      mean(group, found);
    }
    row("all disguised offers", "all", EnumSet.complementOf(EnumSet.of(Kind.PLAIN)), found);
    figures.atLeast("recall,Hulian,USUAL,mean %", 90);
    figures.atLeast("recall,Hulian,all,%", 90);
    figures.print(
        "%nOrdinary lines found by a term that is not in them: %,d lines%n%-20s%22s%16s%20s%n",
        lines.size(), "", "% by any of the terms", "by sound alone", "% by one, mean");
    found.forEach((make, all) -> wrong(make.label(), all));
    figures.atMost("false,Hulian,any term,%", 0.5);
    figures.print("%n");
  }

  /** What one contender has found. */
  private record Found(Set<String> offers, Set<String> wrong, Set<String> wrongByWord, long all) {}

  private Found look(Contender contender) {
    contender.put(planted());
    contender.refresh();
    Set<String> right = new HashSet<>();
    Set<String> wrong = new HashSet<>();
    Set<String> byWord = new HashSet<>();
    long all = 0;
    for (Term term : terms) {
      for (Contender.Hit hit : hits(contender, term.text(), OFFERS)) {
        DisguisedOffer offer = offers.get(hit.id());
        if (offer != null && offer.term().equals(term)) {
          right.add(hit.id());
        }
      }
      for (Contender.Hit hit : hits(contender, term.text(), LINES)) {
        if (!lines.getOrDefault(hit.id(), "").contains(term.text())) {
          wrong.add(hit.id());
          all++;
          if (!hit.bySound()) {
            byWord.add(hit.id());
          }
        }
      }
    }
    return new Found(right, wrong, byWord, all);
  }

  private List<IndexedListing> planted() {
    List<IndexedListing> planted = new ArrayList<>();
    offers.forEach((id, offer) -> planted.add(MadeListings.planted(id, OFFERS, offer.text())));
    lines.forEach((id, line) -> planted.add(MadeListings.planted(id, LINES, line)));
    return planted;
  }

  private static List<Contender.Hit> hits(Contender contender, String text, String site) {
    List<Contender.Hit> hits = new ArrayList<>();
    Map<Facet, Set<String>> filter = Map.of(Facet.SITE, Set.of(site));
    ListingQuery query =
        new ListingQuery("\"" + text + "\"", filter, true, SortOrder.NEWEST, PAGE, null);
    @Nullable String next;
    do {
      Contender.Answer answer = contender.search(query);
      hits.addAll(answer.hits());
      next = answer.next();
      query = LatencyTable.page(query, next);
    } while (next != null);
    return hits;
  }

  private void row(String label, String name, Set<Kind> kinds, Map<Make, Found> found) {
    List<String> ids =
        offers.entrySet().stream()
            .filter(entry -> kinds.contains(entry.getValue().kind()))
            .map(Map.Entry::getKey)
            .toList();
    figures.print("%-26s%8d", label, ids.size());
    found.forEach(
        (make, all) -> {
          long right = ids.stream().filter(all.offers::contains).count();
          double share = HUNDRED * right / ids.size();
          figures.keep("recall," + make.label() + "," + name + ",%", share);
          figures.print("%22.1f", share);
        });
    figures.print("%n");
  }

  private void mean(Kind.Group group, Map<Make, Found> found) {
    List<Kind> kinds = List.of(Kind.values()).stream().filter(k -> k.group() == group).toList();
    figures.print("%-34s", "mean of the " + kinds.size() + " " + group.name());
    for (Make make : found.keySet()) {
      String row = "recall," + make.label() + ",";
      double mean =
          kinds.stream()
              .mapToDouble(kind -> figures.get(row + kind.name() + ",%"))
              .average()
              .orElse(0);
      figures.keep(row + group.name() + ",mean %", mean);
      figures.print("%22.1f", mean);
    }
    figures.print("%n");
  }

  private void wrong(String contender, Found found) {
    double any = HUNDRED * found.wrong.size() / lines.size();
    double bySound = HUNDRED * (found.wrong.size() - found.wrongByWord.size()) / lines.size();
    double one = HUNDRED * found.all / lines.size() / terms.size();
    figures.keep("false," + contender + ",any term,%", any);
    figures.keep("false," + contender + ",any term by sound alone,%", bySound);
    figures.keep("false," + contender + ",one term,mean %", one);
    figures.print("%-20s%22.3f%16.3f%20.5f%n", contender, any, bySound, one);
  }
}
