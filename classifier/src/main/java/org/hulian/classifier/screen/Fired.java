package org.hulian.classifier.screen;

import org.hulian.listing.text.TextSpan;

/**
 * An n-gram of the model that a text has.
 *
 * @param feature its name in the model
 * @param text number of the text, from 0
 * @param span its first place in the text as written
 * @param weight what it added to the logit
 */
public record Fired(String feature, int text, TextSpan span, double weight) {}
