/**
 * Definitions that people write: keys with values, and what is wrong with them.
 *
 * <p>Enters: the text of a YAML file. Leaves: sections that are asked for their keys by name, and a
 * list of problems with file, line, key and reason, with a guess at what was meant.
 */
@NullMarked
package org.hulian.crawler.yaml;

import org.jspecify.annotations.NullMarked;
