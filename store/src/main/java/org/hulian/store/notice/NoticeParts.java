package org.hulian.store.notice;

/** Notices, what has to be told of them, and statements of reasons, which one database has. */
public record NoticeParts(
    NoticeRepository notices, StatementRepository statements, NoticeOutbox outbox) {}
