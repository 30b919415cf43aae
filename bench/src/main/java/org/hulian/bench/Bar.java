package org.hulian.bench;

/**
 * A bar of a chart.
 *
 * @param label beside it
 * @param value its length, not negative
 */
public record Bar(String label, double value) {}
