package org.hulian.review.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hulian.listing.ListingId;
import org.hulian.listing.Status;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One item with its verdict and its versions. */
@RestController
class ListingApi {
  /** Fields that people wrote, in a listing and in a verdict. */
  private static final Set<String> WRITTEN =
      Set.of("title", "body", "seller", "author", "text", "normalized", "handle");

  private final ListingRepository listings;
  private final Acts acts;

  ListingApi(ListingRepository listings, Acts acts) {
    this.listings = listings;
    this.acts = acts;
  }

  @GetMapping("/api/v1/listings/{id}")
  Item named(
      @PathVariable String id,
      @RequestParam @Nullable Integer version,
      @AuthenticationPrincipal Viewer viewer) {
    return item(id, version, viewer);
  }

  /** For ids with slashes, as addresses have, which cannot be a part of a path. */
  @GetMapping("/api/v1/listings")
  Item asked(
      @RequestParam String id,
      @RequestParam @Nullable Integer version,
      @AuthenticationPrincipal Viewer viewer) {
    return item(id, version, viewer);
  }

  private Item item(String id, @Nullable Integer wanted, Viewer viewer) {
    List<StoredListing> versions = listings.versions(listingId(id));
    StoredListing shown =
        versions.reversed().stream()
            .filter(version -> wanted == null || version.version() == wanted)
            .findFirst()
            .orElseThrow(ListingApi::unknown);
    acts.note(viewer, "listing.viewed", "listing:" + shown.listing().id());
    UnaryOperator<String> masked =
        viewer.seesMasked() ? PersonalMask::persons : UnaryOperator.identity();
    return Item.of(shown, versions, masked);
  }

  private static ListingId listingId(String id) {
    try {
      return new ListingId(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ApiProblem unknown() {
    return new ApiProblem(
        ApiProblem.Kind.NO_LISTING, "No listing has this id and version; search gives ids.");
  }

  /**
   * A version of an item.
   *
   * @param listing as in a feed
   * @param verdict as {@code scan} writes it
   * @param status of the item's case; absent if it was never flagged
   * @param cluster number that items with near texts share; absent if it has none
   * @param versions all of them, oldest first
   */
  record Item(
      Map<String, @Nullable Object> listing,
      Map<String, @Nullable Object> verdict,
      int version,
      Instant firstSeen,
      Instant lastSeen,
      @Nullable String status,
      @Nullable Long cluster,
      List<Version> versions) {
    static Item of(StoredListing one, List<StoredListing> all, UnaryOperator<String> masked) {
      return new Item(
          covered(ListingCodec.object(one.listing()), masked),
          covered(VerdictCodec.object(one.verdict()), masked),
          one.version(),
          one.firstSeen(),
          one.lastSeen(),
          one.caseStatus() == null ? null : one.caseStatus().key(),
          one.cluster().isPresent() ? one.cluster().getAsLong() : null,
          all.stream().map(Version::of).toList());
    }
  }

  /** One version among others. */
  record Version(int version, Instant lastSeen, boolean live, double score) {
    static Version of(StoredListing one) {
      return new Version(
          one.version(),
          one.lastSeen(),
          one.listing().sighting().status() == Status.LIVE,
          one.verdict().score());
    }
  }

  private static Map<String, @Nullable Object> covered(
      Map<?, ?> object, UnaryOperator<String> masked) {
    Map<String, @Nullable Object> covered = new LinkedHashMap<>();
    object.forEach(
        (name, value) -> covered.put(name.toString(), covered(name.toString(), value, masked)));
    return covered;
  }

  private static @Nullable Object covered(
      String name, @Nullable Object value, UnaryOperator<String> masked) {
    return switch (value) {
      case String text when WRITTEN.contains(name) -> masked.apply(text);
      case Map<?, ?> object -> covered(object, masked);
      case List<?> list ->
          list.stream()
              .map(each -> covered(name, each, masked))
              .collect(java.util.stream.Collectors.toList());
      case null, default -> value;
    };
  }
}
