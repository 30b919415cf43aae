package org.hulian.classifier.language;

/**
 * One word.
 *
 * @param word as normalised
 * @param tag part of speech of the Chinese Treebank, such as {@code VV} or {@code NN}
 * @param start first unit in {@link Sentence#text}
 * @param end one past its last unit
 */
public record Token(String word, String tag, int start, int end) {}
