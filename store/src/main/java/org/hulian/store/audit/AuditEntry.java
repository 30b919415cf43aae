package org.hulian.store.audit;

import java.time.Instant;

/**
 * One line of the audit log.
 *
 * @param sequence from 1, without gaps
 * @param account who; {@code system} for the program
 * @param action what, such as {@code case.decided}
 * @param subject to what, such as {@code case:17}
 * @param details a JSON object with the rest; never a secret, never unmasked data of a victim
 * @param hash SHA-256 over the entry and the hash before it, in lower-case hexadecimal
 */
public record AuditEntry(
    long sequence,
    Instant at,
    String account,
    String action,
    String subject,
    String details,
    String hash) {}
