package org.hulian.listing;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One answer in a thread, or one review of goods.
 *
 * @param author as the page prints it, absent where it does not
 * @param body plain text, may be empty
 * @param postedAt absent where the page does not say
 */
public record Reply(@Nullable String author, String body, @Nullable OffsetDateTime postedAt) {}
