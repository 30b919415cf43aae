package org.hulian.listing.finding;

import java.util.Locale;

/** What is offered. The main thing decides; of a bundle, the first thing named. */
public enum Category {
  /** Face pictures or videos, alone or with identity papers. */
  FACE_DATA,
  /** Tools or labour that make a still picture nod, blink and speak. */
  PHOTO_ACTIVATION,
  /** Passing a face or real-name check in somebody else's place. */
  BYPASS_SERVICE,
  /** Phones, ROMs, injectors and masks for that. */
  BYPASS_DEVICE,
  /** Passing a face check to lift a ban or a freeze from an account. */
  ACCOUNT_UNBLOCK;

  /** The name in feeds and interfaces, such as {@code face_data}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #key} gives.
   *
   * @throws IllegalArgumentException if there is no such category
   */
  public static Category ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
