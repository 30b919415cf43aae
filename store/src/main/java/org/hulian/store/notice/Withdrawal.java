package org.hulian.store.notice;

import java.time.Instant;

/**
 * That a notice was taken back at the platform.
 *
 * @param account who did it
 * @param note how, in a person's words, with numbers of persons masked
 */
public record Withdrawal(Instant at, String account, String note) {}
