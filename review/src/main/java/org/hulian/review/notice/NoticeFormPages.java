package org.hulian.review.notice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.notice.NewNotice;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeRepository;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Drafting a notice on a violation. */
@Controller
class NoticeFormPages {
  /** What the person filled in last in this session; people notify more than once. */
  private static final String NOTIFIER = NoticeForm.class.getName();

  private final NoticeDesk desk;
  private final NoticeRepository notices;
  private final NoticeData data;
  private final Acts acts;

  NoticeFormPages(NoticeDesk desk, NoticeRepository notices, NoticeData data, Acts acts) {
    this.desk = desk;
    this.notices = notices;
    this.data = data;
    this.acts = acts;
  }

  @GetMapping("/cases/{id}/notice")
  ModelAndView form(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String language,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request) {
    CaseFile file = desk.violation(id);
    acts.noteCase(viewer, "notice.opened", id);
    Locale chosen =
        language.matches("zh|en")
            ? Locale.forLanguageTag(language)
            : RequestContextUtils.getLocale(request);
    NoticeForm last =
        request.getSession().getAttribute(NOTIFIER) instanceof NoticeForm known ? known : null;
    NoticeForm form = desk.proposal(file, chosen, last);
    return page(file, form, new NoticeDesk.Written(null, List.of(), List.of()), HttpStatus.OK);
  }

  @PostMapping("/cases/{id}/notices")
  ModelAndView draft(
      @PathVariable long id,
      NoticeForm form,
      @AuthenticationPrincipal Viewer viewer,
      HttpSession session) {
    CaseFile file = desk.violation(id);
    NoticeDesk.Written written = desk.write(form, file, viewer.name());
    NewNotice notice = written.notice();
    if (notice == null) {
      return page(file, form, written, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    session.setAttribute(NOTIFIER, form);
    Notice kept = notices.draft(notice);
    return new ModelAndView("redirect:/cases/" + id + "/notices/" + kept.number());
  }

  private ModelAndView page(
      CaseFile file, NoticeForm form, NoticeDesk.Written written, HttpStatus status) {
    ExtendedModelMap model = new ExtendedModelMap();
    model.addAttribute("file", file);
    model.addAttribute("form", form);
    model.addAttribute("missing", written.missing());
    model.addAttribute("lapsed", written.grounds());
    model.addAttribute("policy", desk.policyCode(file));
    model.addAttribute("grounds", data.grounds().inForce());
    model.addAttribute("recipients", data.platforms().all());
    model.addAttribute("actions", NoticeForm.ACTIONS);
    return new ModelAndView("notice-form", model, status);
  }
}
