package org.hulian.review.quality;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reasons as they are kept: the standard one, with what the person added. */
@Component
final class Reasons {
  private static final int MAX_REASON = 2_000;

  private final MessageSource messages;

  Reasons(MessageSource messages) {
    this.messages = messages;
  }

  /** The reason that goes with a policy code. */
  String of(String policy, String note, Locale locale) {
    String standard = messages.getMessage("reason." + policy, null, locale);
    String whole = note.isEmpty() ? standard : standard + " — " + note;
    return whole.length() <= MAX_REASON ? whole : whole.substring(0, MAX_REASON);
  }
}
