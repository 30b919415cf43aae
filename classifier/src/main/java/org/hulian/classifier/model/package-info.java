/**
 * Linear models: what they weigh, how they are kept as text, fitted and calibrated.
 *
 * <p>Enters: rows of named features with labels. Leaves: weights by name, in files that are the
 * same to the byte whenever they are made from the same rows.
 */
@NullMarked
package org.hulian.classifier.model;

import org.jspecify.annotations.NullMarked;
