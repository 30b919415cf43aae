package org.hulian.store.casefile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Verdict;

/**
 * What a case is about: an item with the newest version and the verdict on it.
 *
 * @param itemId the item's number in the tables
 */
public record CaseSubject(long itemId, Listing listing, Verdict verdict) {
  /** The verdict, if it is a flag. */
  Optional<Verdict.Flagged> flag() {
    return verdict instanceof Verdict.Flagged flagged ? Optional.of(flagged) : Optional.empty();
  }

  Map<String, String> details(String... more) {
    Map<String, String> details = new HashMap<>();
    details.put("listing", listing.id().value());
    details.put("model", verdict.provenance().model());
    details.put("lexicon", verdict.provenance().lexicon());
    details.put("score", Double.toString(verdict.score()));
    for (int i = 0; i + 1 < more.length; i += 2) {
      details.put(more[i], more[i + 1]);
    }
    return details;
  }
}
