package org.hulian.store.notice;

import java.time.Instant;

/**
 * A statement of reasons.
 *
 * @param id from 1, in the order in which they were made
 * @param puid its number for the receiving database; never given twice
 * @param body JSON as it leaves the house
 * @param account who made it; never part of what leaves
 */
public record Statement(
    long id, String puid, long caseId, String body, String account, Instant createdAt) {}
