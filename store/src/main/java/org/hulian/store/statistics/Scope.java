package org.hulian.store.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Which cases are counted; an absent part lets everything through.
 *
 * @param platform by its name, empty for those of no known one
 * @param category by its key
 */
public record Scope(@Nullable String platform, @Nullable String category) {
  /** All cases. */
  public static final Scope ALL = new Scope(null, null);

  boolean has(String onPlatform, String ofCategory) {
    return (platform == null || platform.equals(onPlatform))
        && (category == null || category.equals(ofCategory));
  }
}
