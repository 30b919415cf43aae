package org.hulian.crawler.extract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Web addresses as names of items: resolved, without fragment, noise and part numbers. */
final class Addresses {
  private static final Set<String> NOISE =
      Set.of(
          "phpsessid",
          "jsessionid",
          "sid",
          "s_id",
          "sessionid",
          "session_id",
          "fbclid",
          "gclid",
          "spm",
          "from",
          "ref",
          "referer",
          "referrer",
          "share",
          "scene",
          "extra",
          "highlight",
          "hilit",
          "mobile",
          "_dsign",
          "srsltid",
          "variant",
          "timestamp");
  private static final Set<String> PART =
      Set.of("page", "pg", "pageno", "pagenum", "cpage", "paged");
  private static final Set<String> OFFSET = Set.of("start", "offset", "st");
  private static final Pattern PATH_PART =
      Pattern.compile(
          "(?:/|-|/comment-)page[-/]?(\\d{1,5})(?=/?$|\\.html?$)/?", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");

  /** SMF puts the offset into the name of the topic: {@code topic=12.15}. */
  private static final Pattern TOPIC_OFFSET =
      Pattern.compile("(?<=[?&;]topic=\\d{1,9}\\.)(\\d+|msg\\d+|new)");

  private Addresses() {}

  /** An address that a page names, made absolute; empty if it leads to no web page. */
  static Optional<URI> resolve(URI base, String reference) {
    String text = reference.strip();
    if (text.isEmpty() || text.length() > Limits.MAX_ADDRESS || text.startsWith("#")) {
      return Optional.empty();
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("javascript:")
        || lower.startsWith("data:")
        || lower.startsWith("mailto:")
        || lower.startsWith("tel:")) {
      return Optional.empty();
    }
    try {
      URI target = base.resolve(new URI(tidy(text)));
      return webPage(target) ? Optional.of(bare(target)) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean webPage(URI target) {
    String scheme = target.getScheme();
    return target.getHost() != null
        && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
  }

  /** Escapes what browsers escape by themselves, so that sloppy links still resolve. */
  static String tidy(String text) {
    StringBuilder tidy = new StringBuilder(text.length() + 16);
    boolean fragment = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '\t' || c == '\n' || c == '\r') {
        i++;
        continue;
      }
      boolean loneEscape =
          c == '%' && !ESCAPE.matcher(text).region(i, Math.min(i + 3, text.length())).matches();
      boolean secondMark = c == '#' && fragment;
      boolean unfit = c <= ' ' || c == 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0;
      if (unfit || loneEscape || secondMark) {
        tidy.append(String.format(Locale.ROOT, "%%%02X", c == '\\' ? (int) '/' : c));
      } else if ((c == '[' || c == ']') && tidy.indexOf("?") >= 0) {
        tidy.append(c == '[' ? "%5B" : "%5D");
      } else {
        tidy.appendCodePoint(c);
      }
      fragment |= c == '#';
      i += Character.charCount(c);
    }
    return tidy.toString();
  }

  /** The same address without fragment, with host and escapes in one spelling. */
  static URI bare(URI address) {
    boolean plain =
        address.getRawFragment() == null
            && address.getPort() == -1
            && address.getRawPath() != null
            && !address.getRawPath().isEmpty()
            && address.toString().startsWith("http")
            && String.valueOf(address.getHost()).equals(address.getRawAuthority())
            && lowerCase(address.getHost());
    return plain ? address : rebuilt(address);
  }

  private static boolean lowerCase(String text) {
    return text.chars().noneMatch(c -> c >= 'A' && c <= 'Z');
  }

  private static URI rebuilt(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    int port = address.getPort();
    boolean usual =
        port == -1
            || (scheme.equals("http") && port == 80)
            || (scheme.equals("https") && port == 443);
    String path =
        address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return URI.create(scheme + "://" + host + (usual ? "" : ":" + port) + path + query);
  }

  /** Path and query as they stand. */
  static String pathAndQuery(URI address) {
    String query = address.getRawQuery();
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return query == null ? path : path + "?" + query;
  }

  static boolean sameSite(URI one, URI other) {
    return one.getHost() != null
        && other.getHost() != null
        && one.getPort() == other.getPort()
        && withoutWww(one.getHost()).equals(withoutWww(other.getHost()));
  }

  private static String withoutWww(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("www.") || lower.startsWith("m.")
        ? lower.substring(lower.indexOf('.') + 1)
        : lower;
  }

  /** The address without part numbers, session marks and marks of where one came from. */
  static URI canonical(URI address) {
    String path = address.getRawPath() == null ? "/" : withoutPart(address.getRawPath());
    List<String> kept = new ArrayList<>();
    for (String parameter : parameters(address)) {
      String name = name(parameter);
      boolean part = PART.contains(name) && NUMBER.matcher(value(parameter)).matches();
      boolean offset = OFFSET.contains(name) && NUMBER.matcher(value(parameter)).matches();
      if (!part && !offset && !NOISE.contains(name) && !name.startsWith("utm_")) {
        kept.add(parameter);
      }
    }
    String query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
    URI bare = bare(address);
    String whole = TOPIC_OFFSET.matcher(query).replaceFirst("0");
    return URI.create(bare.getScheme() + "://" + bare.getRawAuthority() + path + whole);
  }

  private static String withoutPart(String path) {
    Matcher matcher = PATH_PART.matcher(path);
    return matcher.find()
        ? matcher.replaceFirst(path.startsWith("-", matcher.start()) ? "" : "/")
        : path;
  }

  /** The part of an item or list that the address asks for; empty if it names none. */
  static OptionalInt part(URI address) {
    for (String parameter : parameters(address)) {
      String name = name(parameter);
      if (PART.contains(name) && NUMBER.matcher(value(parameter)).matches()) {
        return OptionalInt.of(Integer.parseInt(value(parameter)));
      }
      // How many posts make a page is unknown, but the order is by the offset.
      if (OFFSET.contains(name) && NUMBER.matcher(value(parameter)).matches()) {
        return OptionalInt.of(1 + Integer.parseInt(value(parameter)));
      }
    }
    Matcher topic = TOPIC_OFFSET.matcher(pathAndQuery(address));
    if (topic.find() && NUMBER.matcher(topic.group()).matches()) {
      return OptionalInt.of(1 + Integer.parseInt(topic.group()));
    }
    Matcher matcher = PATH_PART.matcher(address.getRawPath() == null ? "" : address.getRawPath());
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** Raw parameters in order, each {@code name=value}. */
  static List<String> parameters(URI address) {
    String query = address.getRawQuery();
    return query == null || query.isEmpty() ? List.of() : List.of(query.split("&"));
  }

  static String name(String parameter) {
    int equals = parameter.indexOf('=');
    return (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
  }

  static String value(String parameter) {
    int equals = parameter.indexOf('=');
    return equals < 0 ? "" : parameter.substring(equals + 1);
  }
}
