package org.hulian.crawler;

import java.util.Locale;

/**
 * Says who asks, and whom a site's owner can write to.
 *
 * @param version of the program
 * @param contact mail or web address of the operator
 */
public record UserAgent(String version, String contact) {
  private static final String PRODUCT = "Hulian";

  public UserAgent {
    if (contact.isBlank() || !contact.matches("[!-~]+") || !version.matches("[!-~]+")) {
      throw new IllegalArgumentException(
          "a user agent has a version and a contact without blanks, not '" + contact + "'");
    }
  }

  /** The header's value. */
  public String header() {
    return PRODUCT + "/" + version + " (+" + contact + ")";
  }

  /** The product token by which robots.txt names us, in small letters (RFC 9309, 2.2.1). */
  static String token() {
    return PRODUCT.toLowerCase(Locale.ROOT);
  }
}
