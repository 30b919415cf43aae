package org.hulian.listing.text;

/**
 * One syllable of a Latin run.
 *
 * @param id number of the syllable, see {@link Pinyin#name}
 * @param start first unit in the text that was read, from 0
 * @param end one past the last unit
 */
public record Syllable(int id, int start, int end) {}
