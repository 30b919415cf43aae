/**
 * Saved searches and their alerts.
 *
 * <p>Enters: queries that people keep, and listings that matched them. Leaves: what is new of each
 * search for each account, and what has still to be sent to whom.
 */
@NullMarked
package org.hulian.store.search;

import org.jspecify.annotations.NullMarked;
