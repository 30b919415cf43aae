package org.hulian.review.saved;

import org.hulian.review.access.Viewer;
import org.hulian.store.search.Addresses;
import org.hulian.store.search.DeliveryRepository;
import org.hulian.store.search.SavedSearchRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where alerts leave the house to, and what came of it; for leads and administrators. */
@Controller
class DeliveryPages {
  private static final int SHOWN = 100;

  private final DeliveryRepository deliveries;
  private final SavedSearchRepository searches;

  DeliveryPages(DeliveryRepository deliveries, SavedSearchRepository searches) {
    this.deliveries = deliveries;
    this.searches = searches;
  }

  @GetMapping("/deliveries")
  String list(Model model) {
    model.addAttribute("addresses", searches.addresses());
    model.addAttribute(
        "searches",
        searches.list().stream()
            .filter(one -> one.options().byWebhook() || one.options().byMail())
            .toList());
    model.addAttribute("deliveries", deliveries.list(SHOWN));
    return "deliveries";
  }

  @PostMapping("/deliveries/addresses")
  String set(
      @RequestParam(defaultValue = "") String webhook,
      @RequestParam(defaultValue = "") String mail,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    Addresses addresses = read(webhook, mail, next);
    if (addresses != null) {
      searches.setAddresses(addresses, viewer.name());
    }
    return "redirect:/deliveries";
  }

  @PostMapping("/deliveries/addresses/{id}")
  String setOne(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String webhook,
      @RequestParam(defaultValue = "") String mail,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    Addresses addresses = read(webhook, mail, next);
    if (addresses != null && !searches.setAddresses(id, addresses, viewer.name())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/deliveries";
  }

  /** Null, with a word on the next page, if one is no address. */
  private static @Nullable Addresses read(String webhook, String mail, RedirectAttributes next) {
    String hook = webhook.strip();
    String box = mail.strip();
    if ((!hook.isEmpty() && !Addresses.isWebhook(hook))
        || (!box.isEmpty() && !Addresses.isMail(box))) {
      next.addFlashAttribute("problem", "deliveries.wrong");
      return null;
    }
    next.addFlashAttribute("done", "deliveries.done");
    return new Addresses(hook.isEmpty() ? null : hook, box.isEmpty() ? null : box);
  }
}
