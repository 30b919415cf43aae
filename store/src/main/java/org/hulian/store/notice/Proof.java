package org.hulian.store.notice;

import java.time.Instant;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;

/**
 * A look at an item.
 *
 * @param at when
 * @param capture the recorded answer, absent if it was not recorded, as in feeds
 */
public record Proof(Instant at, @Nullable CaptureRef capture) {}
