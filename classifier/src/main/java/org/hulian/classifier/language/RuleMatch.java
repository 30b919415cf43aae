package org.hulian.classifier.language;

import org.hulian.listing.text.TextSpan;

/**
 * A token rule that a sentence fulfils.
 *
 * @param rule name of the rule's file, such as {@code OffersGoods}
 * @param span where in the text as written
 */
public record RuleMatch(String rule, TextSpan span) {}
