package org.hulian.store.quality;

/**
 * How well a reviewer judges cases with known answers.
 *
 * @param right how many were right
 */
public record Accuracy(String account, Proportion right) {}
