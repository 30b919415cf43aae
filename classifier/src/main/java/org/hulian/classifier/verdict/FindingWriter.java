package org.hulian.classifier.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.hulian.classifier.signal.Reading;
import org.hulian.classifier.signal.Sighting;
import org.hulian.classifier.signal.SignalFeatures;
import org.hulian.classifier.signal.WordsOfTheTrade;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.text.TextNormalizer;
import org.hulian.listing.text.TextSpan;

/**
 * Writes findings: for each feature of the second model at most three places, among which its
 * weight is divided. The share of the words as a whole is shown by the hottest of them, under the
 * name {@link WordsOfTheTrade}; a signal that adds nothing beyond them has weight 0. All weights
 * together with the bias make the log-odds.
 */
public final class FindingWriter {
  private static final int PLACES = 3;
  private static final int RUNS = 5;
  private static final int MOST = 40;
  private static final double WEIGHT_SCALE = 1e6;
  private static final String WORDS = WordsOfTheTrade.class.getSimpleName();
  private final Listing listing;

  /** Writes for this listing. */
  public FindingWriter(Listing listing) {
    this.listing = listing;
  }

  /**
   * Writes the findings of a reading, strongest first.
   *
   * @param features seen, with places
   * @param weight what a feature adds to the log-odds
   */
  public List<Finding> write(
      Reading reading,
      SortedMap<String, List<Sighting>> features,
      ToDoubleFunction<String> weight) {
    List<Finding> findings = new ArrayList<>();
    double words = 0;
    List<Sighting> wordPlace = List.of();
    for (var entry : features.entrySet()) {
      double added = weight.applyAsDouble(entry.getKey());
      if (SignalFeatures.signalOf(entry.getKey()).equals(WORDS)) {
        words += added;
        wordPlace = entry.getValue();
      } else {
        List<Sighting> places = entry.getValue().stream().distinct().limit(PLACES).toList();
        for (Sighting place : places) {
          findings.add(
              finding(
                  SignalFeatures.signalOf(entry.getKey()),
                  place.field(),
                  place.span(),
                  added / places.size()));
        }
      }
    }
    findings.addAll(wordFindings(reading, words, wordPlace));
    findings.sort(Comparator.comparingDouble((Finding finding) -> -finding.weight()));
    if (findings.size() <= MOST) {
      return findings;
    }
    // The weakest are in the middle: what speaks loudest on either side is kept.
    List<Finding> kept = new ArrayList<>(findings.subList(0, MOST - PLACES));
    kept.addAll(findings.subList(findings.size() - PLACES, findings.size()));
    return kept;
  }

  private List<Finding> wordFindings(Reading reading, double share, List<Sighting> place) {
    List<HotWords> shown = HotWords.of(reading.fired(), RUNS);
    double sum = shown.stream().mapToDouble(HotWords::weight).sum();
    List<Finding> findings = new ArrayList<>();
    if (shown.isEmpty()) {
      place.stream()
          .findFirst()
          .ifPresent(one -> findings.add(finding(WORDS, one.field(), one.span(), share)));
      return findings;
    }
    for (HotWords one : shown) {
      var passage = reading.passages().get(one.text()).passage();
      TextSpan span =
          new TextSpan(passage.offset() + one.span().start(), passage.offset() + one.span().end());
      findings.add(finding(WORDS, passage.field(), span, share * one.weight() / sum));
    }
    return findings;
  }

  private Finding finding(String signal, FieldRef field, TextSpan span, double weight) {
    String text = span.of(field.in(listing));
    String normalized = TextNormalizer.standard().normalize(text).normalized();
    return new Finding(
        signal,
        field,
        span,
        text,
        normalized,
        StrictMath.rint(weight * WEIGHT_SCALE) / WEIGHT_SCALE);
  }
}
