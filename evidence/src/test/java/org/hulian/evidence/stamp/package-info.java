/** Tests of time stamps, with a stamping service on the loopback address. */
@NullMarked
package org.hulian.evidence.stamp;

import org.jspecify.annotations.NullMarked;
