/**
 * What decisions are good for beyond their case: texts to train on, and a measure for a model that
 * is tried.
 *
 * <p>Enters: decisions, verdicts of two classifiers. Leaves: labelled texts with what was left out,
 * and what differs.
 */
@NullMarked
package org.hulian.app.quality;

import org.jspecify.annotations.NullMarked;
