package org.hulian.review.audit;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What was done, in words. Templates call it {@code @actWords}. Immutable, thread-safe. */
@Component
public class ActWords {
  private static final String PREFIX = "act.";

  private final MessageSource messages;

  ActWords(MessageSource messages) {
    this.messages = messages;
  }

  /** The words for a code; the code itself where there are none. */
  public String of(String code, Locale locale) {
    return Objects.requireNonNullElse(messages.getMessage(PREFIX + code, null, code, locale), code);
  }

  /** The codes that there are words for, in order. */
  List<String> codes() {
    return AtFirstUse.CODES;
  }

  /** Both languages have the same. */
  private static final class AtFirstUse {
    static final List<String> CODES =
        ResourceBundle.getBundle("org.hulian.review.acts", Locale.ENGLISH).keySet().stream()
            .filter(key -> key.startsWith(PREFIX))
            .map(key -> key.substring(PREFIX.length()))
            .sorted()
            .toList();
  }
}
