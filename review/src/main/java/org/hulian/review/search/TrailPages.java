package org.hulian.review.search;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hulian.review.access.Acts;
import org.hulian.review.access.ClosedCases;
import org.hulian.review.access.Viewer;
import org.hulian.review.quality.KeptBack;
import org.hulian.store.mask.PersonalMask;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of a seller and of a contact. */
@Controller
class TrailPages {
  private static final int LONGEST = 200;
  private final TrailReader reader;
  private final Acts acts;
  private final KeptBack keptBack;
  private final ClosedCases closed;

  TrailPages(TrailReader reader, Acts acts, KeptBack keptBack, ClosedCases closed) {
    this.reader = reader;
    this.acts = acts;
    this.keptBack = keptBack;
    this.closed = closed;
  }

  @GetMapping("/sellers")
  String seller(
      @RequestParam String site,
      @RequestParam String name,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    Trail trail = found(site + name, () -> reader.seller(site, name, shown(viewer)));
    acts.note(viewer, "seller.viewed", PersonalMask.persons("seller:" + site + "/" + name));
    model.addAttribute("network", "/network" + TrailReader.sellerHref(site, name));
    model.addAttribute("trail", told(trail, viewer));
    return "trail";
  }

  @GetMapping("/contacts")
  String contact(
      @RequestParam String kind,
      @RequestParam String handle,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    Trail trail = found(kind + handle, () -> reader.contact(kind, handle, shown(viewer)));
    acts.note(viewer, "contact.viewed", PersonalMask.persons("contact:" + kind + ":" + handle));
    model.addAttribute("network", "/network" + TrailReader.contactHref(kind, handle));
    model.addAttribute("trail", told(trail, viewer));
    return "trail";
  }

  private Trail told(Trail trail, Viewer viewer) {
    return trail.told(file -> closed.to(viewer, file.id()) ? null : keptBack.told(file, viewer));
  }

  private static UnaryOperator<String> shown(Viewer viewer) {
    return viewer.seesMasked() ? PersonalMask::persons : UnaryOperator.identity();
  }

  private static Trail found(String name, Supplier<Optional<Trail>> trail) {
    ResponseStatusException missing = new ResponseStatusException(HttpStatus.NOT_FOUND);
    if (name.isBlank() || name.length() > LONGEST) {
      throw missing;
    }
    try {
      return trail.get().orElseThrow(() -> missing);
    } catch (IllegalArgumentException e) {
      // A name with quotes of every kind cannot be asked for.
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }
}
