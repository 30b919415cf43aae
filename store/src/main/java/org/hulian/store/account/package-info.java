/**
 * People who may sign in, their roles, and the one-time invitations that create them.
 *
 * <p>Enters: names and password hashes made elsewhere. Leaves: accounts; never a secret in clear.
 */
@NullMarked
package org.hulian.store.account;

import org.jspecify.annotations.NullMarked;
