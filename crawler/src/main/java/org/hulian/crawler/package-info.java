/**
 * The ways in to the crawler: site definition, fetch, extract.
 *
 * <p>Enters: a site definition, or a WARC file. Leaves: listings, links, and an outcome with its
 * reason for every address.
 */
@NullMarked
package org.hulian.crawler;

import org.jspecify.annotations.NullMarked;
