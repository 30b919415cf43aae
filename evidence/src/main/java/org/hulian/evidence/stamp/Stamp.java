package org.hulian.evidence.stamp;

import java.time.Instant;

/**
 * What a stamp says.
 *
 * @param at the time in it
 * @param policy of the service, an object identifier
 * @param authority subject of the certificate that signed it
 * @param anchored whether that certificate leads to one that is trusted; otherwise anybody may have
 *     made the stamp
 */
public record Stamp(Instant at, String policy, String authority, boolean anchored) {}
