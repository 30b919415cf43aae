package org.hulian.crawler;

import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;

/**
 * An item that is gone: its address answers so or the page says so, or for the second time in a row
 * the address leads elsewhere or shows no such item; and no other address shows it.
 *
 * @param last the look that found it gone, with the recorded answer that proves it
 * @param address where the item stood
 * @param reason such as {@code status 404} or {@code no longer shown}
 */
public record Removal(ListingId id, Sighting last, String address, String reason) {}
