package org.hulian.app.alert;

import java.net.URI;

/**
 * Through which server mails leave the house.
 *
 * @param server {@code smtps://} with TLS from the start, or {@code smtp://} with STARTTLS, which
 *     only a server on this machine may lack; with {@code user@} where it wants a password
 * @param from address of the sender
 * @param password empty for none
 */
public record MailSettings(URI server, String from, String password) {
  public MailSettings {
    boolean known = "smtp".equals(server.getScheme()) || "smtps".equals(server.getScheme());
    if (!known || server.getHost() == null) {
      throw new IllegalArgumentException("a mail server is smtp://host:port or smtps://host:port");
    }
  }

  boolean tls() {
    return "smtps".equals(server.getScheme());
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return server + " from " + from;
  }
}
