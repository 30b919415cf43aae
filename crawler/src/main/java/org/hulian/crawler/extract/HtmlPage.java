package org.hulian.crawler.extract;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.crawler.PageSnapshot;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/** A parsed page with all that its readers share. Used by one thread. */
final class HtmlPage {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final Pattern STATED_ZONE =
      Pattern.compile("\\b(?:GMT|UTC)\\s?([+-]\\d{1,2})(?::?(\\d{2}))?\\b");

  private final PageSnapshot snapshot;
  private final Document document;
  private final URI address;
  private final URI base;
  private final DateReader dates;
  private final Survey survey;
  private final List<Thing> things;
  private final List<Microdata.Scope> scopes;
  private final Map<String, String> metas;
  private final Tagged tagged;
  private final Targets targets;
  private final Map<String, Optional<Target>> references = new HashMap<>();
  private final Optional<URI> declared;

  private HtmlPage(PageSnapshot snapshot, Document document, ZoneOffset zone, Targets targets) {
    this.snapshot = snapshot;
    this.document = document;
    this.targets = targets;
    tagged = Tagged.on(document);
    address = Addresses.canonical(snapshot.uri());
    base = base(tagged, address);
    dates = new DateReader(snapshot.fetchedAt(), zone);
    survey = Survey.of(document.body(), dates);
    things = JsonLd.read(tagged.scripts());
    scopes = Microdata.read(tagged.items());
    metas = metas(tagged.metas());
    declared = declared();
  }

  static Document parse(String html, URI address) {
    Parser parser = Parser.htmlParser().setMaxDepth(Limits.MAX_DEPTH);
    int end = behindTags(html, Limits.FEW_TAGS);
    Document document =
        end < html.length()
            ? parseMany(html, address, parser)
            : parser.parseInput(html, address.toString());
    SpareText.most(document.body()).forEach(spare -> spare.tagName("div"));
    return document;
  }

  /**
   * Parses a page of many tags as far as its elements are looked at. The limit on tags comes first,
   * for comments and the like; but elements can be more than tags, since one that is not closed may
   * begin anew in each of those that follow.
   */
  private static Document parseMany(String html, URI address, Parser parser) {
    String text = html.substring(0, behindTags(html, Limits.MAX_TAGS));
    try (StreamParser stream = new StreamParser(parser)) {
      Iterator<Element> elements = stream.parse(text, address.toString()).iterator();
      for (int i = 0; i < Limits.MAX_ELEMENTS && elements.hasNext(); i++) {
        elements.next();
      }
      return stream.document();
    }
  }

  /** Where so many tags and comments have begun; the end of the page if it has fewer. */
  private static int behindTags(String html, int most) {
    int at = html.indexOf('<');
    for (int tags = 0; at >= 0; at = html.indexOf('<', at + 1)) {
      if (++tags > most) {
        return at;
      }
    }
    return html.length();
  }

  /**
   * Looks a document over.
   *
   * @param zone of the engine; without it the page's own words and language decide
   * @param targets of the engine
   */
  static HtmlPage of(
      PageSnapshot snapshot, Document document, @Nullable ZoneOffset zone, Targets targets) {
    return new HtmlPage(snapshot, document, zone == null ? zone(document) : zone, targets);
  }

  private static URI base(Tagged tagged, URI address) {
    return tagged.bases().isEmpty()
        ? address
        : Addresses.resolve(address, tagged.bases().getFirst().attr("href")).orElse(address);
  }

  private static ZoneOffset zone(Document document) {
    String text = document.body().text();
    String foot = text.substring(Math.max(0, text.length() - 1_500));
    Matcher stated = STATED_ZONE.matcher(foot);
    if (stated.find()) {
      int hours = Integer.parseInt(stated.group(1));
      int minutes = stated.group(2) == null ? 0 : Integer.parseInt(stated.group(2));
      if (Math.abs(hours) <= 14 && minutes < 60) {
        return ZoneOffset.ofHoursMinutes(hours, hours < 0 ? -minutes : minutes);
      }
    }
    Element root = document.selectFirst("html");
    String language = root == null ? "" : root.attr("lang").toLowerCase(Locale.ROOT);
    return language.startsWith("zh") || chinese(text) ? CHINA : ZoneOffset.UTC;
  }

  private static boolean chinese(String text) {
    int end = Math.min(text.length(), 20_000);
    int han = 0;
    int letters = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      han += c >= 0x4E00 && c <= 0x9FFF ? 1 : 0;
      letters += Character.isLetter(c) ? 1 : 0;
      if (c >= 0x3040 && c <= 0x30FF) {
        return false;
      }
    }
    return han > 0 && han * 5 >= letters;
  }

  PageSnapshot snapshot() {
    return snapshot;
  }

  Document document() {
    return document;
  }

  /** The address asked for, in its one spelling. */
  URI address() {
    return address;
  }

  Tagged tagged() {
    return tagged;
  }

  URI base() {
    return base;
  }

  DateReader dates() {
    return dates;
  }

  Survey survey() {
    return survey;
  }

  /** Nodes of structured data at the top level, whatever their syntax. */
  List<Thing> things() {
    List<Thing> all = new ArrayList<>(things);
    scopes.stream().filter(Microdata.Scope::top).forEach(scope -> all.add(scope.thing()));
    return all;
  }

  /** In which syntax the page says something; the same may be said in both. */
  @SuppressWarnings("ReferenceEquality")
  Way way(Thing thing) {
    return scopes.stream().anyMatch(scope -> scope.thing() == thing) ? Way.MICRODATA : Way.JSON_LD;
  }

  List<Microdata.Scope> scopes() {
    return scopes;
  }

  /** The value of the first of these {@code meta} names or properties that is there. */
  @Nullable String meta(String... names) {
    for (String name : names) {
      String value = metas.get(name.toLowerCase(Locale.ROOT));
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static Map<String, String> metas(List<Element> elements) {
    Map<String, String> metas = new HashMap<>();
    for (Element meta : elements) {
      String content = meta.attr("content").strip();
      for (String attribute : List.of("property", "name", "itemprop")) {
        String name = meta.attr(attribute).toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !content.isEmpty()) {
          metas.putIfAbsent(name, content);
        }
      }
    }
    return metas;
  }

  /** Where a reference on the page leads; empty if it leads to no other web page. */
  Optional<Target> target(String reference) {
    return references.computeIfAbsent(reference, r -> targets.resolve(base, r));
  }

  /** The address that the page says is its own, if it is of the same site. */
  Optional<URI> declaredAddress() {
    return declared;
  }

  private Optional<URI> declared() {
    List<Element> links = tagged.links("canonical");
    String reference = links.isEmpty() ? meta("og:url") : links.getFirst().attr("href");
    if (reference == null) {
      return Optional.empty();
    }
    return Addresses.resolve(base, reference)
        .filter(own -> Addresses.sameSite(own, address))
        // A front page given as the address of everything is a mistake of the template.
        .filter(
            own ->
                own.getRawPath().length() > 1
                    || own.getRawQuery() != null
                    || address.getRawPath().length() <= 1);
  }

  /** What the users call this place; null if the page does not say. */
  @Nullable String platform() {
    String name = meta("og:site_name", "application-name");
    if (name == null) {
      for (Thing thing : things) {
        if (thing.is("WebSite")) {
          name = thing.text("name");
        }
      }
    }
    return name == null ? null : PlainText.line(name);
  }
}
