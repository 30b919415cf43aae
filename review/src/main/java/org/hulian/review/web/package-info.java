/**
 * What all pages share: templates, languages, the frame with its navigation, error pages.
 *
 * <p>Enters: requests. Leaves: the frame around what the features render.
 */
@NullMarked
package org.hulian.review.web;

import org.jspecify.annotations.NullMarked;
