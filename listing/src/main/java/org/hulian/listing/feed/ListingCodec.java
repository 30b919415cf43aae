package org.hulian.listing.feed;

import org.hulian.listing.Listing;

/** A listing as one JSON object of the listing contract, for stores and interfaces. */
public final class ListingCodec {
  private ListingCodec() {}

  /** The listing as JSON on one line; {@link #decode} gives an equal listing back. */
  public static String encode(Listing listing) {
    return JsonText.write(json -> ListingJson.write(json, listing));
  }

  /**
   * Reads one listing; fields that the contract does not know are passed over.
   *
   * @throws IllegalArgumentException with one line for people if the text is no listing
   */
  public static Listing decode(String json) {
    return ListingJson.read(JsonText.object(json));
  }
}
