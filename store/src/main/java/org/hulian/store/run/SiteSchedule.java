package org.hulian.store.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a site is due, and how its last run left it.
 *
 * @param site name of the site definition
 * @param plan the schedule by which {@code dueAt} was reckoned
 * @param state never {@link SiteState#DUE}, see {@link #stateAt}
 * @param dueAt by the schedule, and not moved on before a run of it has ended; absent if it never
 *     comes
 * @param startedAt of the last run, absent if there was none
 * @param endedAt of the last run, absent if there was none or it is going on
 * @param pausedUntil when a paused or blocked site is tried again; a blocked one without waits for
 *     a person
 * @param row runs in a row that the site paused or blocked, those broken off in between not counted
 * @param reason why it is paused or blocked, or what else came of the last run; may be empty
 */
public record SiteSchedule(
    String site,
    String plan,
    SiteState state,
    @Nullable Instant dueAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant pausedUntil,
    Row row,
    String reason) {
  public SiteSchedule {
    if (state == SiteState.DUE) {
      throw new IllegalArgumentException("that a site is due follows from its times");
    }
  }

  /**
   * Runs in a row that ended in one way.
   *
   * @param how paused or blocked; waiting if there are none
   */
  public record Row(SiteState how, int times) {
    /** No run was paused or blocked. */
    public static final Row NONE = new Row(SiteState.WAITING, 0);

    public Row {
      if (times < 0) {
        throw new IllegalArgumentException("a number of runs is not negative");
      }
    }

    /** How many there are with one more that ends so. */
    public int with(SiteState next) {
      return how == next ? times + 1 : 1;
    }
  }

  /** A site that no run was made of yet. */
  public static SiteSchedule first(String site, String plan, @Nullable Instant dueAt) {
    return new SiteSchedule(site, plan, SiteState.WAITING, dueAt, null, null, null, Row.NONE, "");
  }

  /** How it stands at this time. */
  public SiteState stateAt(Instant now) {
    Instant next = nextAt();
    return next == null || next.isAfter(now) ? state : SiteState.DUE;
  }

  /**
   * When the next run is to be made; absent if never, while one goes on, or not before a person
   * says so.
   */
  public @Nullable Instant nextAt() {
    return switch (state) {
      case PAUSED, BLOCKED -> pausedUntil;
      case DUE, WAITING -> dueAt;
      case RUNNING -> null;
    };
  }

  /** The same by another schedule. */
  public SiteSchedule planned(String newPlan, @Nullable Instant due) {
    return new SiteSchedule(
        site, newPlan, state, due, startedAt, endedAt, pausedUntil, row, reason);
  }

  /** A run begins. */
  public SiteSchedule started(Instant at) {
    return new SiteSchedule(
        site, plan, SiteState.RUNNING, dueAt, at, null, pausedUntil, row, reason);
  }

  /** A run has ended, and the next comes at its time; what was missed by now is not made up for. */
  public SiteSchedule ended(Instant at, @Nullable Instant due, String why) {
    return new SiteSchedule(site, plan, SiteState.WAITING, due, startedAt, at, null, Row.NONE, why);
  }

  /** A run was broken off, and is due until another goes on with it. */
  public SiteSchedule interrupted(Instant at, String why) {
    Instant due =
        startedAt == null || dueAt == null || dueAt.isAfter(startedAt) ? startedAt : dueAt;
    return new SiteSchedule(site, plan, SiteState.WAITING, due, startedAt, at, null, row, why);
  }

  /** A run was paused or blocked. */
  public SiteSchedule refused(Refusal refusal, Instant at, @Nullable Instant due, String why) {
    return new SiteSchedule(
        site,
        plan,
        refusal.how,
        due,
        startedAt,
        at,
        refusal.until,
        new Row(refusal.how, refusal.times),
        why);
  }

  /**
   * How a site sent us away.
   *
   * @param how paused or blocked
   * @param times so often in a row, this time counted
   * @param until when it is tried again; absent if only a person may
   */
  public record Refusal(SiteState how, int times, @Nullable Instant until) {}
}
