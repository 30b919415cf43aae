package org.hulian.crawler.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom an address asks. {@link URI#getHost} knows no host with an underscore, and then no port and
 * no user either, though some shops have such hosts.
 *
 * @param host in small letters
 * @param port -1 if none is named
 */
record HostPort(String host, int port) {
  private static final Pattern UNDERSCORED =
      Pattern.compile("([a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\.?)(?::([0-9]{0,5}))?");

  private static final int HIGHEST_PORT = 65_535;

  /** Empty if the address names a user, or no host. */
  static Optional<HostPort> of(URI uri) {
    String authority = uri.getRawAuthority();
    if (authority == null || authority.indexOf('@') >= 0) {
      return Optional.empty();
    }
    if (uri.getHost() != null) {
      return Optional.of(new HostPort(uri.getHost().toLowerCase(Locale.ROOT), uri.getPort()));
    }
    Matcher matcher = UNDERSCORED.matcher(authority.toLowerCase(Locale.ROOT));
    if (!matcher.matches() || authority.indexOf('_') < 0) {
      return Optional.empty();
    }
    String port = matcher.group(2);
    int number = port == null || port.isEmpty() ? -1 : Integer.parseInt(port);
    return number > HIGHEST_PORT
        ? Optional.empty()
        : Optional.of(new HostPort(matcher.group(1), number));
  }
}
