package org.hulian.review.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Names for what comes out of the store and the classifier: in the reader's language where there is
 * a name, else as it is. Templates call it {@code @words}.
 */
@Component
public class Words {
  private final MessageSource messages;

  Words(MessageSource messages) {
    this.messages = messages;
  }

  /** A signal. */
  public String signal(String name, Locale locale) {
    return named("signal." + name, name, locale);
  }

  /** An event of a case. */
  public String event(String kind, Locale locale) {
    return named("event." + kind, kind, locale);
  }

  /** A value of a facet. */
  public String facet(String facet, String value, Locale locale) {
    return named(facet + "." + value, value, locale);
  }

  /** A text of a listing, such as {@code replies[2]}. */
  public String field(String field, Locale locale) {
    if (field.startsWith("replies[") && field.endsWith("]")) {
      int index = Integer.parseInt(field.substring("replies[".length(), field.length() - 1));
      return messages.getMessage("field.reply", new Object[] {index + 1}, locale);
    }
    return named("field." + field, field, locale);
  }

  private String named(String key, String fallback, Locale locale) {
    // Names from outside are no patterns: a brace in one must not be read as a place for a value.
    String name = messages.getMessage(key, null, "", locale);
    return name == null || name.isEmpty() ? fallback : name;
  }
}
