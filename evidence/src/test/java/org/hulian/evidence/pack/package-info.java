/** Tests of packages of evidence. */
@NullMarked
package org.hulian.evidence.pack;

import org.jspecify.annotations.NullMarked;
