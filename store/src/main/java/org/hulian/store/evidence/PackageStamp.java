package org.hulian.store.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stamping service and one package.
 *
 * @param packageId the package's number
 * @param sha256 of the package, the only thing that leaves the house
 * @param service its address
 * @param attempts how often it was asked
 * @param nextAt when it is asked again, unless it is verified
 * @param reason why it is not verified; empty before the first answer and after the last
 * @param token the newest answer (RFC 3161, TimeStampResp), absent if there was none
 * @param stampedAt the time in a verified stamp
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record PackageStamp(
    long packageId,
    String sha256,
    String service,
    StampStatus status,
    int attempts,
    Instant nextAt,
    String reason,
    byte @Nullable [] token,
    @Nullable Instant stampedAt) {}
