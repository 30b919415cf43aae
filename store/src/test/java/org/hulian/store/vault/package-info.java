@NullMarked
package org.hulian.store.vault;

import org.jspecify.annotations.NullMarked;
