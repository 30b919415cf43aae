package org.hulian.store.listing;

/**
 * An item that the index has to read again.
 *
 * @param sequence grows with every change
 * @param stored the newest version
 */
public record IndexTask(long sequence, StoredListing stored) {}
