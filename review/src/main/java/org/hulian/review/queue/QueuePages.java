package org.hulian.review.queue;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.text.Percent;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.DecidedCase;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.casefile.QueueOrder;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.queue.QueueRepository;
import org.hulian.store.queue.QueueTally;
import org.hulian.store.queue.ReviewQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The queue as a list. */
@Controller
class QueuePages {
  static final int PAGE = 50;
  private static final int MAX_PAGE = 10_000;

  private final CaseRepository cases;
  private final NextCase next;
  private final Acts acts;
  private final Clock clock;

  QueuePages(CaseRepository cases, NextCase next, Acts acts, Clock clock) {
    this.cases = cases;
    this.next = next;
    this.acts = acts;
    this.clock = clock;
  }

  @GetMapping("/queue")
  String list(
      QueueQuery query, @AuthenticationPrincipal Viewer viewer, HttpSession session, Model model) {
    QueueFilter filter = query.filter();
    Walk walk = Walk.of(session);
    QueueOrder order = query.orderOrUsual();
    walk.along(filter, order);
    if (walk.looksFirst(filter)) {
      acts.note(viewer.name(), "queue.viewed", "queue", details(filter));
    }
    int page = Math.max(0, Math.min(query.pageOrZero(), MAX_PAGE));
    List<Card> found = cards(query, viewer, page);
    List<Card> cards = found.stream().limit(PAGE).toList();
    model.addAttribute("query", query);
    model.addAttribute("cards", cards);
    model.addAttribute("page", page);
    model.addAttribute("more", found.size() > PAGE);
    model.addAttribute("withoutNotice", query.withoutNotice());
    Map<CaseStatus, Long> counts = cases.counts(viewer.name());
    model.addAttribute("counts", counts);
    model.addAttribute("waiting", counts.getOrDefault(CaseStatus.OPEN, 0L));
    model.addAttribute("skipped", walk.skippedCount());
    model.addAttribute("choices", choices(filter, viewer));
    Flash.undo(model, walk, clock.instant());
    model.addAttribute("orders", QueueOrder.values());
    model.addAttribute("order", order);
    model.addAttribute("waits", Walk.canWalk(filter));
    model.addAttribute("statuses", CaseStatus.values());
    model.addAttribute("categories", Category.values());
    model.addAttribute("severities", Severity.values());
    model.addAttribute(
        "platforms",
        found.stream()
            .map(card -> card.file().platform())
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList());
    return "queue";
  }

  /** What the person may choose from; nothing as long as there are no queues. */
  private List<Choice> choices(QueueFilter filter, Viewer viewer) {
    List<ReviewQueue> queues = cases.queues().visibleTo(viewer.name());
    if (queues.isEmpty()) {
      return List.of();
    }
    Map<Long, QueueTally> tally = cases.queues().tally(viewer.name());
    Long chosen = filter.queue();
    List<Choice> choices = new ArrayList<>();
    for (ReviewQueue queue : queues) {
      QueueTally waits = tally.getOrDefault(queue.id(), new QueueTally(queue.id(), 0, null));
      boolean here = chosen != null && chosen == queue.id();
      String key = Long.toString(queue.id());
      choices.add(new Choice(key, queue.name(), queue.closed(), waits, here));
    }
    QueueTally rest =
        tally.getOrDefault(QueueRepository.NONE, new QueueTally(QueueRepository.NONE, 0, null));
    boolean none = chosen != null && chosen == QueueRepository.NONE;
    choices.add(new Choice(QueueQuery.NO_QUEUE, "", false, rest, none));
    return choices;
  }

  /**
   * A queue to choose.
   *
   * @param key as the address names it
   * @param name empty for the cases in no queue
   * @param closed whether only named people work in it
   */
  record Choice(String key, String name, boolean closed, QueueTally waits, boolean chosen) {}

  private static Map<String, String> details(QueueFilter filter) {
    Map<String, String> details = new HashMap<>();
    details.put("status", filter.status().key());
    if (filter.category() != null) {
      details.put("category", filter.category().key());
    }
    if (filter.severity() != null) {
      details.put("severity", filter.severity().key());
    }
    if (filter.platform() != null) {
      details.put("platform", filter.platform());
    }
    if (filter.queue() != null) {
      details.put("queue", filter.queue().toString());
    }
    return details;
  }

  /** Takes the next case and goes there. */
  @PostMapping("/queue/next")
  String next(
      @RequestParam(defaultValue = "false") boolean again,
      @AuthenticationPrincipal Viewer viewer,
      HttpSession session,
      RedirectAttributes target) {
    Walk walk = Walk.of(session);
    if (again) {
      walk.startOver();
    }
    OptionalLong id = next.take(viewer, walk);
    if (id.isPresent()) {
      next.giveBackBut(id.getAsLong(), viewer, walk);
      return "redirect:/cases/" + id.getAsLong();
    }
    target.addFlashAttribute("flash", "queue.done");
    return "redirect:/queue";
  }

  /** A page of cards, and one more if there is another page. */
  private List<Card> cards(QueueQuery query, Viewer viewer, int page) {
    QueueFilter filter = query.filter();
    String name = viewer.name();
    return Walk.canWalk(filter)
        ? cases.queue(filter, query.orderOrUsual(), name, PAGE + 1, page * PAGE).stream()
            .map(file -> card(file, null, viewer))
            .toList()
        : cases.decided(filter, query.withoutNotice(), name, PAGE + 1, page * PAGE).stream()
            .map(decided -> card(decided.file(), decided, viewer))
            .toList();
  }

  private Card card(CaseFile file, @Nullable DecidedCase decided, Viewer viewer) {
    String holder = Holder.of(file, clock.instant());
    String title = viewer.seesMasked() ? PersonalMask.persons(file.title()) : file.title();
    return new Card(
        file,
        title.isBlank() ? "—" : title,
        Percent.of(file.score()),
        holder,
        holder.equals(viewer.name()),
        decided);
  }

  /**
   * One row of the queue.
   *
   * @param percent the score as 0 to 100
   * @param holder who works on it, empty if nobody
   * @param mine whether that is the viewer
   * @param decided how it was decided, absent while it waits
   */
  record Card(
      CaseFile file,
      String title,
      int percent,
      String holder,
      boolean mine,
      @Nullable DecidedCase decided) {}
}
