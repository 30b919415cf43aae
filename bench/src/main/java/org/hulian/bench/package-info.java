/**
 * Speed beside that of peers, on the same lines in one run; not shipped.
 *
 * <p>Enters: nothing, lines are generated. Leaves: a table.
 */
@NullMarked
package org.hulian.bench;

import org.jspecify.annotations.NullMarked;
