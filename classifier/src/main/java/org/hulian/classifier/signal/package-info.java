/**
 * Named reasons for and against a flag; each is a class, a test and a page of {@code docs/signals}
 * of one name.
 *
 * <p>Enters: a {@link org.hulian.classifier.signal.Reading}: terms, entities and analysed sentences
 * of what passed the screen. Leaves: sightings, which the second model weighs and people read.
 */
@NullMarked
package org.hulian.classifier.signal;

import org.jspecify.annotations.NullMarked;
