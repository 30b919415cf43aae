package org.hulian.store.casefile;

import java.time.Instant;
import java.util.List;

/**
 * What came of cases that were decided together.
 *
 * @param id from 1
 * @param leadCase the case that was looked at
 * @param at when the first of them was decided
 * @param account who decided
 * @param policyCode empty where they were escalated
 * @param members in the order of their numbers
 */
public record GroupResult(
    long id,
    long leadCase,
    Instant at,
    String account,
    CaseStatus status,
    String policyCode,
    List<Member> members) {
  public GroupResult {
    members = List.copyOf(members);
  }

  /** How many cases came to this end. */
  public long count(Outcome outcome) {
    return members.stream().filter(member -> member.outcome == outcome).count();
  }

  /** What came of one case. */
  public enum Outcome {
    /** It was decided. */
    DECIDED,
    /** Something happened to it after it had been shown; it is as it was. */
    CHANGED,
    /** Somebody else holds it; it is as it was. */
    HELD
  }

  /**
   * One case.
   *
   * @param revision after the decision, or as it was shown where it was refused
   * @param stands whether nothing has happened to it since it was decided
   */
  public record Member(long caseId, String title, int revision, Outcome outcome, boolean stands) {}
}
