/**
 * What was found in a listing and why: findings with spans, entities, and the verdict.
 *
 * <p>Enters: decisions of the classifier. Leaves: values that the store keeps, the index searches
 * and the console shows.
 */
@NullMarked
package org.hulian.listing.finding;

import org.jspecify.annotations.NullMarked;
