package org.hulian.crawler.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.crawler.site.AddressRules;

/**
 * Web addresses as names of items. Their spelling is that of {@link AddressRules}, as everywhere in
 * the crawler, so that a crawl and a WARC file of somebody else's crawler name an item alike; here
 * is only what an item's address may have beyond its name: the number of a part, and which view of
 * it is wanted.
 */
final class Addresses {
  private static final AddressRules RULES = AddressRules.STANDARD;

  /** They say how an item is to be shown, or over which page one came to it. */
  private static final Set<String> VIEW =
      Set.of(
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
          "variant",
          "timestamp");

  private static final Set<String> PART =
      Set.of("page", "pg", "pageno", "pagenum", "cpage", "paged");
  private static final Set<String> OFFSET = Set.of("start", "offset", "st");
  private static final Pattern PATH_PART =
      Pattern.compile(
          "(?:/|-|/comment-)page[-/]?(\\d{1,5})(?=/?$|\\.html?$)/?", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER = Pattern.compile("//[^/?#]*@");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  /** SMF puts the offset into the name of the topic: {@code topic=12.15}. */
  private static final Pattern TOPIC_OFFSET =
      Pattern.compile("(?<=[?&;]topic=\\d{1,9}\\.)(\\d+|msg\\d+|new)");

  private Addresses() {}

  /**
   * The one spelling of a page's address, without a user; as it stands if it is none that can be
   * asked for.
   */
  static URI canonical(URI address) {
    String text = address.toString();
    return RULES
        .canonical(text)
        .or(() -> RULES.canonical(USER.matcher(text).replaceFirst("//")))
        .map(URI::create)
        .orElse(address);
  }

  /**
   * An address that a page names, made absolute, in its one spelling.
   *
   * @param base canonical
   * @return empty if it leads to no other web page
   */
  static Optional<URI> resolve(URI base, String reference) {
    return reference(reference)
        .flatMap(text -> absolute(AddressRules.absolute(base.toString(), text)));
  }

  /** What a page names as an address, trimmed; empty if it can lead to no other web page. */
  static Optional<String> reference(String reference) {
    String text = reference.strip();
    boolean other = !text.isEmpty() && !text.startsWith("#") && text.length() <= Limits.MAX_ADDRESS;
    return other ? Optional.of(text) : Optional.empty();
  }

  /** An absolute address in its one spelling; empty if it is no web page's. */
  static Optional<URI> absolute(String address) {
    return RULES.canonical(address).map(URI::create);
  }

  /** Path and query as they stand. */
  static String pathAndQuery(URI address) {
    String query = address.getRawQuery();
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return query == null ? path : path + "?" + query;
  }

  /** Whether two canonical addresses are of one site, whose mobile pages may stand beside it. */
  static boolean sameSite(URI one, URI other) {
    String authority = authority(one);
    return !authority.isEmpty() && authority.equals(authority(other));
  }

  private static String authority(URI address) {
    String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
    return authority.startsWith("www.") || authority.startsWith("m.")
        ? authority.substring(authority.indexOf('.') + 1)
        : authority;
  }

  /** The name of the item that an address shows: its one spelling without part and view. */
  static URI item(URI spelling) {
    URI address = canonical(spelling);
    List<String> kept = new ArrayList<>();
    for (String parameter : parameters(address)) {
      if (!VIEW.contains(name(parameter)) && !partOrOffset(parameter)) {
        kept.add(parameter);
      }
    }
    String query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
    String whole = TOPIC_OFFSET.matcher(query).replaceFirst("0");
    String path = address.getRawPath() == null ? "/" : withoutPart(address.getRawPath());
    return URI.create(address.getScheme() + "://" + address.getRawAuthority() + path + whole);
  }

  private static boolean partOrOffset(String parameter) {
    String name = name(parameter);
    return (PART.contains(name) || OFFSET.contains(name))
        && NUMBER.matcher(value(parameter)).matches();
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
