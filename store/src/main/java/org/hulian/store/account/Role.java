package org.hulian.store.account;

import java.util.Set;

/** What an account may do. */
public enum Role {
  /** Manages accounts and settings. */
  ADMINISTRATOR,
  /** Decides escalated cases and sees quality figures. */
  LEAD,
  /** Works through the queue. */
  REVIEWER,
  /** Searches and reads, masked. */
  REGULATOR,
  /** Schedules and watches runs; sees no case text. */
  OPERATOR,
  /** Reads the audit log. */
  AUDITOR;

  /** Those who may read cases, with or without persons' numbers covered. */
  public static final Set<Role> CASE_READERS = Set.of(REVIEWER, LEAD, REGULATOR);
}
