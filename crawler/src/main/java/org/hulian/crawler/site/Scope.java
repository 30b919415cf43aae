package org.hulian.crawler.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses belong to a site. An address is in scope if its host and port are named or it
 * starts with a prefix, if an include pattern fits (where there are any), and if no exclude pattern
 * does.
 *
 * @param hosts such as {@code shop.example}, {@code shop.example:8080} or {@code *.shop.example};
 *     without a port, only the scheme's own port is meant
 * @param prefixes beginnings of canonical addresses
 * @param include patterns over path and query, {@code *} standing for any characters
 * @param exclude as {@code include}
 * @param dropped query parameters that do not make another page, beyond those of {@link
 *     AddressRules}
 */
public record Scope(
    List<String> hosts,
    List<String> prefixes,
    List<String> include,
    List<String> exclude,
    List<String> dropped) {
  public Scope {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    prefixes = List.copyOf(prefixes);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    dropped = List.copyOf(dropped);
  }

  /** Whether a canonical address belongs to the site. */
  public boolean covers(String address) {
    if (!coversHost(hosts, AddressRules.hostAndPort(address))
        && prefixes.stream().noneMatch(address::startsWith)) {
      return false;
    }
    String path = AddressRules.pathAndQuery(address);
    return (include.isEmpty() || include.stream().anyMatch(p -> Pattern.fits(p, path)))
        && exclude.stream().noneMatch(p -> Pattern.fits(p, path));
  }

  /**
   * What keeps an address of one of the site's hosts or prefixes out, in words.
   *
   * @return empty if it is covered, or is of no host of the site
   */
  public Optional<String> outside(String address) {
    boolean near =
        coversHost(hosts, AddressRules.hostAndPort(address))
            || prefixes.stream().anyMatch(address::startsWith);
    if (!near) {
      return Optional.empty();
    }
    String path = AddressRules.pathAndQuery(address);
    Optional<String> excluded =
        exclude.stream().filter(pattern -> Pattern.fits(pattern, path)).findFirst();
    if (excluded.isPresent()) {
      return excluded.map(pattern -> "its scope excludes " + pattern);
    }
    return covers(address)
        ? Optional.empty()
        : Optional.of("its scope includes only " + String.join(" ", include));
  }

  /** Whether a pattern with stars fits a path and query. */
  static boolean fits(String pattern, String path) {
    return Pattern.fits(pattern, path);
  }

  /** Whether a host is one that addresses of the site are on. */
  boolean names(String authority) {
    return named(hosts, authority)
        || prefixes.stream().anyMatch(prefix -> AddressRules.authority(prefix).equals(authority));
  }

  /** Whether a host, given with its scheme, is among those that are written as in a scope. */
  static boolean named(List<String> hosts, String authority) {
    return coversHost(hosts, AddressRules.hostAndPort(authority));
  }

  private static boolean coversHost(List<String> hosts, String hostAndPort) {
    for (String host : hosts) {
      boolean fits =
          host.startsWith("*.")
              ? hostAndPort.endsWith(host.substring(1)) || hostAndPort.equals(host.substring(2))
              : hostAndPort.equals(host);
      if (fits) {
        return true;
      }
    }
    return false;
  }

  /** A pattern with stars, matched in linear steps however hostile the text is. */
  private static final class Pattern {
    private Pattern() {}

    static boolean fits(String pattern, String text) {
      int p = 0;
      int t = 0;
      int star = -1;
      int resume = 0;
      while (t < text.length()) {
        if (p < pattern.length() && pattern.charAt(p) == '*') {
          star = p++;
          resume = t;
        } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
          p++;
          t++;
        } else if (star >= 0) {
          p = star + 1;
          t = ++resume;
        } else {
          return false;
        }
      }
      while (p < pattern.length() && pattern.charAt(p) == '*') {
        p++;
      }
      return p == pattern.length();
    }
  }
}
