package org.hulian.store.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Second looks, known answers, and figures. Thread-safe. Every change writes its audit entry in the
 * same transaction. Looks are drawn and settled by what happens to cases: see {@code
 * CaseRepository}.
 */
public interface QualityRepository {
  QualitySettings settings();

  void set(QualitySettings settings, String by);

  /**
   * Whether the decision on a case must not be told to an account that may be asked to look again:
   * it waits for a second look, or has a known answer, and the account had no part in it. A case
   * that was decided in a group is kept back as long as any of that group waits for a look.
   */
  boolean isKeptBack(long caseId, String account);

  /**
   * Since which revision the history of a case must not be told to such an account, since it was
   * decided with others then, of which one waits for a second look; empty if all may be told.
   */
  OptionalInt untoldSince(long caseId, String account);

  /**
   * Takes the next case to look at again, with a hold on it: one that the account has had before
   * and not answered, else the oldest that somebody else decided, else, by chance, one with a known
   * answer in its place.
   *
   * @param skipped cases not to give
   * @return its number; empty if none waits for this account
   */
  OptionalLong take(String account, Duration lease, Set<Long> skipped);

  /** Whether the account holds a case to look at again. */
  boolean holds(long caseId, String account);

  /** Gives a hold back; does nothing if it is not the account's. */
  void release(long caseId, String account);

  /**
   * Says what a second reviewer finds. The same as the first closes the look; anything else waits
   * for a lead.
   *
   * @return false, and nothing is changed, unless the account took the case and nobody else has
   *     taken it since
   */
  boolean answer(long caseId, Answer answer);

  /** The open look at a case. */
  Optional<SecondLook> open(long caseId);

  /** Those where two differ and a lead has the last word; appeals first, then the oldest. */
  List<SecondLook> disputes(int limit);

  /** Those that wait for a second reviewer, likewise. */
  List<SecondLook> waiting(int limit);

  /** What waits, by cause. */
  Map<Cause, Long> waitingByCause();

  /** Since when the one waits that waits longest; absent if none does. */
  @Nullable Instant waitingSince();

  /**
   * Adds a decided case as one with a known answer, which is its decision; it is kept back from
   * reviewers from now on.
   *
   * @return false if the case is not decided, or its decision is looked at
   */
  boolean addKnown(long caseId, String by);

  /** Takes it away again; what was answered still counts. */
  void retireKnown(long caseId, String by);

  /** Those in use, the newest first. */
  List<Known> known();

  /** Of everybody who had any, in the order of names. */
  List<Accuracy> accuracy();

  /** By category, in their order, and for all together at the end. */
  List<Agreement> agreement();

  /** How many decisions leads changed, of those looked at and closed, by cause. */
  Map<Cause, Proportion> overturned();

  /** Reads every case that is decided, in the order of their numbers, in constant memory. */
  void decided(Consumer<Decided> consumer);

  /** How often flags were right, by category and signal; those that there are. */
  List<Measured> measured();
}
