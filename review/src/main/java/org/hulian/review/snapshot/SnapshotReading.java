package org.hulian.review.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hulian.evidence.CaptureLookup.Outcome;
import org.hulian.evidence.Captured;
import org.hulian.evidence.page.PageText;
import org.hulian.evidence.page.PageText.Line;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the recorded page of one version of a listing, masked for whoever looks. Thread-safe. */
@Component
class SnapshotReading {
  private static final String SHA256 = "sha256:";

  private final Optional<Recordings> recordings;

  SnapshotReading(Optional<Recordings> recordings) {
    this.recordings = recordings;
  }

  /**
   * Reads it.
   *
   * @param masked whether what names anybody is covered, not only what names victims
   */
  SnapshotView read(StoredListing version, boolean masked) {
    Listing listing = version.listing();
    CaptureRef capture = listing.sighting().capture();
    if (capture == null) {
      return SnapshotView.without("feed", "");
    }
    if (recordings.isEmpty()) {
      return SnapshotView.without("off", "");
    }
    try {
      Outcome outcome = recordings.get().find(listing.sighting());
      return switch (outcome) {
        case null -> SnapshotView.without("feed", "");
        case Outcome.Found found -> found(found, listing, masked);
        case Outcome.Erased erased -> SnapshotView.without("erased", erased.at());
        case Outcome.Damaged damaged ->
            SnapshotView.without(
                "damaged",
                damaged.file().getFileName() + ", " + damaged.offset() + ": " + damaged.reason());
        case Outcome.Missing missing ->
            SnapshotView.without(listing.origin().site() == null ? "elsewhere" : "missing", "");
        case Outcome.TookTooLong late -> SnapshotView.without("late", "");
      };
    } catch (IOException e) {
      return SnapshotView.without("unreadable", "");
    }
  }

  private SnapshotView found(Outcome.Found found, Listing listing, boolean masked) {
    Captured page = found.page();
    PageText text = recordings.map(some -> some.text(page)).orElse(PageText.NONE);
    Set<String> own = listing.seller() == null ? Set.of() : Set.of(listing.seller());
    List<Line> lines = MaskedLines.victims(text.lines(), own);
    OwnPart part = OwnPart.of(listing);
    List<Boolean> ours = lines.stream().map(part::has).toList();
    List<Line> shown = masked ? MaskedLines.persons(lines, Set.of()) : lines;
    List<SnapshotView.Shown> all = new ArrayList<>(shown.size());
    for (int i = 0; i < shown.size(); i++) {
      Line line = shown.get(i);
      boolean first = ours.get(i) && (i == 0 || !ours.get(i - 1));
      all.add(new SnapshotView.Shown(line.kind(), line.depth(), ours.get(i), first, line.pieces()));
    }
    String state = text.charset().isEmpty() ? "binary" : "found";
    return new SnapshotView(
        state, "", facts(found, listing, text, masked), all, text.cut(), ours.contains(true));
  }

  private static SnapshotView.Facts facts(
      Outcome.Found found, Listing listing, PageText text, boolean masked) {
    Captured page = found.page();
    String sha256 = page.capture().sha256();
    CaptureRef stored = listing.sighting().capture();
    String address = page.uri().toString();
    return new SnapshotView.Facts(
        masked ? PersonalMask.persons(address) : PersonalMask.victims(address),
        page.date(),
        page.status(),
        String.join(", ", page.headers().getOrDefault("content-type", List.of())),
        text.charset(),
        page.body().length,
        sha256,
        stored != null && stored.sha256().equals(sha256),
        declared(found.declared(), sha256),
        String.valueOf(page.at().file().getFileName()),
        page.at().offset(),
        page.rendered() ? "rendered" : page.truncated() ? "broken" : "sent");
  }

  private static String declared(@Nullable String digest, String sha256) {
    String known = digest == null ? "" : digest.toLowerCase(Locale.ROOT);
    if (!known.startsWith(SHA256) || known.length() != SHA256.length() + sha256.length()) {
      return "none";
    }
    return known.equals(SHA256 + sha256) ? "fits" : "differs";
  }
}
