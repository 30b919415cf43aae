/**
 * Time stamps of others (RFC 3161): that a file was there at a time, without the file.
 *
 * <p>Enters: the SHA-256 of a file, the address of a stamping service, certificates that are
 * trusted. Leaves: stamps, or why an answer is none. The only place that sees BouncyCastle.
 */
@NullMarked
package org.hulian.evidence.stamp;

import org.jspecify.annotations.NullMarked;
