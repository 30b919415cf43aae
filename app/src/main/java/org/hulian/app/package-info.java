/**
 * The command line, and the only place where everything is wired.
 *
 * <p>Enters: commands of a person or a scheduler. Leaves: results on standard output, everything
 * else on standard error, and an exit code: 0 done, 1 failed, 2 misuse.
 */
@NullMarked
package org.hulian.app;

import org.jspecify.annotations.NullMarked;
