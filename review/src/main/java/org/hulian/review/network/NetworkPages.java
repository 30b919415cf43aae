package org.hulian.review.network;

import java.util.Map;
import java.util.Optional;
import org.hulian.listing.ListingId;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.network.Network;
import org.hulian.store.network.NetworkRepository;
import org.hulian.store.network.Start;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who is around a case, a seller, a contact, or any node of another such page. */
@Controller
class NetworkPages {
  /** More cannot be read, as a graph or as a table. */
  private static final int MOST = 300 - NetworkDrawing.MOST_PLATFORMS;

  private static final int LONGEST = 2_000;
  private static final int FAR = 2;

  private final NetworkRepository networks;
  private final CaseRepository cases;
  private final Acts acts;

  NetworkPages(NetworkRepository networks, CaseRepository cases, Acts acts) {
    this.networks = networks;
    this.cases = cases;
    this.acts = acts;
  }

  @GetMapping("/network/cases/{id}")
  String ofCase(
      @PathVariable long id,
      @RequestParam(defaultValue = "2") int depth,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    CaseFile file = cases.find(id).orElseThrow(NetworkPages::missing);
    model.addAttribute("file", file);
    return show(new Start.OfItem(file.listingId(), ""), depth, viewer, model);
  }

  @GetMapping("/network/sellers")
  String ofSeller(
      @RequestParam String site,
      @RequestParam String name,
      @RequestParam(defaultValue = "2") int depth,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    return show(new Start.OfSeller(site, name), depth, viewer, model);
  }

  @GetMapping("/network/contacts")
  String ofContact(
      @RequestParam String kind,
      @RequestParam String handle,
      @RequestParam(defaultValue = "2") int depth,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    return show(new Start.OfContact(kind, handle), depth, viewer, model);
  }

  /** A node is found by an item that shows it, together with its token. */
  @GetMapping("/network/nodes")
  String ofNode(
      @RequestParam String item,
      @RequestParam String token,
      @RequestParam(defaultValue = "2") int depth,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    if (item.isBlank() || item.length() > LONGEST || token.isBlank()) {
      throw missing();
    }
    return show(new Start.OfItem(new ListingId(item), token), depth, viewer, model);
  }

  private String show(Start start, int depth, Viewer viewer, Model model) {
    int steps = depth == 1 ? 1 : FAR;
    Optional<Network> found = networks.around(start, steps, MOST);
    model.addAttribute("depth", steps);
    if (found.isEmpty()) {
      if (!model.containsAttribute("file")) {
        throw missing();
      }
      return "network";
    }
    // By its token, since the log is read by others.
    String middle = found.get().nodes().getFirst().token();
    acts.note(
        viewer.name(),
        "network.viewed",
        "node:" + middle,
        Map.of("from", start instanceof Start.OfItem of ? of.id().value() : "name"));
    NetworkView view = new NetworkDrawing(found.get(), viewer.seesMasked()).view();
    model.addAttribute("network", view);
    model.addAttribute("middle", view.nodes().getFirst());
    return "network";
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
