/**
 * The small market that the demo serves on the loopback address, and the comparison of what was
 * found there with what was planted.
 *
 * <p>Enters: the data of {@code seeds/sample-market}. Leaves: pages over HTTP, and a table of what
 * was found, missed and wrongly flagged.
 */
@NullMarked
package org.hulian.app.demo;

import org.jspecify.annotations.NullMarked;
