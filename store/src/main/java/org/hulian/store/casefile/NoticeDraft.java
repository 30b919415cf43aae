package org.hulian.store.casefile;

import java.time.Instant;

/**
 * A notice to a platform, drafted by the program and sent by a person.
 *
 * @param language {@code zh} or {@code en}
 * @param markdown the text
 * @param account who asked for it
 */
public record NoticeDraft(String language, String markdown, String account, Instant createdAt) {}
