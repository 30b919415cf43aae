package org.hulian.classifier.lexicon;

import org.hulian.listing.finding.Category;
import org.jspecify.annotations.Nullable;

/**
 * What the terms of one file stand for.
 *
 * @param name names it for good, such as {@code face-data-goods}
 * @param sense what its terms say
 * @param category what is offered, for goods and deeds; absent otherwise
 */
public record Concept(String name, Sense sense, @Nullable Category category) {}
