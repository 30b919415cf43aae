package org.hulian.review.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hulian.listing.text.TextNormalizer;
import org.hulian.review.text.Segment;
import org.hulian.review.text.Segments;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.DecidedNear;
import org.hulian.store.listing.StoredListing;

/** Lays out what stands beside a text: what the matchers see of it, and how near ones ended. */
final class NearReading {
  private NearReading() {}

  /** Title and body with what the matchers see, where that is something else. */
  static List<CaseView.Side> sides(Optional<StoredListing> stored, UnaryOperator<String> shown) {
    List<CaseView.Side> sides = new ArrayList<>();
    stored.stream()
        .flatMap(one -> Stream.of(one.listing().title(), one.listing().body()))
        .filter(text -> !text.isBlank())
        .forEach(
            text -> {
              String written = shown.apply(text);
              String normalized = TextNormalizer.standard().normalize(written).normalized();
              sides.add(new CaseView.Side(printable(written), printable(shown.apply(normalized))));
            });
    return sides.stream().allMatch(side -> side.written().equals(side.normalized()))
        ? List.of()
        : sides;
  }

  private static String printable(String text) {
    return String.join("", Segments.of(text, List.of()).stream().map(Segment::text).toList());
  }

  static List<CaseView.Similar> similar(List<DecidedNear> near, UnaryOperator<String> shown) {
    return near.stream()
        .map(
            one ->
                new CaseView.Similar(
                    one.file().id(),
                    shown.apply(one.file().title()),
                    covered(one.decision(), shown)))
        .toList();
  }

  /** People may copy a number into their reasons. */
  static CaseEvent covered(CaseEvent event, UnaryOperator<String> shown) {
    return new CaseEvent(
        event.revision(),
        event.at(),
        event.kind(),
        event.status(),
        event.policyCode(),
        shown.apply(event.reason()),
        event.account(),
        event.proof(),
        event.other());
  }
}
