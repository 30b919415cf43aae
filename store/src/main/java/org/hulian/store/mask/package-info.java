/**
 * What names a person: identity numbers, bank cards, telephones, names, addresses, number plates.
 * The one place that knows what they look like, for what is stored and for what is shown.
 *
 * <p>Enters: text as written. Leaves: text of the same length with all that covered.
 */
@NullMarked
package org.hulian.store.mask;

import org.jspecify.annotations.NullMarked;
