package org.hulian.store.notice;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a notice stands. It only goes along {@link #next}; no way leads back to the draft. */
public enum NoticeState {
  /** Written; nobody else has read it. */
  DRAFT,
  /** A person who did not write it found it right. */
  APPROVED,
  /** A person sent it. */
  SENT,
  /** The platform said that it has it. */
  ACKNOWLEDGED,
  /** The item was looked at after that and is gone. */
  GONE,
  /** The item was looked at after that and is there. */
  STILL_UP,
  /** It was gone and is back, at its place or as another item. */
  RELISTED,
  /** The platform said no. */
  REJECTED,
  /** What the platform decided is looked at again. */
  APPEALED;

  /** The name in tables, addresses and interfaces, such as {@code still_up}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #key} gives.
   *
   * @throws IllegalArgumentException if there is no such state
   */
  public static NoticeState ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** The states that can follow. */
  public Set<NoticeState> next() {
    return Collections.unmodifiableSet(
        switch (this) {
          case DRAFT -> EnumSet.of(APPROVED);
          case APPROVED -> EnumSet.of(SENT);
          case SENT -> EnumSet.of(ACKNOWLEDGED, GONE, STILL_UP, REJECTED);
          case ACKNOWLEDGED -> EnumSet.of(GONE, STILL_UP, REJECTED);
          case STILL_UP -> EnumSet.of(ACKNOWLEDGED, GONE, REJECTED);
          case GONE -> EnumSet.of(RELISTED, APPEALED);
          case RELISTED -> EnumSet.of(GONE);
          case REJECTED -> EnumSet.of(APPEALED, GONE);
          case APPEALED -> EnumSet.of(GONE, REJECTED, RELISTED);
        });
  }

  /** Whether a person may still have to do something before it is out. */
  boolean isBeforeSending() {
    return this == DRAFT || this == APPROVED;
  }

  /** Whether someone is to do something by a day. */
  boolean isWaiting() {
    return this != GONE && this != REJECTED && this != APPEALED;
  }

  /** Whether a person who moves a notice here has to say why: nothing else proves it. */
  public boolean wantsNote() {
    return switch (this) {
      case GONE, STILL_UP, RELISTED, REJECTED, APPEALED -> true;
      case DRAFT, APPROVED, SENT, ACKNOWLEDGED -> false;
    };
  }
}
