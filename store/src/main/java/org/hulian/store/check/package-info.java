/**
 * Whether what is stored is as it was written.
 *
 * <p>Enters: a database, whatever state it is in. Leaves: each thing in it that was damaged or
 * changed, by name.
 */
@NullMarked
package org.hulian.store.check;

import org.jspecify.annotations.NullMarked;
