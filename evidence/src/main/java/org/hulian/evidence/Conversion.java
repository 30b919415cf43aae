package org.hulian.evidence;

import java.net.URI;
import java.time.Instant;
import org.hulian.listing.CaptureRef;

/**
 * A page as a browser had it after its scripts were run, as HTML in UTF-8. It was not sent by
 * anybody: it was made from recorded responses.
 *
 * @param uri the address of the page
 * @param date when its page was asked for
 * @param of the response that the page began with
 * @param html not to be changed by anybody
 */
@SuppressWarnings("ArrayRecordComponent") // pages are large and compared by nobody
public record Conversion(URI uri, Instant date, CaptureRef of, byte[] html) {}
