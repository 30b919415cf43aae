package org.hulian.review.casefile;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words reasons for decisions. Thread-safe. */
@Component
public final class Reasons {
  private static final int LONGEST = 2_000;

  private final MessageSource messages;

  Reasons(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * The standard reason in the reviewer's language, with what the reviewer added.
   *
   * @param preset a policy code, or the name of another occasion
   * @param note may be empty
   */
  public String text(String preset, String note, Locale locale) {
    return with(messages.getMessage("reason." + preset, null, locale), note);
  }

  /** A reason with what it says of one case of a group. */
  String inGroup(String reason, long leadCase, int size, Locale locale) {
    // As texts: a number would be grouped by thousands, and nobody looks for case 12,345.
    Object[] values = {Long.toString(leadCase), Integer.toString(size)};
    return with(reason, messages.getMessage("reason.group", values, locale));
  }

  private static String with(String first, String second) {
    String whole = second.isEmpty() ? first : first + " — " + second;
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
  }
}
