package org.hulian.classifier.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hulian.classifier.language.AnalyzedSentence;
import org.hulian.classifier.language.RuleMatch;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.screen.Fired;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.text.TextSpan;

/**
 * What signals look at: one unit of a listing.
 *
 * @param passages with all that was read off them
 * @param screenLogit of the unit
 * @param fired n-grams of the screen's model, heaviest first
 */
public record Reading(List<ReadPassage> passages, double screenLogit, List<Fired> fired) {
  public Reading {
    passages = List.copyOf(passages);
    fired = List.copyOf(fired);
  }

  /** Sightings of all terms of some senses; the degree is the term's strength. */
  List<Sighting> terms(Sense... senses) {
    Set<Sense> wanted = EnumSet.copyOf(Arrays.asList(senses));
    return hits(hit -> wanted.contains(hit.term().sense()) ? hit.term().strength().key() : "");
  }

  /** Sightings of terms; the function gives the degree, or nothing for no sighting. */
  List<Sighting> hits(Function<TermHit, String> degree) {
    List<Sighting> sightings = new ArrayList<>();
    for (ReadPassage passage : passages) {
      for (TermHit hit : passage.hits()) {
        add(sightings, passage, degree.apply(hit), hit.span());
      }
    }
    return sightings;
  }

  /** Sightings of entities; the function gives the degree, or nothing for no sighting. */
  List<Sighting> entities(Function<Entity, String> degree) {
    List<Sighting> sightings = new ArrayList<>();
    for (ReadPassage passage : passages) {
      for (Entity entity : passage.entities()) {
        add(sightings, passage, degree.apply(entity), entity.at().span());
      }
    }
    return sightings;
  }

  /** Sightings of a token rule; the degree is {@code rule}. */
  List<Sighting> rule(String rule) {
    List<Sighting> sightings = new ArrayList<>();
    for (ReadPassage passage : passages) {
      for (AnalyzedSentence sentence : passage.sentences()) {
        for (RuleMatch match : sentence.matches()) {
          add(sightings, passage, match.rule().equals(rule) ? "rule" : "", match.span());
        }
      }
    }
    return sightings;
  }

  private static void add(
      List<Sighting> sightings, ReadPassage passage, String degree, TextSpan span) {
    if (!degree.isEmpty()) {
      sightings.add(passage.sighting(degree, span));
    }
  }

  /** Both lists in one. */
  static List<Sighting> both(List<Sighting> first, List<Sighting> second) {
    List<Sighting> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
