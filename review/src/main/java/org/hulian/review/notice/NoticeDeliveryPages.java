package org.hulian.review.notice;

import org.hulian.review.access.Viewer;
import org.hulian.store.notice.NoticeOutbox;
import org.hulian.store.search.Addresses;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which program is told what happens to notices, and what came of it; for those who set it. */
@Controller
class NoticeDeliveryPages {
  private static final int SHOWN = 100;

  private final NoticeOutbox outbox;

  NoticeDeliveryPages(NoticeOutbox outbox) {
    this.outbox = outbox;
  }

  @GetMapping("/notices/delivery")
  String list(Model model) {
    model.addAttribute("webhook", outbox.address().orElse(""));
    model.addAttribute("deliveries", outbox.list(SHOWN));
    return "notice-delivery";
  }

  @PostMapping("/notices/delivery")
  String set(
      @RequestParam(defaultValue = "") String webhook,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    String address = webhook.strip();
    if (address.isEmpty() || Addresses.isWebhook(address)) {
      outbox.setAddress(address.isEmpty() ? null : address, viewer.name());
      next.addFlashAttribute("done", "deliveries.done");
    } else {
      next.addFlashAttribute("problem", "deliveries.wrong");
    }
    return "redirect:/notices/delivery";
  }
}
