package org.hulian.classifier.entity;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;

/** Names the platforms whose checks are to be passed, by the lexicon. */
final class TargetPlatformReader {
  private TargetPlatformReader() {}

  static List<Entity> read(FieldRef field, String text, List<TermHit> hits) {
    return NamedTerms.read(field, text, hits, Sense.TARGET_PLATFORM).stream()
        .<Entity>map(named -> new Entity.TargetPlatform(named.at(), named.name()))
        .toList();
  }
}
