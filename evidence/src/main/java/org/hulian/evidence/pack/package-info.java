/**
 * Packages of evidence: what is known of one case in one file that verifies by itself (WACZ 1.2.0).
 *
 * <p>Enters: files that say what is known, records of WARC files, a key. Leaves: a package, or what
 * is wrong with one.
 */
@NullMarked
package org.hulian.evidence.pack;

import org.jspecify.annotations.NullMarked;
