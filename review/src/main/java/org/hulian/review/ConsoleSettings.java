package org.hulian.review;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the console listens. Immutable.
 *
 * @param bind the address it listens on; anything but loopback needs {@code open}, {@code
 *     publicAddress} and an administrator
 * @param port 0 to 65535; 0 takes any free one
 * @param open whether it may be reached from other machines
 * @param publicAddress where a proxy that ends TLS shows it, such as {@code
 *     https://review.example.org}; then cookies are secure, forwarded headers of private networks
 *     are believed, and no other host name is answered; absent without a proxy
 * @param clock for sessions, invitations and leases
 * @param locale language of people who have not chosen one: Chinese or English
 */
public record ConsoleSettings(
    InetAddress bind,
    int port,
    boolean open,
    @Nullable URI publicAddress,
    Clock clock,
    Locale locale) {
  private static final int MAX_PORT = 65_535;

  public ConsoleSettings {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (publicAddress != null
        && !("https".equals(publicAddress.getScheme()) && publicAddress.getHost() != null)) {
      throw new IllegalArgumentException(
          "the public address has to start with https://, not " + publicAddress);
    }
  }

  /** On the loopback address, any free port, in Chinese. */
  public static ConsoleSettings local(Clock clock) {
    return new ConsoleSettings(
        InetAddress.getLoopbackAddress(), 0, false, null, clock, Locale.CHINESE);
  }

  /** The same on this port. */
  public ConsoleSettings withPort(int value) {
    return new ConsoleSettings(bind, value, open, publicAddress, clock, locale);
  }

  /** The same on this address. */
  public ConsoleSettings withBind(InetAddress value) {
    return new ConsoleSettings(value, port, open, publicAddress, clock, locale);
  }

  /** The same, reachable from other machines through a proxy that ends TLS. */
  public ConsoleSettings behind(URI address) {
    return new ConsoleSettings(bind, port, true, address, clock, locale);
  }

  /** The same in this language. */
  public ConsoleSettings withLocale(Locale value) {
    return new ConsoleSettings(bind, port, open, publicAddress, clock, value);
  }
}
