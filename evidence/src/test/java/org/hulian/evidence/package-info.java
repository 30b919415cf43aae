/** Rules of keeping and reading captures, and of the audit chain. */
@NullMarked
package org.hulian.evidence;

import org.jspecify.annotations.NullMarked;
