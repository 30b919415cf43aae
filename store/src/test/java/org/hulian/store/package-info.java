/** Rules of the store, seen from outside. */
@NullMarked
package org.hulian.store;

import org.jspecify.annotations.NullMarked;
