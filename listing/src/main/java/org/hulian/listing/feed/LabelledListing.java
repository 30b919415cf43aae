package org.hulian.listing.feed;

import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Category;
import org.jspecify.annotations.Nullable;

/**
 * A listing with what a person said of it. The label is nowhere in the listing itself.
 *
 * @param offer whether it is an offer
 * @param category what is offered, absent for what is none
 * @param lang language, such as {@code zh}; empty if not said
 * @param style kind of place whose writing it has; empty if not said
 * @param split part of the set, such as {@code hard_negative}; empty if not said
 * @param group rows of one group are versions of one text and stay together; its id if not said
 * @param negativeType why a text that is no offer is hard to tell from one
 * @param evasion names of the disguises in it
 */
public record LabelledListing(
    Listing listing,
    boolean offer,
    @Nullable Category category,
    String lang,
    String style,
    String split,
    String group,
    @Nullable String negativeType,
    List<String> evasion,
    List<LabelledEntity> entities) {
  public LabelledListing {
    evasion = List.copyOf(evasion);
    entities = List.copyOf(entities);
  }
}
