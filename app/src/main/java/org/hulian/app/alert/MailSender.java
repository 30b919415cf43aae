package org.hulian.app.alert;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.Set;

/** Sends mails, one after another. */
final class MailSender {
  private static final String MILLIS = "10000";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final MailSettings settings;
  private final InstantSource clock;
  private final Session session;

  MailSender(MailSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(MailSettings settings) {
    URI server = settings.server();
    String kind = "mail." + server.getScheme() + ".";
    Properties properties = new Properties();
    properties.setProperty(kind + "connectiontimeout", MILLIS);
    properties.setProperty(kind + "timeout", MILLIS);
    properties.setProperty(kind + "writetimeout", MILLIS);
    properties.setProperty(kind + "ssl.checkserveridentity", "true");
    properties.setProperty(kind + "auth", Boolean.toString(server.getUserInfo() != null));
    if (!settings.tls()) {
      properties.setProperty(kind + "starttls.enable", "true");
      boolean needed = !LOOPBACK.contains(server.getHost());
      properties.setProperty(kind + "starttls.required", Boolean.toString(needed));
    }
    return properties;
  }

  /**
   * Sends one.
   *
   * @throws IOException that says in one line why the server did not take it
   */
  void send(String to, String subject, String text) throws IOException {
    URI server = settings.server();
    try (Transport transport = session.getTransport(server.getScheme())) {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(settings.from(), true));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(clock.instant()));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.saveChanges();
      String user = server.getUserInfo();
      transport.connect(
          server.getHost(), server.getPort(), user, user == null ? null : settings.password());
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw new IOException(String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
  }
}
