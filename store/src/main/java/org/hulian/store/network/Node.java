package org.hulian.store.network;

import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * One node, as it stands in the store: whoever shows it masks it.
 *
 * @param token stands for it: 16 signs that say nothing to whoever has not the key of this store
 * @param name of a seller; handle of a contact; address of a picture; title of one of the texts;
 *     empty if the newest item does not have it any more
 * @param where site of a seller, kind of a contact, number of a cluster; else empty
 * @param platform of a seller's newest item
 * @param listings how many items have it
 * @param sellers how many sellers the newest thousand of these have; 1 for a seller
 * @param hub whether so many have it that it joins nobody, and was not followed
 * @param example the newest item that has it
 */
public record Node(
    NodeKind kind,
    String token,
    String name,
    String where,
    @Nullable String platform,
    long listings,
    long sellers,
    boolean hub,
    ListingId example) {}
