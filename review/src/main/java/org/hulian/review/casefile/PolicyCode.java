package org.hulian.review.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a decision rests on. The names of people's languages are in the messages. */
public enum PolicyCode {
  /** Face images for sale. */
  FD_1(1),
  /** Faces with identity card, bank card or telephone. */
  FD_2(2),
  /** Photos of people who hold their identity card. */
  FD_3(3),
  /** Videos of faces that nod, blink and speak. */
  FD_4(4),
  /** Software that animates photos. */
  LB_1(5),
  /** Phones, ROMs and emulators that feed the camera. */
  LB_2(6),
  /** Passing a face check for somebody else. */
  LB_3(7),
  /** Teaching any of this. */
  LB_4(8),
  /** Lifting a ban or a freeze by somebody else's face or name. */
  AC_1(9),
  /** Nothing unlawful is offered. */
  NV_0(0),
  /** News, research or defence. */
  NV_1(0);

  private final int key;

  PolicyCode(int key) {
    this.key = key;
  }

  /** As it stands in decisions and notices, such as {@code FD-1}. */
  public String code() {
    return name().replace('_', '-');
  }

  /** Whether a decision on it is a violation. */
  public boolean violation() {
    return key > 0;
  }

  /** The key that chooses it, 1 to 9; 0 for what is no violation. */
  public int key() {
    return key;
  }

  /** Reads what {@link #code} gives. */
  public static Optional<PolicyCode> ofCode(String code) {
    return Arrays.stream(values()).filter(policy -> policy.code().equals(code)).findFirst();
  }

  /** Codes of violations, in the order of their keys. */
  public static List<PolicyCode> violations() {
    return Arrays.stream(values()).filter(PolicyCode::violation).toList();
  }

  /** Codes of what is none. */
  public static List<PolicyCode> clearances() {
    return Arrays.stream(values()).filter(policy -> !policy.violation()).toList();
  }
}
