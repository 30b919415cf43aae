package org.hulian.store.casefile;

import java.time.Instant;

/**
 * A reviewer's hold on a case.
 *
 * @param account name of the account
 * @param until when the hold ends by itself
 */
public record Claim(String account, Instant until) {}
