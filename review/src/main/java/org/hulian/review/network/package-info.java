/**
 * The sellers' network around a case, a seller or a contact.
 *
 * <p>Enters: nodes and edges of the store. Leaves: a page with two tables and, with scripts, a
 * graph of them. Whoever sees masked text sees tokens for names that hold numbers of persons.
 */
@NullMarked
package org.hulian.review.network;

import org.jspecify.annotations.NullMarked;
