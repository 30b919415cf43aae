package org.hulian.store.network;

/**
 * A node as the tables know it.
 *
 * @param hash of {@link org.hulian.store.duplicate.TraitKeys}; of a cluster its number
 */
record NodeKey(NodeKind kind, long hash) {}
