package org.hulian.crawler.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hulian.crawler.extract.EngineDefinition.AddressRule;
import org.hulian.crawler.extract.EngineDefinition.PageSort;
import org.hulian.crawler.extract.Extraction.Link;
import org.hulian.crawler.extract.Extraction.Role;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads the links of a page and guesses what each leads to. */
final class LinkReader {
  private static final Vocabulary WORDS = Vocabulary.standard();
  private static final Pattern NUMBER = Pattern.compile("\\[?\\d{1,5}\\]?");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final int LONGEST_NEXT = 16;
  private static final int MOST_ROWS_SEEN = 5_000;
  private static final int SHORTEST_HEADLINE = 2;

  private final HtmlPage page;
  private final Survey survey;
  private final @Nullable EngineDefinition engine;

  LinkReader(HtmlPage page) {
    this(page, null);
  }

  LinkReader(HtmlPage page, @Nullable EngineDefinition engine) {
    this.page = page;
    this.engine = engine;
    survey = page.survey();
  }

  /** Links in page order, each address once; none if the page asks not to follow them. */
  List<Link> read() {
    Map<URI, Role> links = new LinkedHashMap<>();
    for (Element link : page.document().select("link[rel=next][href]")) {
      Addresses.resolve(page.base(), link.attr("href"))
          .ifPresent(target -> links.put(target, Role.NEXT_PAGE));
    }
    int looked = 0;
    for (Element link : survey.links()) {
      looked++;
      if (looked > 5 * Limits.MAX_LINKS || links.size() >= Limits.MAX_LINKS) {
        break;
      }
      if (Arrays.asList(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"))
          .contains("nofollow")) {
        continue;
      }
      Optional<URI> target = Addresses.resolve(page.base(), link.attr("href"));
      target.ifPresent(uri -> links.merge(uri, role(link, uri), LinkReader::stronger));
    }
    List<Link> list = new ArrayList<>();
    links.forEach((target, role) -> list.add(new Link(target, role)));
    return list;
  }

  private static Role stronger(Role one, Role other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private Role role(Element link, URI target) {
    String text = link.text().strip();
    AddressWords where = AddressWords.of(target);
    if (!Addresses.sameSite(target, page.address())) {
      return Role.OTHER;
    }
    Optional<Role> known = known(target, engine);
    // The engine knows its addresses better than words that any site may use.
    if (known.map(Role.NEVER::equals).orElse(where.never())) {
      return Role.NEVER;
    }
    if (next(link, target, text)) {
      return Role.NEXT_PAGE;
    }
    if (known.isPresent()) {
      return known.get();
    }
    boolean pager = NUMBER.matcher(text).matches() && Addresses.part(target).isPresent();
    if (pager || WORDS.is("previous", text)) {
      return Role.INDEX;
    }
    if (where.item() && survey.content(link)) {
      return Role.ITEM;
    }
    return where.list() ? Role.INDEX : Role.OTHER;
  }

  /** What an address shows by the rules of an engine; empty if none speaks of it. */
  static Optional<Role> known(URI target, @Nullable EngineDefinition engine) {
    return engine == null
        ? Optional.empty()
        : engine
            .match(target)
            .map(AddressRule.Match::sort)
            .map(sort -> shunned(sort) ? Role.NEVER : sort.role());
  }

  private static boolean shunned(PageSort sort) {
    return sort == PageSort.NEVER || sort == PageSort.COPY;
  }

  /** What an address shows by the words in it. */
  static Role byWords(AddressWords where) {
    if (where.never()) {
      return Role.NEVER;
    }
    if (where.item()) {
      return Role.ITEM;
    }
    return where.list() ? Role.INDEX : Role.OTHER;
  }

  /** How many addresses of items and lists the content of the page leads to outside some forms. */
  int contentOutside(List<Element> forms) {
    Set<URI> targets = new HashSet<>();
    for (Element link : survey.links()) {
      boolean outside = forms.stream().noneMatch(form -> survey.within(link, form));
      if (outside && survey.content(link) && targets.size() < Limits.MAX_LINKS) {
        Addresses.resolve(page.base(), link.attr("href"))
            .filter(target -> Addresses.sameSite(target, page.address()))
            .filter(target -> leadsToContent(known(target, engine), AddressWords.of(target)))
            .ifPresent(targets::add);
      }
    }
    return targets.size();
  }

  private static boolean leadsToContent(Optional<Role> known, AddressWords where) {
    Role role = known.orElseGet(() -> byWords(where));
    return role == Role.ITEM || role == Role.INDEX;
  }

  private boolean next(Element link, URI target, String text) {
    boolean named = survey.marked(link, Marks.NEXT) || WORDS.is("next", text);
    boolean pages = named && text.length() <= LONGEST_NEXT && Addresses.part(target).isPresent();
    return pages || link.attr("rel").equalsIgnoreCase("next");
  }

  /**
   * How many rows or cards of one make the page shows, each with a headline that leads to an
   * address of its own.
   */
  int rows() {
    Map<String, Integer> groups = new HashMap<>();
    Map<URI, Boolean> seen = new HashMap<>();
    int most = 0;
    List<Element> all = survey.links();
    for (Element link : all.subList(0, Math.min(all.size(), MOST_ROWS_SEEN))) {
      Optional<URI> target = Addresses.resolve(page.base(), link.attr("href"));
      String text = link.text();
      if (target.isEmpty()
          || !survey.content(link)
          || text.strip().length() < SHORTEST_HEADLINE
          || !Addresses.sameSite(target.get(), page.address())
          || seen.put(target.get(), true) != null) {
        continue;
      }
      String key = shape(link) + template(target.get());
      most = Math.max(most, groups.merge(key, 1, Integer::sum));
    }
    return most;
  }

  private String shape(Element link) {
    StringBuilder shape = new StringBuilder();
    Element up = link;
    for (int i = 0; i < 3 && up != null; i++, up = up.parent()) {
      shape.append(up.normalName()).append('.');
    }
    return shape.toString();
  }

  private static String template(URI target) {
    String raw = String.valueOf(target.getRawPath());
    int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    String path =
        DIGITS
            .matcher(raw.substring(0, raw.lastIndexOf('/', Math.max(0, end - 1)) + 1))
            .replaceAll("0");
    StringBuilder template = new StringBuilder(path);
    Addresses.parameters(target).forEach(p -> template.append('&').append(Addresses.name(p)));
    return template.toString();
  }
}
