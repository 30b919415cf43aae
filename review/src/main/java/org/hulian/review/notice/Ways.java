package org.hulian.review.notice;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * By which way a notice was sent, in words. Templates call it {@code @ways}. Immutable,
 * thread-safe.
 */
@Component
public class Ways {
  private static final String BETWEEN = ": ";

  private final MessageSource messages;

  Ways(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * The way in words.
   *
   * @param channel a kind, or kind and place, such as {@code email: ts@market.example}; what begins
   *     with no kind of ours stays as it is
   */
  public String text(String channel, Locale locale) {
    int end = channel.indexOf(BETWEEN);
    String kind = end < 0 ? channel : channel.substring(0, end);
    if (!Platform.KINDS.contains(kind)) {
      return channel;
    }
    String word = messages.getMessage("notices.channel." + kind, null, locale);
    return end < 0
        ? word
        : messages.getMessage(
            "notices.channel.at",
            new Object[] {word, channel.substring(end + BETWEEN.length())},
            locale);
  }
}
