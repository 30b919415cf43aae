package org.hulian.review.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.queue.QueuePlan;
import org.hulian.store.queue.QueueRepository;
import org.hulian.store.queue.QueueTally;
import org.hulian.store.queue.ReviewQueue;
import org.hulian.store.search.SavedQuery;
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

/** Queues: leads and administrators make them of queries, order them, and say who works there. */
@Controller
class QueuePlanPages {
  private static final String HOME = "redirect:/queues";

  private final QueueRepository queues;
  private final AccountRepository accounts;
  private final Acts acts;

  QueuePlanPages(CaseRepository cases, AccountRepository accounts, Acts acts) {
    this.queues = cases.queues();
    this.accounts = accounts;
    this.acts = acts;
  }

  /**
   * The queues there are, and a form for another.
   *
   * @param address of a search page to make one of
   */
  @GetMapping("/queues")
  String list(
      @RequestParam(defaultValue = "") String address,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    acts.note(viewer, "queues.viewed", "queues");
    Map<Long, QueueTally> tally = queues.tally(viewer.name());
    List<ReviewQueue> all = queues.list();
    model.addAttribute(
        "rows",
        all.stream()
            .map(
                one ->
                    new Row(
                        one,
                        tally.getOrDefault(one.id(), new QueueTally(one.id(), 0, null)),
                        people(one.people())))
            .toList());
    model.addAttribute("rest", tally.get(QueueRepository.NONE));
    model.addAttribute("progress", queues.progress().orElse(null));
    model.addAttribute("people", people(Set.of()));
    model.addAttribute("address", address);
    model.addAttribute("found", SavedQueries.of("new", address));
    model.addAttribute("last", all.size() + 1);
    return "queues";
  }

  /** A queue with what waits in it. */
  record Row(ReviewQueue queue, QueueTally waits, List<Person> people) {}

  /** Somebody who could work in a queue, and whether they do. */
  record Person(String name, boolean chosen) {}

  /** All who review, and those who are named though they do not any more. */
  private List<Person> people(Set<String> chosen) {
    Set<String> names = new TreeSet<>(chosen);
    accounts.list().stream()
        .filter(one -> one.enabled() && one.roles().contains(Role.REVIEWER))
        .map(Account::name)
        .forEach(names::add);
    return names.stream().map(name -> new Person(name, chosen.contains(name))).toList();
  }

  /**
   * What the form says.
   *
   * @param address of a search page whose chosen facets count as well
   * @param person names of those who work there; none for all
   */
  record PlanForm(
      @Nullable String name,
      @Nullable String q,
      @Nullable String address,
      @Nullable Integer position,
      @Nullable List<String> person) {
    int positionOrLast() {
      return position == null ? QueueRepository.MOST : Math.max(1, position);
    }
  }

  @PostMapping("/queues")
  String make(PlanForm form, @AuthenticationPrincipal Viewer viewer, RedirectAttributes next) {
    Map<String, List<String>> settings =
        SavedQueries.of("new", form.address == null ? "" : form.address).settings();
    boolean made =
        queues.add(plan(form, settings), form.positionOrLast(), viewer.name()).isPresent();
    next.addFlashAttribute(made ? "done" : "problem", made ? "queues.made" : "queues.many");
    return HOME;
  }

  @PostMapping("/queues/{id}")
  String change(
      @PathVariable long id,
      PlanForm form,
      @AuthenticationPrincipal Viewer viewer,
      RedirectAttributes next) {
    ReviewQueue queue = find(id);
    QueuePlan plan = plan(form, queue.query().settings());
    if (!queues.change(id, plan, form.positionOrLast(), viewer.name())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    next.addFlashAttribute("done", "queues.changed");
    return HOME;
  }

  @PostMapping("/queues/{id}/remove")
  String remove(
      @PathVariable long id, @AuthenticationPrincipal Viewer viewer, RedirectAttributes next) {
    find(id);
    queues.remove(id, viewer.name());
    next.addFlashAttribute("done", "queues.removed");
    return HOME;
  }

  private ReviewQueue find(long id) {
    return queues.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** A name that is nobody's would close a queue to all. */
  private QueuePlan plan(PlanForm form, Map<String, List<String>> settings) {
    List<String> people = new ArrayList<>(form.person == null ? List.of() : form.person);
    people.removeIf(String::isBlank);
    boolean known = people.stream().allMatch(name -> accounts.find(name).isPresent());
    if (!known || form.name == null || form.name.isBlank()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    String name = SavedQueries.cut(form.name.strip(), SavedQuery.LONGEST_NAME);
    return new QueuePlan(
        new SavedQuery(name, SavedQueries.text(form.q), settings), Set.copyOf(people));
  }
}
