package org.hulian.classifier.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hulian.classifier.language.AnalyzedSentence;
import org.hulian.classifier.language.LanguageAnalysis;
import org.hulian.classifier.language.RuleMatch;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.screen.Fired;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.text.TextSpan;

/**
 * What signals look at: one unit of a listing. What a language model says of it may still be
 * lacking; it only adds features of the degree {@link #RULE}.
 *
 * @param passages with all that was read off them
 * @param wording logit of the unit by the model of its words
 * @param fired n-grams of that model, heaviest first
 */
public record Reading(List<ReadPassage> passages, double wording, List<Fired> fired) {
  /** The degree of all that token rules find. */
  static final String RULE = "rule";

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

  /** The same with words and the token rules they fulfil. */
  public Reading analyzed(LanguageAnalysis analysis) {
    return new Reading(
        passages.stream().map(passage -> passage.analyzed(analysis)).toList(), wording, fired);
  }

  /** Sightings of a token rule; the degree is {@link #RULE}. */
  List<Sighting> rule(String rule) {
    List<Sighting> sightings = new ArrayList<>();
    for (ReadPassage passage : passages) {
      for (AnalyzedSentence sentence : passage.sentences()) {
        for (RuleMatch match : sentence.matches()) {
          add(sightings, passage, match.rule().equals(rule) ? RULE : "", match.span());
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
