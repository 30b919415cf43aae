package org.hulian.review.casefile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hulian.listing.ListingId;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Verdict;
import org.hulian.review.access.Viewer;
import org.hulian.review.masked.MaskedVersion;
import org.hulian.review.text.ClauseDiff;
import org.hulian.review.text.Note;
import org.hulian.review.text.Percent;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.duplicate.ItemLink;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.mask.PersonalMask;
import org.springframework.stereotype.Component;

/**
 * Reads all that is known of an item, block by block: a block that cannot be read is named, and the
 * others are shown. Thread-safe.
 */
@Component
class CaseReader {
  private static final int SIMILAR = 5;

  private final ListingRepository listings;
  private final CaseRepository cases;

  CaseReader(ListingRepository listings, CaseRepository cases) {
    this.listings = listings;
    this.cases = cases;
  }

  /** Everything on an item; {@code caseId} is 0 for one without a case. */
  CaseView read(ListingId id, long caseId, Viewer viewer) {
    Blocks blocks = new Blocks();
    UnaryOperator<String> shown =
        viewer.seesMasked() ? PersonalMask::persons : UnaryOperator.identity();
    Optional<StoredListing> stored = blocks.read("item", Optional.empty(), () -> listings.find(id));
    Optional<Verdict> verdict =
        stored.map(one -> viewer.seesMasked() ? MaskedVersion.of(one).judged() : one.verdict());
    List<Note> notes = blocks.read("reasons", List.of(), () -> notes(verdict, shown));
    Optional<CaseView.Item> item =
        blocks.read(
            "item",
            Optional.empty(),
            () -> stored.map(version -> ItemReading.item(version, notes, shown)));
    List<CaseEvent> history =
        caseId == 0
            ? List.of()
            : blocks.read("history", List.of(), () -> history(told(caseId, viewer), shown));
    return new CaseView(
        item.orElse(null),
        notes,
        blocks.read("entities", List.of(), () -> EntityReading.named(verdict, shown)),
        verdict.map(CaseReader::judged).orElse(null),
        blocks.read("versions", List.of(), () -> versions(listings.versions(id), shown)),
        history,
        blocks.read("relisted", List.of(), () -> repeats(listings.relistedFrom(id))),
        blocks.read("reading", List.of(), () -> NearReading.sides(stored, shown)),
        blocks.read(
            "similar",
            List.of(),
            () ->
                NearReading.similar(
                    cases.groups().decidedNear(caseId, viewer.name(), SIMILAR), shown)),
        blocks.read(
            "near", 0, () -> viewer.decides() ? cases.groups().size(caseId, viewer.name()) : 0),
        blocks.unreadable());
  }

  private static List<CaseView.Repeat> repeats(List<ItemLink> links) {
    return links.stream()
        .map(
            link ->
                new CaseView.Repeat(
                    link.from().value(), link.kind().key(), Percent.of(link.measure())))
        .toList();
  }

  /** What a person may be told of a case that is open again, but was decided in a group. */
  private List<CaseEvent> told(long caseId, Viewer viewer) {
    List<CaseEvent> events = cases.history(caseId);
    if (!viewer.looksAgain()) {
      return events;
    }
    OptionalInt since = cases.quality().untoldSince(caseId, viewer.name());
    return since.isEmpty()
        ? events
        : events.stream()
            .filter(
                event ->
                    event.revision() < since.getAsInt()
                        || event.kind().equals("changed")
                        || event.kind().equals("relisted"))
            .toList();
  }

  /** People may copy a number into their reasons. */
  private static List<CaseEvent> history(List<CaseEvent> events, UnaryOperator<String> shown) {
    return events.stream().map(event -> NearReading.covered(event, shown)).toList();
  }

  private static List<Note> notes(Optional<Verdict> verdict, UnaryOperator<String> shown) {
    List<Finding> findings = verdict.map(Verdict::findings).orElse(List.of());
    return IntStream.range(0, findings.size())
        .mapToObj(i -> Note.of(i + 1, masked(findings.get(i), shown)))
        .toList();
  }

  private static Finding masked(Finding finding, UnaryOperator<String> shown) {
    return new Finding(
        finding.signal(),
        finding.field(),
        finding.span(),
        shown.apply(finding.text()),
        shown.apply(finding.normalized()),
        finding.weight());
  }

  private static CaseView.Judged judged(Verdict verdict) {
    String kind =
        switch (verdict) {
          case Verdict.Clear clear -> "clear";
          case Verdict.Suspect suspect -> "suspect";
          case Verdict.Flagged flagged -> "flagged";
        };
    return new CaseView.Judged(
        Percent.of(verdict.score()),
        kind,
        verdict.provenance().stage().name().toLowerCase(java.util.Locale.ROOT),
        verdict.provenance().model(),
        verdict.provenance().lexicon());
  }

  private static List<CaseView.Version> versions(
      List<StoredListing> stored, UnaryOperator<String> shown) {
    List<CaseView.Version> versions = new ArrayList<>();
    String title = "";
    String body = "";
    for (StoredListing one : stored) {
      String newTitle = shown.apply(one.listing().title());
      String newBody = shown.apply(one.listing().body());
      boolean first = versions.isEmpty();
      versions.add(
          new CaseView.Version(
              one.version(),
              one.lastSeen(),
              one.listing().sighting().status() == Status.LIVE,
              first ? List.of() : ClauseDiff.between(title, newTitle),
              first ? List.of() : ClauseDiff.between(body, newBody)));
      title = newTitle;
      body = newBody;
    }
    Collections.reverse(versions);
    return versions;
  }
}
