package org.hulian.store.search;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are sent.
 *
 * @param webhook with https, or with http on the loopback address; absent for none
 * @param mail absent for none
 */
public record Addresses(@Nullable String webhook, @Nullable String mail) {
  /** No addresses. */
  public static final Addresses NONE = new Addresses(null, null);

  private static final int LONGEST = 500;
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})*");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]", Pattern.CASE_INSENSITIVE);

  public Addresses {
    if (webhook != null && !isWebhook(webhook)) {
      throw new IllegalArgumentException("not an address with https:// and a host");
    }
    if (mail != null && !isMail(mail)) {
      throw new IllegalArgumentException("not a mail address");
    }
  }

  /** Whether a text can be the address of a webhook. */
  public static boolean isWebhook(String text) {
    try {
      URI address = new URI(text);
      String host = address.getHost();
      boolean whole = host != null && address.getRawUserInfo() == null && text.length() <= LONGEST;
      return whole
          && ("https".equals(address.getScheme())
              || ("http".equals(address.getScheme()) && LOOPBACK.matcher(host).matches()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Whether a text can be an address for mail: one, and plain. */
  public static boolean isMail(String text) {
    return text.length() <= LONGEST && MAIL.matcher(text).matches();
  }

  /** Scheme and host of a webhook, whose path may be a secret of its owner's; mail as it is. */
  public static String place(@Nullable String address) {
    if (address == null || !address.contains("://")) {
      return address == null ? "" : address;
    }
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
