package org.hulian.classifier.model;

import java.util.SortedSet;

/**
 * One example.
 *
 * @param features those that are there
 * @param label whether it is what is sought
 * @param group rows of one group stay in one fold: near-duplicates must not be on both sides
 * @param weight how much it counts, above 0
 */
public record Row(SortedSet<String> features, boolean label, String group, double weight) {}
