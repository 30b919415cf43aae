/** Tests of search: real indexes in temporary folders. */
@NullMarked
package org.hulian.index;

import org.jspecify.annotations.NullMarked;
