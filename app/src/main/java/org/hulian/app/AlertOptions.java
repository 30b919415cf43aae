package org.hulian.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hulian.app.alert.AlertDelivery;
import org.hulian.app.alert.MailSettings;
import org.hulian.store.Database;
import org.hulian.store.search.Addresses;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that send alerts. */
final class AlertOptions {
  private static final String PASSWORD = "HULIAN_MAIL_PASSWORD";

  @Option(
      names = "--mail-server",
      paramLabel = "URL",
      description =
          "Sends alerts by mail through smtps://user@host:465, or smtp://user@host:587 with STARTTLS.")
  private @Nullable URI mailServer;

  @Option(names = "--mail-from", paramLabel = "ADDRESS", description = "Sender of these mails.")
  private String mailFrom = "hulian@localhost";

  @Option(
      names = "--mail-password-file",
      paramLabel = "FILE",
      description = "File with the password; else it is taken from " + PASSWORD + ".")
  private @Nullable Path passwordFile;

  @Option(
      names = "--mail-pause",
      paramLabel = "MINUTES",
      defaultValue = "15",
      description = "Between two mails of one search (default: 15).")
  private int mailPause;

  @Option(
      names = "--webhook-loopback",
      description = "Webhooks may go to this machine, also with http.")
  private boolean loopback;

  AlertDelivery.Settings settings(Database store, URI console) {
    return new AlertDelivery.Settings(
        store.webhookSecret(), console, loopback, mail(), Duration.ofMinutes(mailPause));
  }

  private @Nullable MailSettings mail() {
    if (mailServer == null) {
      return null;
    }
    if (!Addresses.isMail(mailFrom)) {
      throw new CommandException("--mail-from is no mail address: " + mailFrom);
    }
    try {
      return new MailSettings(mailServer, mailFrom, Password.read(passwordFile, PASSWORD));
    } catch (IllegalArgumentException e) {
      throw new CommandException("--mail-server: " + e.getMessage(), e);
    }
  }
}
