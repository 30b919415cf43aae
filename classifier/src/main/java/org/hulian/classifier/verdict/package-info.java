/**
 * Turns weights into what people read: category, severity, findings.
 *
 * <p>Enters: a {@link org.hulian.classifier.signal.Reading} with its features and the models.
 * Leaves: the parts of a {@link org.hulian.listing.finding.Verdict}.
 */
@NullMarked
package org.hulian.classifier.verdict;

import org.jspecify.annotations.NullMarked;
