package org.hulian.store.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an audit entry is to say.
 *
 * @param account who; {@code system} for the program
 * @param action such as {@code case.decided}
 * @param subject such as {@code case:17}
 * @param details the rest; never a secret, never unmasked data of a victim
 */
public record Act(String account, String action, String subject, Map<String, String> details) {
  /** The account under which the program itself acts. */
  public static final String SYSTEM = "system";

  public Act {
    subject = wellFormed(subject);
    details =
        details.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> wellFormed(one.getValue())));
  }

  /** What cannot be stored as it is would not have the hash that it was given. */
  private static String wellFormed(String text) {
    return UTF_8.newEncoder().canEncode(text) ? text : new String(text.getBytes(UTF_8), UTF_8);
  }
}
