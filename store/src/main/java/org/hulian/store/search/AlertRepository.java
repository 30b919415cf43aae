package org.hulian.store.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts, for those who look at them. Thread-safe; what a method returned survives any crash. */
public interface AlertRepository {
  /**
   * Writes alerts, and what has to be sent of them, in one transaction. One that is known is left
   * out: the same search, the same listing, the same text. So is one whose search is gone.
   *
   * @return how many were written
   */
  int add(List<NewAlert> alerts);

  /**
   * Alerts that an account may see, newest first.
   *
   * @param searchId of this search only; absent for all
   * @param below with a smaller number than this
   */
  List<Alert> list(String account, @Nullable Long searchId, long below, int limit);

  /** How many alerts an account has not looked at, counted up to a limit. */
  int unread(String account, int most);

  /** How many listings each search matched that an account has not looked at since. */
  Map<Long, Long> news(String account);

  /** The newest alert there is, 0 before the first. */
  long newest();

  /**
   * Notes that an account has looked.
   *
   * @param searchId at this search only; absent for all that it may see
   * @param upTo number of the last alert that it was shown
   */
  void look(String account, @Nullable Long searchId, long upTo);

  /** Forgets alerts from before this time, with what was still to be sent; returns how many. */
  int forgetBefore(Instant time);
}
