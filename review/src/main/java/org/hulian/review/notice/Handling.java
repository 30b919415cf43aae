package org.hulian.review.notice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hulian.review.access.Names;
import org.hulian.review.access.Viewer;
import org.hulian.review.web.Times;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeEvent;
import org.hulian.store.notice.NoticeRepository;
import org.hulian.store.notice.NoticeState;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the reader of notices may know of them and of who handled them. Thread-safe. */
@Component
class Handling {
  private final NoticeRepository notices;
  private final Names names;
  private final MessageSource messages;
  private final Times times;
  private final Tellable tellable;

  Handling(
      NoticeRepository notices,
      Names names,
      MessageSource messages,
      Times times,
      Tellable tellable) {
    this.notices = notices;
    this.names = names;
    this.messages = messages;
    this.times = times;
    this.tellable = tellable;
  }

  /** Those that tell the viewer of no decision that is kept back, and of no closed case. */
  List<Notice> told(List<Notice> found, Viewer viewer) {
    return found.stream().filter(one -> tellable.to(viewer, one.caseId())).toList();
  }

  /** Who wrote and who approved it, in its own language. */
  List<String> lines(Notice notice, List<NoticeEvent> history) {
    Locale locale = Locale.forLanguageTag(notice.text().language());
    return history.stream()
        .filter(
            event ->
                event.kind() == NoticeEvent.Kind.DRAFTED || event.state() == NoticeState.APPROVED)
        .map(
            event ->
                messages.getMessage(
                    "notices.handled." + event.state().key(),
                    new Object[] {
                      names.outside(event.account()), times.at(event.at()), times.zone()
                    },
                    locale))
        .toList();
  }

  /** The same at the end of the Markdown. */
  String markdown(Notice notice) {
    return lines(notice, notices.history(notice.id())).stream()
        .map(line -> "\n- " + Markdown.escape(line))
        .collect(Collectors.joining("", "\n", "\n"));
  }

  /** The history as the viewer may see it: with names of accounts for those who work on cases. */
  List<Line> shown(List<NoticeEvent> history, Viewer viewer) {
    return history.stream()
        .map(event -> new Line(event, event.at(), names.of(event.account(), viewer)))
        .toList();
  }

  /** An event with the name of who did it. */
  record Line(NoticeEvent event, Instant at, String account) {}
}
