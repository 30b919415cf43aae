package org.hulian.review.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hulian.review.access.Names;
import org.hulian.review.access.Viewer;
import org.hulian.review.web.Times;
import org.hulian.store.audit.Act;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeEvent;
import org.hulian.store.notice.NoticeRepository;
import org.hulian.store.notice.NoticeState;
import org.hulian.store.notice.Withdrawal;
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

  /** The newest that have to be withdrawn and may be told of. */
  List<Notice> toWithdraw(int limit, Viewer viewer) {
    List<Notice> told = new ArrayList<>();
    List<Notice> read;
    int offset = 0;
    do {
      read = notices.overturned(limit, offset);
      told.addAll(told(read, viewer));
      offset += limit;
    } while (told.size() < limit && read.size() == limit);
    return told.subList(0, Math.min(told.size(), limit));
  }

  /** Who wrote, who approved and who withdrew it, in its own language. */
  List<String> lines(Notice notice, List<NoticeEvent> history) {
    Locale locale = Locale.forLanguageTag(notice.text().language());
    Stream<String> before =
        history.stream()
            .filter(
                event ->
                    event.kind() == NoticeEvent.Kind.DRAFTED
                        || event.state() == NoticeState.APPROVED)
            .map(event -> handled(event.state().key(), event.account(), event.at(), locale));
    Stream<String> after =
        notices.withdrawal(notice.id()).stream()
            .map(one -> handled("withdrawn", one.account(), one.at(), locale));
    return Stream.concat(before, after).toList();
  }

  private String handled(String step, String account, Instant at, Locale locale) {
    Object[] values = {names.outside(account), times.at(at), times.zone()};
    return messages.getMessage("notices.handled." + step, values, locale);
  }

  /** The same at the end of the Markdown. */
  String markdown(Notice notice) {
    return lines(notice, notices.history(notice.id())).stream()
        .map(line -> "\n- " + Markdown.escape(line))
        .collect(Collectors.joining("", "\n", "\n"));
  }

  /** The history as the viewer may see it: with names of accounts for those who work on cases. */
  List<Line> shown(List<NoticeEvent> history, Viewer viewer, Locale locale) {
    return history.stream().map(event -> line(event, viewer, locale)).toList();
  }

  private Line line(NoticeEvent event, Viewer viewer, Locale locale) {
    boolean moved = event.kind() == NoticeEvent.Kind.MOVED;
    String word =
        moved ? "notices.did." + event.state().key() : "notices.kind." + event.kind().key();
    String account =
        event.account().equals(Act.SYSTEM)
            ? messages.getMessage("notices.program", null, locale)
            : names.of(event.account(), viewer);
    return new Line(event, messages.getMessage(word, null, locale), account, !moved);
  }

  /** That the notice was withdrawn, with the name of who did it as the viewer may know it. */
  Optional<Withdrawal> withdrawn(Notice notice, Viewer viewer) {
    return notices
        .withdrawal(notice.id())
        .map(one -> new Withdrawal(one.at(), names.of(one.account(), viewer), one.note()));
  }

  /** The grounds of a notice in this language, with their keys. */
  static List<Ground> grounds(Notice notice, Locale locale) {
    return notice.text().grounds().stream()
        .map(
            key ->
                new Ground(
                    key,
                    LegalGrounds.of(key)
                        .map(ground -> ground.line(locale.getLanguage()))
                        .orElse(key)))
        .toList();
  }

  /**
   * An event as people read it.
   *
   * @param word what was done
   * @param account who did it, by the name that the viewer may know
   * @param stands whether the state has to be said beside the word, which does not tell it
   */
  record Line(NoticeEvent event, String word, String account, boolean stands) {}

  /** A ground as people read it. */
  record Ground(String key, String text) {}
}
