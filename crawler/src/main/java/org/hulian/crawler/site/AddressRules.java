package org.hulian.crawler.site;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which spellings of an address are one and the same (RFC 3986, 6.2, and what browsers do). A
 * canonical address is ASCII, has no fragment, no user, no default port, no tracking and no session
 * parameters; putting it through these rules again changes nothing. Escapes are kept as they are,
 * whatever encoding they stand for, since a GBK site does not understand UTF-8. The order of the
 * parameters is kept: some servers care. Thread-safe.
 */
public final class AddressRules {
  /** Longer ones are traps; a listing's id has no more room either. */
  public static final int MAX_LENGTH = 2_048;

  /** They say where a visitor came from, or who he is, and never which page is meant. */
  private static final Set<String> TRACKING =
      Set.of(
          "spm",
          "scm",
          "pvid",
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "fbclid",
          "msclkid",
          "yclid",
          "twclid",
          "ttclid",
          "igshid",
          "mc_cid",
          "mc_eid",
          "srsltid",
          "_ga",
          "_gl",
          "bd_vid",
          "hmsr",
          "hmpl",
          "hmcu",
          "hmkw",
          "hmci",
          "phpsessid",
          "jsessionid",
          "oscsid",
          "zenid",
          "sessionid",
          "session_id",
          "cfid",
          "cftoken");

  /** RFC 1035, 2.3.4. */
  private static final int MAX_HOST_LENGTH = 253;

  private static final int ROOM = 1_024;

  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{32}");
  private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+|\\[[0-9a-f:.]+]");
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:");
  private static final Pattern PATH_SESSION =
      Pattern.compile(";(?:jsessionid|phpsessid|sid)=[^/;]*", Pattern.CASE_INSENSITIVE);

  /** The rules without any site's own. */
  public static final AddressRules STANDARD = new AddressRules(List.of());

  private final Set<String> dropped;

  /** The links of a page lead to few hosts. */
  private final Recent<String> hosts = new Recent<>(ROOM);

  private AddressRules(Collection<String> dropped) {
    this.dropped = new HashSet<>(TRACKING);
    dropped.forEach(name -> this.dropped.add(name.toLowerCase(Locale.ROOT)));
  }

  /** The rules with a site's own parameters to be dropped. */
  public static AddressRules of(Scope scope) {
    return new AddressRules(scope.dropped());
  }

  /** The scheme, host and port of a canonical address, such as {@code http://a.example:8080}. */
  public static String authority(String address) {
    return address.substring(0, pathStart(address));
  }

  /** The host of a canonical address, with the port if it is not the scheme's own. */
  static String hostAndPort(String address) {
    return address.substring(address.indexOf("//") + 2, pathStart(address));
  }

  /** What comes behind the authority of a canonical address. */
  public static String pathAndQuery(String address) {
    return address.substring(pathStart(address));
  }

  private static int pathStart(String address) {
    int slash = address.indexOf('/', address.indexOf("//") + 2);
    return slash < 0 ? address.length() : slash;
  }

  /**
   * The canonical spelling of an absolute address.
   *
   * @return empty if it is no HTTP address, names a user, is too long, or could not be asked for
   */
  public Optional<String> canonical(String address) {
    String text = Escapes.strip(address);
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.empty();
    }
    String rest = text.substring(colon + 1).replace('\\', '/');
    if (!rest.startsWith("//")) {
      return Optional.empty();
    }
    int hash = rest.indexOf('#');
    rest = hash < 0 ? rest.substring(2) : rest.substring(2, hash);
    int end = firstOf(rest, '/', '?');
    String authority = rest.substring(0, end);
    String host = hosts.of(scheme + "://" + authority, known -> host(authority, scheme));
    if (host.isEmpty()) {
      return Optional.empty();
    }
    int question = rest.indexOf('?');
    String path = question < 0 ? rest.substring(end) : rest.substring(end, question);
    String query = question < 0 ? "" : query(rest.substring(question + 1));
    String canonical = scheme + "://" + host + path(path) + (query.isEmpty() ? "" : "?" + query);
    boolean fine = canonical.length() <= MAX_LENGTH && read(canonical).isPresent();
    return fine ? Optional.of(canonical) : Optional.empty();
  }

  /** An address as a client reads it; empty if it can make nothing of it. */
  private static Optional<URI> read(String address) {
    try {
      return Optional.of(new URI(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * The canonical spelling of a reference found at a canonical address (RFC 3986, 5.2).
   *
   * @param reference characters from U+0080 to U+00FF stand for bytes where it comes from a header;
   *     see {@link #fromHeader}
   */
  public Optional<String> resolve(String base, String reference) {
    return canonical(absolute(base, reference));
  }

  /**
   * A reference as an absolute address, in whatever spelling.
   *
   * @param base canonical
   */
  public static String absolute(String base, String reference) {
    String text = Escapes.strip(reference).replace('\\', '/');
    if (SCHEME.matcher(text).lookingAt()) {
      return text;
    }
    if (text.startsWith("//")) {
      return base.substring(0, base.indexOf(':') + 1) + text;
    }
    if (text.isEmpty() || text.startsWith("#")) {
      return base;
    }
    String authority = authority(base);
    if (text.startsWith("/")) {
      return authority + text;
    }
    String path = pathAndQuery(base);
    path = path.substring(0, firstOf(path, '?', '?'));
    return text.startsWith("?")
        ? authority + path + text
        : authority + path.substring(0, path.lastIndexOf('/') + 1) + text;
  }

  /** Escapes the bytes beyond ASCII that a header came with, whatever encoding they are in. */
  public static String fromHeader(String value) {
    return Escapes.ofBytes(value);
  }

  private static int firstOf(String text, char a, char b) {
    int i = 0;
    while (i < text.length() && text.charAt(i) != a && text.charAt(i) != b) {
      i++;
    }
    return i;
  }

  /** Host and port; empty if there is a user, or it is no host that could be asked. */
  private static String host(String authority, String scheme) {
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String port = hasPort ? authority.substring(colon + 1) : "";
    String host = hasPort ? authority.substring(0, colon) : authority;
    if (host.length() > MAX_HOST_LENGTH + 1) {
      return ""; // before it is converted, which takes no host of any length
    }
    if (!host.startsWith("[")) {
      try {
        host = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
      } catch (IllegalArgumentException e) {
        return ""; // a label is empty or too long
      }
    }
    host = host.toLowerCase(Locale.ROOT);
    host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (!HOST.matcher(host).matches()
        || host.length() > MAX_HOST_LENGTH
        || !port.matches("[0-9]{0,5}")) {
      return "";
    }
    // To a client a host with underscores is none, but there are some.
    if (read("http://" + host.replace('_', 'u') + "/").map(URI::getHost).isEmpty()) {
      return "";
    }
    int number = port.isEmpty() ? 0 : Integer.parseInt(port);
    boolean own = port.isEmpty() || number == (scheme.equals("http") ? 80 : 443);
    if (own) {
      return host;
    }
    return number == 0 || number > 65_535 ? "" : host + ":" + number;
  }

  private static String path(String raw) {
    String path = PATH_SESSION.matcher(Escapes.tidy(raw, Escapes.PATH)).replaceAll("");
    List<String> kept = new ArrayList<>();
    String[] segments = path.split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      String segment = segments[i];
      boolean last = i == segments.length - 1;
      boolean dots = segment.equals(".") || segment.equals("..");
      if (segment.equals("..") && !kept.isEmpty()) {
        kept.removeLast();
      }
      if (!dots) {
        kept.add(segment);
      } else if (last) {
        kept.add("");
      }
    }
    // An address whose path begins with two slashes cannot be asked for (RFC 3986, 3.3).
    while (kept.size() > 1 && kept.getFirst().isEmpty()) {
      kept.removeFirst();
    }
    return "/" + String.join("/", kept);
  }

  private String query(String raw) {
    List<String> kept = new ArrayList<>();
    for (String parameter : raw.split("&", -1)) {
      String tidy = Escapes.tidy(parameter, Escapes.QUERY);
      int equals = tidy.indexOf('=');
      String name = equals < 0 ? tidy : tidy.substring(0, equals);
      String value = equals < 0 ? "" : tidy.substring(equals + 1);
      if (!tidy.isEmpty() && !isDropped(name.toLowerCase(Locale.ROOT), value)) {
        kept.add(tidy);
      }
    }
    return String.join("&", kept);
  }

  private boolean isDropped(String name, String value) {
    return dropped.contains(name)
        || name.startsWith("utm_")
        || name.startsWith("aspsessionid")
        // A short sid may as well be a shop's number.
        || (name.equals("sid") && HASH.matcher(value).matches());
  }
}
