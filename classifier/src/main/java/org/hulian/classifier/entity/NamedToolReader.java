package org.hulian.classifier.entity;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;

/** Names the tools of the trade, by the lexicon. */
final class NamedToolReader {
  private NamedToolReader() {}

  static List<Entity> read(FieldRef field, String text, List<TermHit> hits) {
    return NamedTerms.read(field, text, hits, Sense.NAMED_TOOL).stream()
        .<Entity>map(named -> new Entity.NamedTool(named.at(), named.name()))
        .toList();
  }
}
