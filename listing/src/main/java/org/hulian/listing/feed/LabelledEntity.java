package org.hulian.listing.feed;

/**
 * An entity that a labelled text is known to hold.
 *
 * @param type such as {@code PRICE}
 * @param text as it stands in the title or body
 */
public record LabelledEntity(String type, String text) {}
