package org.hulian.store.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The notices. Thread-safe. Every change writes its event and its audit entry in the same
 * transaction. The program drafts and looks; that one was approved or sent is a person's word.
 */
public interface NoticeRepository {
  /**
   * Keeps a notice that was written, as a draft, and tells its case.
   *
   * @throws IllegalArgumentException if there is no such case
   */
  Notice draft(NewNotice notice);

  Optional<Notice> find(long caseId, int number);

  /** Those of a case, oldest first. */
  List<Notice> ofCase(long caseId);

  /** What is due first comes first; what waits for nobody last, newest first. */
  List<Notice> list(NoticeFilter filter, int limit, int offset);

  /** How many there are in each state. */
  Map<NoticeState, Long> counts();

  /** The platforms that notices were written to, by name. */
  List<String> platforms();

  /** Everything that happened to a notice, oldest first. */
  List<NoticeEvent> history(long id);

  /**
   * Moves a notice. One that is approved or sent has to rest on a decision that stands; nobody
   * approves what they wrote; one that is sent has a channel and a time.
   *
   * @param revision that the person saw
   */
  MoveOutcome move(long id, int revision, NoticeMove move);

  /** Those that were sent and whose case a person cleared since, newest first. */
  List<Notice> overturned(int limit, int offset);

  /**
   * Notes that a person withdrew a notice at the platform, since its case was cleared. While the
   * case is being decided again it is refused. Nothing more happens to it then: no look and no
   * person moves it.
   *
   * @param revision that the person saw
   * @param note how it was withdrawn; not blank
   */
  MoveOutcome withdraw(long id, int revision, String account, String note);

  /** That a notice was withdrawn; empty if it was not. */
  Optional<Withdrawal> withdrawal(long id);
}
