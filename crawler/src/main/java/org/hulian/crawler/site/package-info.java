/**
 * What is to be crawled: where to start, how far to go, how politely, how often, on whose
 * authority; and which addresses are one and the same.
 *
 * <p>Enters: a folder of YAML files, one a site. Leaves: checked definitions, and a list of
 * problems with file, line, key and reason.
 */
@NullMarked
package org.hulian.crawler.site;

import org.jspecify.annotations.NullMarked;
