package org.hulian.listing.feed;

import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Category;
import org.jspecify.annotations.Nullable;

/**
 * A text whose truth is known, for training and for measuring.
 *
 * @param offer whether it offers or asks for what Hulian looks for
 * @param category of an offer, absent for anything else
 * @param language ISO 639-1 code, or {@code zh-Hant}; empty if not said
 * @param style where such a text stands, such as {@code xianyu} or {@code sms}
 * @param split name of the part of the set it belongs to, empty if not said
 * @param group texts of one group are variants of one idea and never divided between folds
 * @param negativeType why a lawful text is hard, absent otherwise
 * @param evasion kinds of disguise
 * @param entities the true ones
 * @param borderline whether people disagree on it; left out of headline figures
 */
public record LabelledListing(
    Listing listing,
    boolean offer,
    @Nullable Category category,
    String language,
    String style,
    String split,
    String group,
    @Nullable String negativeType,
    List<String> evasion,
    List<LabelledEntity> entities,
    boolean borderline) {
  public LabelledListing {
    evasion = List.copyOf(evasion);
    entities = List.copyOf(entities);
    if (offer && category == null) {
      throw new IllegalArgumentException("an offer has a category");
    }
  }

  /**
   * A thing that the text truly names.
   *
   * @param type such as {@code PRICE}
   * @param text as it stands in the listing
   */
  public record LabelledEntity(String type, String text) {}
}
