package org.hulian.store.casefile;

import java.time.Instant;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a case; events are never changed or deleted.
 *
 * @param revision of the case after the event
 * @param kind {@code opened}, {@code decided}, {@code undone} (at once, by who decided), {@code
 *     reopened} (by a person, or because a decided item changed or came back), {@code noticed},
 *     {@code notice_sent}, {@code notice_withdrawn}, {@code repeated} (its item was put up again as
 *     another); {@code changed}, {@code removed} or {@code relisted} where that happened to the
 *     item and the status stayed; {@code still_up} where an item with a notice out was looked at
 *     and is as it was, once a day at most; {@code appealed} where somebody complained of a
 *     decision; {@code settled}, a lead's last word on one
 * @param status of the case after the event
 * @param policyCode empty where the event has none
 * @param reason empty where the event has none; {@code changed} or {@code relisted} where the
 *     program reopened the case
 * @param account who did it; {@code system} for the program
 * @param proof of {@code removed} and {@code still_up}: the answer that shows it; absent if it was
 *     not recorded. Only the program says so
 * @param other of {@code repeated}: what the item was put up again as; absent once that is erased
 */
public record CaseEvent(
    int revision,
    Instant at,
    String kind,
    CaseStatus status,
    String policyCode,
    String reason,
    String account,
    @Nullable CaptureRef proof,
    @Nullable ListingId other) {}
