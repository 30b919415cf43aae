package org.hulian.store.quality;

import org.hulian.listing.finding.Category;

/**
 * How often a flag was right, as reviewers decided.
 *
 * @param signal that spoke for the flag; empty for all flags of the category
 * @param upheld of the final decisions, how many found a violation
 */
public record Measured(String signal, Category category, Proportion upheld) {}
