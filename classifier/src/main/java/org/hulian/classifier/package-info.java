/**
 * Says of a listing how likely it offers faces or ways round face checks, and why.
 *
 * <p>Enters: a {@link org.hulian.listing.Listing}. Leaves: a {@link
 * org.hulian.listing.finding.Verdict} with findings and entities. {@link
 * org.hulian.classifier.ListingClassifier} is the way in.
 */
@NullMarked
package org.hulian.classifier;

import org.jspecify.annotations.NullMarked;
