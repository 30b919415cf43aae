package org.hulian.store.notice;

/** Notices and statements of reasons, which one database has. */
public record NoticeParts(NoticeRepository notices, StatementRepository statements) {}
