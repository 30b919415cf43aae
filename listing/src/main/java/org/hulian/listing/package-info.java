/**
 * The nouns that every module shares: what a public listing is, where it was seen, and what
 * changes.
 *
 * <p>Enters: facts read off a page or a feed. Leaves: immutable records that guard themselves. No
 * I/O and no third-party type here; reading and writing of feeds is in {@code listing.feed}.
 */
@NullMarked
package org.hulian.listing;

import org.jspecify.annotations.NullMarked;
