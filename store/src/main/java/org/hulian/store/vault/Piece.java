package org.hulian.store.vault;

/**
 * A piece of a text that is covered in the store.
 *
 * @param field {@code title}, {@code body} or {@code replies[2]}
 * @param text as it came
 */
public record Piece(String field, String text) {}
