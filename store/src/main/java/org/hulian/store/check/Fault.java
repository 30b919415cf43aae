package org.hulian.store.check;

/**
 * Something that is not as it was written.
 *
 * @param item what, such as {@code audit entry 17}
 * @param reason in one line; it quotes nothing of what is stored
 */
public record Fault(String item, String reason) {}
