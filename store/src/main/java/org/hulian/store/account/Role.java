package org.hulian.store.account;

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
  AUDITOR
}
