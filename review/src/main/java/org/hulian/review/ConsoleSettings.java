package org.hulian.review;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the console listens. Immutable.
 *
 * @param bind the address it listens on; anything but loopback needs TLS or a declared proxy, and
 *     an administrator
 * @param port 0 to 65535; 0 takes any free one
 * @param exposure who ends TLS; where somebody does, cookies are secure and no other host name is
 *     answered
 * @param clock for sessions, invitations and leases
 * @param issuer file that names who else vouches for people; may be absent, also the file
 * @param contact whom to tell of a security problem, such as {@code
 *     mailto:security@review.example}; absent if that is only said on the page for it
 * @param locale language of people who have not chosen one: Chinese or English
 */
public record ConsoleSettings(
    InetAddress bind,
    int port,
    Exposure exposure,
    Clock clock,
    Locale locale,
    @Nullable Path issuer,
    @Nullable URI contact) {
  private static final int MAX_PORT = 65_535;

  public ConsoleSettings {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** On the loopback address, any free port, in Chinese. */
  public static ConsoleSettings local(Clock clock) {
    return new ConsoleSettings(
        InetAddress.getLoopbackAddress(),
        0,
        new Exposure.Local(),
        clock,
        Locale.CHINESE,
        null,
        null);
  }

  /** The same on this port. */
  public ConsoleSettings withPort(int value) {
    return new ConsoleSettings(bind, value, exposure, clock, locale, issuer, contact);
  }

  /** The same on this address. */
  public ConsoleSettings withBind(InetAddress value) {
    return new ConsoleSettings(value, port, exposure, clock, locale, issuer, contact);
  }

  /** The same with this way of TLS. */
  public ConsoleSettings by(Exposure value) {
    return new ConsoleSettings(bind, port, value, clock, locale, issuer, contact);
  }

  /** The same behind a proxy on this machine that ends TLS. */
  public ConsoleSettings behind(URI address) {
    return by(new Exposure.Proxied(address, Set.of()));
  }

  /** The same in this language. */
  public ConsoleSettings withLocale(Locale value) {
    return new ConsoleSettings(bind, port, exposure, clock, value, issuer, contact);
  }

  /** The same with people of the issuer that this file names, if there is one. */
  public ConsoleSettings withIssuer(Path file) {
    return new ConsoleSettings(bind, port, exposure, clock, locale, file, contact);
  }

  /** The same with somebody to tell of security problems. */
  public ConsoleSettings withContact(URI value) {
    return new ConsoleSettings(bind, port, exposure, clock, locale, issuer, value);
  }

  /** Where people find it; absent where it has no name. */
  public @Nullable URI publicAddress() {
    return exposure.publicAddress();
  }
}
