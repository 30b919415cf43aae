package org.hulian.store.casefile;

import java.time.Instant;

/**
 * One thing that happened to a case; events are never changed or deleted.
 *
 * @param revision of the case after the event
 * @param kind such as {@code opened}, {@code decided}, {@code reopened}, {@code noticed}
 * @param status of the case after the event
 * @param policyCode empty where the event has none
 * @param reason empty where the event has none
 * @param account who did it; {@code system} for the program
 */
public record CaseEvent(
    int revision,
    Instant at,
    String kind,
    CaseStatus status,
    String policyCode,
    String reason,
    String account) {}
