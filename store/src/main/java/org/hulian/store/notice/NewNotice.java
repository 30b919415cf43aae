package org.hulian.store.notice;

import java.time.Instant;

/**
 * A notice that was just written.
 *
 * @param account who wrote it
 * @param due when it should be sent
 */
public record NewNotice(long caseId, NoticeText text, Addressee to, String account, Instant due) {}
