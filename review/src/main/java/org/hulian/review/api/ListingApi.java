package org.hulian.review.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.listing.ListingId;
import org.hulian.listing.Status;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.masked.MaskedVersion;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One item with its verdict and its versions. */
@RestController
class ListingApi {
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
    return Item.of(shown, versions, viewer.seesMasked());
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
    static Item of(StoredListing one, List<StoredListing> all, boolean masked) {
      Optional<MaskedVersion> shown =
          masked ? Optional.of(MaskedVersion.of(one)) : Optional.empty();
      return new Item(
          ListingCodec.object(shown.map(MaskedVersion::listing).orElse(one.listing())),
          VerdictCodec.object(shown.map(MaskedVersion::judged).orElse(one.verdict())),
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
}
