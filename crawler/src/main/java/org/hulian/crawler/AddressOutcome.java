package org.hulian.crawler;

import java.time.Instant;

/**
 * What happened with one address.
 *
 * @param reason empty where the kind says it all
 */
public record AddressOutcome(Instant at, Kind kind, String address, String reason) {
  /** Kinds of events; an address has one that is final in a run, and any number of the others. */
  public enum Kind {
    /** A request was made. Not final. */
    ATTEMPTED,
    /** It failed and will be asked again. Not final. */
    RETRYING,
    /**
     * Something leads to it, but it never shows an item: a log-in, a form, a copy; or it is one too
     * many of a calendar, a filter, an endless list. Not asked.
     */
    SKIPPED,
    /** A page was read. */
    FETCHED,
    /** The server said that nothing changed since the last look. */
    NOT_MODIFIED,
    /** It leads to another address, which goes its own way. */
    REDIRECTED,
    /** What was there before is gone. */
    GONE,
    /** Nothing is there, and nothing was known to be: a dead link. */
    ABSENT,
    /** Closed by robots.txt; no request was made. */
    REFUSED,
    /** Behind a log-in, a captcha or a refusal. */
    BLOCKED,
    /**
     * It could not be fetched or read, or leads to no public address, and will not be asked again
     * in this run.
     */
    FAILED
  }
}
