package org.hulian.review.notice;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.notice.MoveOutcome;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeEvent;
import org.hulian.store.notice.NoticeRepository;
import org.hulian.store.notice.NoticeState;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The list of notices, each of them with its history, and what people do with one. */
@Controller
class NoticePages {
  private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");
  private static final int PAGE = 50;

  private final NoticeRepository notices;
  private final Platforms platforms;
  private final Handling handling;
  private final Acts acts;
  private final Clock clock;

  NoticePages(
      NoticeRepository notices, Platforms platforms, Handling handling, Acts acts, Clock clock) {
    this.notices = notices;
    this.platforms = platforms;
    this.handling = handling;
    this.acts = acts;
    this.clock = clock;
  }

  @GetMapping("/notices")
  String list(NoticeQuery query, @AuthenticationPrincipal Viewer viewer, Model model) {
    acts.note(viewer, "notices.viewed", "notices");
    int page = query.pageOrZero();
    List<Notice> found = notices.list(query.filter(clock), PAGE + 1, page * PAGE);
    model.addAttribute("query", query);
    model.addAttribute(
        "notices", handling.told(found.subList(0, Math.min(found.size(), PAGE)), viewer));
    List<Notice> overturned = handling.toWithdraw(PAGE + 1, viewer);
    model.addAttribute("overturned", overturned.subList(0, Math.min(overturned.size(), PAGE)));
    model.addAttribute("overturnedMore", overturned.size() > PAGE);
    model.addAttribute("more", found.size() > PAGE);
    model.addAttribute("page", page);
    model.addAttribute("now", clock.instant());
    model.addAttribute("counts", notices.counts());
    model.addAttribute("states", NoticeState.values());
    model.addAttribute("platforms", notices.platforms());
    model.addAttribute("dues", NoticeQuery.DUES);
    return "notices";
  }

  /** To read, to print, and to say what was done with it. */
  @GetMapping("/cases/{id}/notices/{number}")
  ModelAndView show(
      @PathVariable long id, @PathVariable int number, @AuthenticationPrincipal Viewer viewer) {
    return page(find(id, number), viewer, "", HttpStatus.OK);
  }

  @GetMapping("/cases/{id}/notices/{number}/markdown")
  ResponseEntity<String> markdown(
      @PathVariable long id, @PathVariable int number, @AuthenticationPrincipal Viewer viewer) {
    Notice notice = find(id, number);
    acts.noteCase(viewer, "notice.downloaded", id);
    String name = "hulian-notice-" + id + "-" + number + ".md";
    return ResponseEntity.ok()
        .contentType(MARKDOWN)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(notice.text().markdown() + handling.markdown(notice));
  }

  /** A person says what was done; whatever is refused changes nothing. */
  @PostMapping("/cases/{id}/notices/{number}/state")
  ModelAndView move(
      @PathVariable long id,
      @PathVariable int number,
      MoveForm form,
      @AuthenticationPrincipal Viewer viewer) {
    Notice notice = find(id, number);
    NoticeState to =
        form.state().orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    int days = platforms.of(notice.to().platform()).replyDays();
    MoveOutcome outcome =
        notices.move(
            notice.id(), form.revisionOrNone(), form.move(notice, to, viewer.name(), days, clock));
    if (outcome == MoveOutcome.DONE) {
      return new ModelAndView("redirect:/cases/" + id + "/notices/" + number);
    }
    boolean typing = outcome == MoveOutcome.NOT_SENT_SO || outcome == MoveOutcome.NO_NOTE;
    HttpStatus status = typing ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
    ModelAndView page = page(find(id, number), viewer, outcome.name(), status);
    page.addObject("form", form);
    return page;
  }

  /** A person says that a notice was withdrawn whose decision was overturned. */
  @PostMapping("/cases/{id}/notices/{number}/withdrawal")
  ModelAndView withdraw(
      @PathVariable long id,
      @PathVariable int number,
      MoveForm form,
      @AuthenticationPrincipal Viewer viewer) {
    Notice notice = find(id, number);
    MoveOutcome outcome =
        notices.withdraw(notice.id(), form.revisionOrNone(), viewer.name(), form.noteOrEmpty());
    if (outcome == MoveOutcome.DONE) {
      return new ModelAndView("redirect:/cases/" + id + "/notices/" + number);
    }
    boolean typing = outcome == MoveOutcome.NO_NOTE;
    HttpStatus status = typing ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
    ModelAndView page = page(find(id, number), viewer, outcome.name(), status);
    page.addObject("form", form);
    return page;
  }

  private ModelAndView page(Notice notice, Viewer viewer, String problem, HttpStatus status) {
    acts.noteCase(viewer, "notice.viewed", notice.caseId());
    List<NoticeEvent> history = notices.history(notice.id());
    ExtendedModelMap model = new ExtendedModelMap();
    model.addAttribute("notice", notice);
    Locale locale = LocaleContextHolder.getLocale();
    model.addAttribute("history", handling.shown(history, viewer, locale));
    model.addAttribute("grounds", Handling.grounds(notice, locale));
    model.addAttribute("withdrawn", handling.withdrawn(notice, viewer).orElse(null));
    model.addAttribute("blocks", Markdown.blocks(notice.text().markdown()));
    model.addAttribute("handled", handling.lines(notice, history));
    model.addAttribute("now", clock.instant());
    model.addAttribute(
        "minute", LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES).toString());
    model.addAttribute("own", notice.account().equals(viewer.name()));
    model.addAttribute("answers", answers(notice.state()));
    model.addAttribute("kinds", Platform.KINDS);
    model.addAttribute("channels", platforms.of(notice.to().platform()).channels());
    model.addAttribute("problem", problem);
    model.addAttribute("form", new MoveForm(null, null, null, null, null, null));
    return new ModelAndView("notice", model, status);
  }

  /** What a person can say of a notice that is out. */
  private static Set<NoticeState> answers(NoticeState state) {
    return state.next().stream()
        .filter(next -> next != NoticeState.APPROVED && next != NoticeState.SENT)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  private Notice find(long id, int number) {
    return notices
        .find(id, number)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
