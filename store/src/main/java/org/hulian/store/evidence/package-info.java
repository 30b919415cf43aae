/**
 * Which packages of evidence were made, and the stamps on them.
 *
 * <p>Enters: packages that leave the house, answers of stamping services. Leaves: the chain of
 * custody of a case, and which services have to be asked.
 */
@NullMarked
package org.hulian.store.evidence;

import org.jspecify.annotations.NullMarked;
