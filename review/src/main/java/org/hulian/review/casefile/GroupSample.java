package org.hulian.review.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hulian.listing.ListingId;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.text.Segment;
import org.hulian.review.text.Segments;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.springframework.stereotype.Component;

/** Some cases of a group in full, from its start to its end. Thread-safe. */
@Component
class GroupSample {
  /** Cases that are shown in full. */
  static final int SIZE = 5;

  private final ListingRepository listings;
  private final Acts acts;

  GroupSample(ListingRepository listings, Acts acts) {
    this.listings = listings;
    this.acts = acts;
  }

  /**
   * One case in full.
   *
   * @param body none if the text cannot be read
   */
  record Shown(CaseFile file, List<Segment> title, List<Segment> body) {}

  /** The sample, and a note of the look at it. */
  List<Shown> of(List<CaseFile> members, Viewer viewer) {
    Set<Integer> places = new TreeSet<>();
    for (int i = 0; i < SIZE; i++) {
      places.add(i * (members.size() - 1) / (SIZE - 1));
    }
    List<CaseFile> files = places.stream().map(members::get).toList();
    Map<ListingId, StoredListing> stored = stored(files);
    List<Shown> sample = new ArrayList<>();
    for (CaseFile file : files) {
      StoredListing one = stored.get(file.listingId());
      String title = one == null ? file.title() : one.listing().title();
      String body = one == null ? "" : one.listing().body();
      sample.add(
          new Shown(
              file,
              Segments.of(title, List.of()),
              body.isEmpty() ? List.of() : Segments.of(body, List.of())));
    }
    String ids = String.join(" ", files.stream().map(file -> Long.toString(file.id())).toList());
    Map<String, String> details = Map.of("cases", Integer.toString(members.size()), "sample", ids);
    acts.note(viewer.name(), "group.shown", "case:" + members.getFirst().id(), details);
    return sample;
  }

  /** A text that cannot be read leaves the others. */
  private Map<ListingId, StoredListing> stored(List<CaseFile> files) {
    Blocks blocks = new Blocks();
    Map<ListingId, StoredListing> stored = new HashMap<>();
    for (CaseFile file : files) {
      blocks
          .read("item", Optional.<StoredListing>empty(), () -> listings.find(file.listingId()))
          .ifPresent(one -> stored.put(file.listingId(), one));
    }
    return stored;
  }
}
