@NullMarked
package org.hulian.store.duplicate;

import org.jspecify.annotations.NullMarked;
