package org.hulian.crawler.extract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.hulian.listing.Kind;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.jspecify.annotations.Nullable;

/** What several pages said of one item. Not thread-safe. */
final class ItemParts {
  /** The number of a removal of what may never have been an item. */
  static final int ABSENT = -1;

  private static final int REMOVED = 0;

  private final Map<Integer, Listing> parts = new TreeMap<>();
  private @Nullable Listing removed;
  private boolean surelyItem;

  void add(Listing listing, int part) {
    surelyItem |= part != ABSENT;
    Instant at = at(listing);
    if (listing.sighting().status() == Status.REMOVED) {
      removed = removed == null || !at(removed).isAfter(at) ? listing : removed;
    } else {
      parts.merge(part, listing, ItemParts::richest);
    }
  }

  /** The parts as they are kept, each with its number. */
  Map<Integer, Listing> kept() {
    Map<Integer, Listing> kept = new TreeMap<>(parts);
    if (removed != null) {
      kept.put(surelyItem ? REMOVED : ABSENT, removed);
    }
    return kept;
  }

  /** The item, each reply once; empty if there never was any sign of one. */
  Optional<Listing> whole() {
    if (parts.isEmpty()) {
      return surelyItem ? Optional.ofNullable(removed) : Optional.empty();
    }
    Listing whole = null;
    List<Reply> replies = new ArrayList<>();
    Instant newest = Instant.MIN;
    for (Listing part : parts.values()) {
      whole = whole == null ? part : filled(whole, part);
      Replies.append(replies, part.replies());
      newest = at(part).isAfter(newest) ? at(part) : newest;
    }
    Listing.Builder builder = Objects.requireNonNull(whole).toBuilder().replies(replies);
    if (removed != null && at(removed).isAfter(newest)) {
      Sighting last = removed.sighting();
      builder.sighting(new Sighting(Status.REMOVED, last.fetchedAt(), last.capture()));
    }
    return Optional.of(builder.build());
  }

  /** Of two looks at the same part the one that says more, its gaps filled from the other. */
  private static Listing richest(Listing one, Listing other) {
    int more = Integer.compare(richness(one), richness(other));
    boolean newer = at(one).isAfter(at(other));
    boolean first = more > 0 || (more == 0 && newer);
    Listing rich = first ? one : other;
    Listing poor = first ? other : one;
    Listing filled =
        filled(rich, poor).toBuilder().sighting((newer ? one : other).sighting()).build();
    return rich.replies().size() >= poor.replies().size()
        ? filled
        : filled.toBuilder().replies(poor.replies()).build();
  }

  private static int richness(Listing listing) {
    int fields = 0;
    fields += listing.title().isBlank() ? 0 : 4;
    fields += listing.body().isBlank() ? 0 : 4;
    fields += listing.price() == null ? 0 : 2;
    fields += listing.seller() == null ? 0 : 2;
    fields += listing.postedAt() == null ? 0 : 2;
    fields += listing.category() == null ? 0 : 2;
    fields += listing.replies().isEmpty() ? 0 : 2;
    fields += listing.images().isEmpty() ? 0 : 1;
    return fields;
  }

  /** A listing whose absent values come from another look at the same item. */
  static Listing filled(Listing listing, Listing other) {
    Listing.Builder builder = listing.toBuilder();
    if (listing.title().isBlank()) {
      builder.title(other.title());
    }
    if (listing.body().isBlank()) {
      builder.body(other.body());
    }
    if (listing.images().isEmpty()) {
      builder.images(other.images());
    }
    boolean goods =
        listing.price() != null
            || other.price() != null
            || listing.kind() == Kind.LISTING
            || other.kind() == Kind.LISTING;
    return builder
        .kind(goods ? Kind.LISTING : Kind.THREAD)
        .price(listing.price() != null ? listing.price() : other.price())
        .seller(listing.seller() != null ? listing.seller() : other.seller())
        .postedAt(listing.postedAt() != null ? listing.postedAt() : other.postedAt())
        .category(listing.category() != null ? listing.category() : other.category())
        .build();
  }

  private static Instant at(Listing listing) {
    Instant at = listing.sighting().fetchedAt();
    return at == null ? Instant.EPOCH : at;
  }
}
