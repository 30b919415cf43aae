@NullMarked
package org.hulian.bench.mask;

import org.jspecify.annotations.NullMarked;
