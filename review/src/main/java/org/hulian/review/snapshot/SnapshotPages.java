package org.hulian.review.snapshot;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.hulian.listing.CaptureRef;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.export.Turns;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The recorded page that a case rests on, as text. What names victims is covered for everybody, as
 * it is in the store: what is covered, a lead sees in the vault. Each look is in the audit log.
 */
@Controller
class SnapshotPages {
  private final CaseRepository cases;
  private final ListingRepository listings;
  private final SnapshotReading reading;
  private final Acts acts;
  private final Turns turns;

  SnapshotPages(
      CaseRepository cases,
      ListingRepository listings,
      SnapshotReading reading,
      Acts acts,
      Turns turns) {
    this.cases = cases;
    this.listings = listings;
    this.reading = reading;
    this.acts = acts;
    this.turns = turns;
  }

  /** Without a version, the newest that was recorded. */
  @GetMapping("/cases/{id}/snapshot")
  String show(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") int version,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request,
      Model model) {
    CaseFile file =
        cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<StoredListing> versions = listings.versions(file.listingId());
    StoredListing chosen = chosen(versions, version);
    if (!turns.take()) {
      request.setAttribute("hulian.refusal", "turns");
      throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
    try {
      CaptureRef capture = chosen.listing().sighting().capture();
      acts.note(
          viewer.name(),
          "snapshot.viewed",
          "case:" + id,
          Map.of(
              "version",
              Integer.toString(chosen.version()),
              "record",
              capture == null ? "" : capture.record()));
      model.addAttribute("file", file);
      model.addAttribute("version", chosen.version());
      model.addAttribute("versions", choice(versions, chosen.version()));
      model.addAttribute("page", reading.read(chosen, viewer.seesMasked()));
      return "snapshot";
    } finally {
      turns.giveBack();
    }
  }

  private static StoredListing chosen(List<StoredListing> versions, int wanted) {
    if (wanted != 0) {
      return versions.stream()
          .filter(one -> one.version() == wanted)
          .findFirst()
          .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
    return versions.reversed().stream()
        .filter(one -> one.listing().sighting().capture() != null)
        .findFirst()
        .or(() -> versions.reversed().stream().findFirst())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static List<SnapshotView.Version> choice(List<StoredListing> versions, int chosen) {
    return versions.stream()
        .map(
            one -> new SnapshotView.Version(one.version(), one.lastSeen(), one.version() == chosen))
        .toList();
  }
}
