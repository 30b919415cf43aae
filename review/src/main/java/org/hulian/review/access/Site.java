package org.hulian.review.access;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Under which names the console answers.
 *
 * @param publicAddress where people find it by TLS, absent without
 * @param bind the address it listens on
 * @param locale language of people who have not chosen one
 * @param contact whom to tell of a security problem; absent if nobody was named
 */
public record Site(
    @Nullable URI publicAddress, InetAddress bind, Locale locale, @Nullable URI contact) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** Whether people come by TLS. */
  public boolean secure() {
    return publicAddress != null;
  }

  /**
   * Whether a request for this host is meant for the console. Refusing all other names keeps a
   * hostile page from reaching a loopback console by a name of its own that resolves here.
   */
  boolean answersTo(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (publicAddress != null) {
      return name.equals(publicAddress.getHost().toLowerCase(Locale.ROOT));
    }
    return LOOPBACK.contains(name) || name.equals(bind.getHostAddress());
  }
}
