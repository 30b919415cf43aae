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
import org.hulian.crawler.extract.Extraction.Link;
import org.hulian.crawler.extract.Extraction.Role;
import org.jsoup.nodes.Element;

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

  LinkReader(HtmlPage page) {
    this.page = page;
    survey = page.survey();
  }

  /** Links in page order, each address once; none if the page asks not to follow them. */
  List<Link> read() {
    Map<URI, Role> links = new LinkedHashMap<>();
    for (Element link : page.tagged().links("next")) {
      page.target(link.attr("href"))
          .ifPresent(target -> links.put(target.address(), Role.NEXT_PAGE));
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
      Optional<Target> target = page.target(link.attr("href"));
      target.ifPresent(to -> links.merge(to.address(), role(link, to), LinkReader::stronger));
    }
    List<Link> list = new ArrayList<>();
    links.forEach((target, role) -> list.add(new Link(target, role)));
    return list;
  }

  private static Role stronger(Role one, Role other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private Role role(Element link, Target target) {
    if (!Addresses.sameSite(target.address(), page.address())) {
      return Role.OTHER;
    }
    Optional<Role> known = target.known();
    // The engine knows its addresses better than words that any site may use.
    if (known.map(Role.NEVER::equals).orElseGet(target::never)) {
      return Role.NEVER;
    }
    String text = link.text().strip();
    if (next(link, target, text)) {
      return Role.NEXT_PAGE;
    }
    if (known.isPresent()) {
      return known.get();
    }
    boolean pager = NUMBER.matcher(text).matches() && target.part().isPresent();
    if (pager || WORDS.is("previous", text)) {
      return Role.INDEX;
    }
    if (target.item() && survey.content(link)) {
      return Role.ITEM;
    }
    return target.list() ? Role.INDEX : Role.OTHER;
  }

  /** How many addresses of items and lists the content of the page leads to outside some forms. */
  int contentOutside(List<Element> forms) {
    Set<URI> targets = new HashSet<>();
    for (Element link : survey.links()) {
      boolean outside = forms.stream().noneMatch(form -> survey.within(link, form));
      if (outside && survey.content(link) && targets.size() < Limits.MAX_LINKS) {
        page.target(link.attr("href"))
            .filter(target -> Addresses.sameSite(target.address(), page.address()))
            .filter(target -> target.role() == Role.ITEM || target.role() == Role.INDEX)
            .map(Target::address)
            .ifPresent(targets::add);
      }
    }
    return targets.size();
  }

  private boolean next(Element link, Target target, String text) {
    boolean named = survey.marked(link, Marks.NEXT) || WORDS.is("next", text);
    boolean pages = named && text.length() <= LONGEST_NEXT && target.part().isPresent();
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
      Optional<URI> target = page.target(link.attr("href")).map(Target::address);
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
