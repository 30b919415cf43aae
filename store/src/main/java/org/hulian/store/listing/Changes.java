package org.hulian.store.listing;

/**
 * How far the numbered changes of a store go, by which an index tells whether it has them.
 *
 * @param store names the store for good, also when its folder is moved
 * @param made number of the newest change, 0 before the first
 * @param indexed number up to which the index had all of them, as far as it said so
 */
public record Changes(String store, long made, long indexed) {}
