package org.hulian.store.casefile;

import java.time.Instant;

/**
 * What a case is told that happened beside it.
 *
 * @param kind such as {@code noticed}
 * @param reason empty if there is none
 * @param account who did it; {@code system} for the program
 */
public record CaseNews(String kind, String reason, String account, Instant at) {}
