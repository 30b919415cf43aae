package org.hulian.store.listing;

/**
 * An item that the index has to read again.
 *
 * @param sequence grows with every change
 * @param stored the newest version
 * @param news whether this version was not read before; otherwise the verdict or the case changed
 */
public record IndexTask(long sequence, StoredListing stored, boolean news) {}
