/**
 * How long things are kept, what is erased, and what stops that.
 *
 * <p>Enters: rules, requests, legal holds. Leaves: tables without the item, a hash of it in the
 * audit log, and the names of what has to go from index, vault and WARC files too.
 */
@NullMarked
package org.hulian.store.retention;

import org.jspecify.annotations.NullMarked;
