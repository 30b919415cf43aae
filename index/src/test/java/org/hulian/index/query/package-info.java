/** How queries are read. */
@NullMarked
package org.hulian.index.query;

import org.jspecify.annotations.NullMarked;
