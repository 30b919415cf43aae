package org.hulian.store.run;

import java.time.Instant;

/**
 * One line of the ledger.
 *
 * @param url the address, or the item's id
 * @param reason empty where the outcome says it all
 */
public record LedgerEntry(Instant at, LedgerOutcome outcome, String url, String reason) {}
