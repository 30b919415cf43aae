package org.hulian.classifier.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.text.TextSpan;

/** The longest mentions of terms of one sense, each place once. */
final class NamedTerms {
  private NamedTerms() {}

  record Named(Mention at, String name) {}

  static List<Named> read(FieldRef field, String text, List<TermHit> hits, Sense sense) {
    Spans taken = new Spans();
    List<Named> found = new ArrayList<>();
    hits.stream()
        .filter(hit -> hit.term().sense() == sense)
        .sorted(Comparator.comparingInt((TermHit hit) -> -hit.span().length()))
        .forEach(
            hit -> {
              TextSpan span = hit.span();
              if (taken.take(span)) {
                found.add(
                    new Named(new Mention(field, span, span.of(text)), hit.term().shownName()));
              }
            });
    return found;
  }
}
