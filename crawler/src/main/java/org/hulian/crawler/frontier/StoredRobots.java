package org.hulian.crawler.frontier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A robots.txt as it was last fetched.
 *
 * @param authority scheme, host and port
 * @param status HTTP status after redirects; 0 if there was no answer that could be read
 * @param body empty unless the status is one of success
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record StoredRobots(
    String authority, Instant fetchedAt, int status, @Nullable String contentType, byte[] body) {}
