/**
 * Who may do what: sign-in, invitations, sessions, and the one table of routes and roles.
 *
 * <p>Enters: names, passwords, secrets of links. Leaves: a {@link Viewer} for every request, or a
 * refusal; an audit entry for each.
 */
@NullMarked
package org.hulian.review.access;

import org.jspecify.annotations.NullMarked;
