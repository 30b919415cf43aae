package org.hulian.store.audit;

import java.util.Map;

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
    details = Map.copyOf(details);
  }
}
