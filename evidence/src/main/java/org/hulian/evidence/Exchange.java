package org.hulian.evidence;

import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request with its response, as bytes on the wire.
 *
 * @param uri the address asked for
 * @param date when the request was sent
 * @param request request line, headers and body; absent where it is not to be kept
 * @param response status line, headers and body, transfer and content codings as they came
 * @param address of the server that answered, absent if unknown
 * @param truncation why the response is not whole
 */
@SuppressWarnings("ArrayRecordComponent") // pages are large and compared by nobody
public record Exchange(
    URI uri,
    Instant date,
    byte @Nullable [] request,
    byte[] response,
    @Nullable InetAddress address,
    Truncation truncation) {}
