package org.hulian.store.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice and where it stands.
 *
 * @param id from 1
 * @param number within its case, from 1
 * @param account who wrote it
 * @param revision grows with every event; a move names the revision it was made on
 * @param sentAt absent before it was sent
 * @param due when the next step should be there, absent if nobody waits for one
 * @param basis how the decision stands that it rests on
 */
public record Notice(
    long id,
    long caseId,
    int number,
    NoticeText text,
    Addressee to,
    String account,
    Instant createdAt,
    NoticeState state,
    int revision,
    @Nullable Instant sentAt,
    @Nullable Instant due,
    Basis basis) {}
