package org.hulian.classifier.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hulian.listing.feed.LabelledListing;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a labelled set: recall of offers, false flags, categories, entities, each by split,
 * language, style, evasion and category, and the list of misses. Borderline texts are counted
 * apart. Add verdicts one by one, then read; not thread-safe.
 */
public final class Scorecard {
  private static final int SHOWN = 60;
  private static final Set<String> LABELLED_TYPES =
      Set.of("PRICE", "QUANTITY", "CONTACT", "TARGET_PLATFORM");
  private final SortedMap<String, Tally> recall = new TreeMap<>();
  private final SortedMap<String, Tally> falseFlags = new TreeMap<>();
  private final SortedMap<String, Tally> strict = new TreeMap<>();
  private final SortedMap<String, Tally> lenient = new TreeMap<>();
  private final SortedMap<String, Tally> precise = new TreeMap<>();
  private final SortedMap<String, Tally> borderline = new TreeMap<>();
  private final List<Miss> misses = new ArrayList<>();
  private Tally categories = new Tally(0, 0);

  /** Makes an empty card. */
  public Scorecard() {}

  /**
   * A verdict that is not as the label says.
   *
   * @param id of the listing
   * @param offer whether it is an offer that was missed; else a lawful text that was flagged
   * @param score it got
   * @param text its beginning
   */
  public record Miss(String id, boolean offer, double score, String text) {}

  /** Counts a verdict. */
  public void add(LabelledListing labelled, Verdict verdict) {
    boolean flagged = verdict instanceof Verdict.Flagged;
    if (labelled.borderline()) {
      count(borderline, labelled.offer() ? "offers flagged" : "lawful flagged", flagged);
      return;
    }
    if (labelled.offer()) {
      addOffer(labelled, verdict);
    } else {
      countLawful(labelled, flagged);
    }
    if (flagged != labelled.offer()) {
      misses.add(
          new Miss(
              labelled.listing().id().value(), labelled.offer(), verdict.score(), text(labelled)));
    }
  }

  /** Counts only whether a text was flagged, where no verdict names a category or entities. */
  public void add(LabelledListing labelled, boolean flagged) {
    if (labelled.borderline()) {
      return;
    }
    if (labelled.offer()) {
      countOffer(labelled, flagged);
    } else {
      countLawful(labelled, flagged);
    }
  }

  private void countLawful(LabelledListing labelled, boolean flagged) {
    count(falseFlags, "all", flagged);
    count(falseFlags, "split " + labelled.split(), flagged);
    count(falseFlags, "style " + labelled.style(), flagged);
    count(falseFlags, "type " + shown(labelled.negativeType()), flagged);
  }

  private void countOffer(LabelledListing labelled, boolean flagged) {
    @Nullable Category category = labelled.category();
    count(recall, "all", flagged);
    count(recall, "split " + labelled.split(), flagged);
    count(recall, "language " + labelled.language(), flagged);
    count(recall, "style " + labelled.style(), flagged);
    count(recall, "category " + (category == null ? "" : category.key()), flagged);
    labelled.evasion().forEach(kind -> count(recall, "evasion " + kind, flagged));
  }

  private void addOffer(LabelledListing labelled, Verdict verdict) {
    countOffer(labelled, verdict instanceof Verdict.Flagged);
    if (verdict instanceof Verdict.Flagged flag) {
      categories = categories.plus(flag.category() == labelled.category());
    }
    for (LabelledListing.LabelledEntity wanted : labelled.entities()) {
      boolean same = EntityMatch.strict(wanted, verdict.entities());
      boolean alike = same || EntityMatch.lenient(wanted, verdict.entities());
      count(strict, "all", same);
      count(strict, wanted.type(), same);
      count(lenient, "all", alike);
      count(lenient, wanted.type(), alike);
    }
    for (Entity found : verdict.entities()) {
      if (LABELLED_TYPES.contains(found.type())) {
        boolean labelledToo = EntityMatch.isLabelled(found, labelled.entities());
        count(precise, "all", labelledToo);
        count(precise, found.type(), labelledToo);
      }
    }
  }

  private static void count(SortedMap<String, Tally> tallies, String name, boolean hit) {
    tallies.put(name, tallies.getOrDefault(name, new Tally(0, 0)).plus(hit));
  }

  private static String shown(@Nullable String name) {
    return name == null ? "-" : name;
  }

  private static String text(LabelledListing labelled) {
    String all =
        (labelled.listing().title() + " | " + labelled.listing().body()).replace('\n', ' ');
    return all.length() <= SHOWN ? all : all.substring(0, SHOWN);
  }

  /** Recall of offers, {@code all} and by group. */
  public SortedMap<String, Tally> recall() {
    return new TreeMap<>(recall);
  }

  /** Lawful texts that were flagged, {@code all} and by group. */
  public SortedMap<String, Tally> falseFlags() {
    return new TreeMap<>(falseFlags);
  }

  /** Entities found as labelled, {@code all} and by type. */
  public SortedMap<String, Tally> strictEntities() {
    return new TreeMap<>(strict);
  }

  /** Entities found as labelled or in part, {@code all} and by type. */
  public SortedMap<String, Tally> lenientEntities() {
    return new TreeMap<>(lenient);
  }

  /**
   * Entities read off offers that a label has, at least in part, {@code all} and by type: precision
   * where labels are complete.
   */
  public SortedMap<String, Tally> labelledEntities() {
    return new TreeMap<>(precise);
  }

  /** Flagged offers with the right category. */
  public Tally categories() {
    return categories;
  }

  /** What went wrong, in the order it was added. */
  public List<Miss> misses() {
    return List.copyOf(misses);
  }

  /** The card as text, for a terminal or a page. */
  public String print() {
    StringBuilder text = new StringBuilder();
    print(text, "recall of offers", recall);
    print(text, "lawful texts flagged", falseFlags);
    if (categories.all() > 0) {
      text.append("category right of those flagged\n  ").append(categories).append('\n');
    }
    print(text, "entities as labelled", strict);
    print(text, "entities in part", lenient);
    print(text, "entities read that are labelled", precise);
    print(text, "borderline", borderline);
    text.append(misses.isEmpty() ? "" : "misses\n");
    for (Miss miss : misses) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %s %.3f %s %s%n",
              miss.offer() ? "missed " : "flagged",
              miss.score(),
              miss.id(),
              miss.text()));
    }
    return text.toString();
  }

  private static void print(StringBuilder text, String title, SortedMap<String, Tally> tallies) {
    if (tallies.isEmpty()) {
      return;
    }
    text.append(title).append('\n');
    tallies.forEach(
        (name, tally) -> text.append(String.format(Locale.ROOT, "  %-28s %s%n", name, tally)));
  }
}
