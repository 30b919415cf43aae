/**
 * Who has what in common: sellers, and the contacts, pictures and texts that join them.
 *
 * <p>Enters: a seller, a contact or an item to start from. Leaves: the nodes around it and the
 * edges between them, known by keyed tokens.
 */
@NullMarked
package org.hulian.store.network;

import org.jspecify.annotations.NullMarked;
