@NullMarked
package org.hulian.evidence.log;

import org.jspecify.annotations.NullMarked;
