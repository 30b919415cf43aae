/**
 * What was seen, kept so that it can be proved.
 *
 * <p>Enters: requests and responses as bytes on the wire; entries of the audit log. Leaves: WARC
 * files, the responses in any WARC file with their codings undone, and hashes that chain the audit
 * log. The only place that sees the WARC library.
 */
@NullMarked
package org.hulian.evidence;

import org.jspecify.annotations.NullMarked;
