package org.hulian.crawler.extract;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.crawler.extract.Extraction.Role;
import org.hulian.listing.Kind;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of one kind of software look. Read from {@code seeds/engines/*.yaml}; the schema is
 * in the README beside them. Immutable and thread-safe.
 */
public final class EngineDefinition {
  /** The place of what was found in the template of an item's address. */
  static final String ADDRESS = "{address}";

  private final Label label;
  private final @Nullable ZoneOffset zone;
  private final Recognition recognition;
  private final List<AddressRule> addresses;
  private final List<Evaluator> removed;
  private final List<Evaluator> dropped;
  private final List<View> views;

  EngineDefinition(
      Label label, @Nullable ZoneOffset zone, Recognition recognition, Reading reading) {
    this.label = label;
    this.zone = zone;
    this.recognition = recognition;
    addresses = List.copyOf(reading.addresses());
    removed = List.copyOf(reading.removed());
    dropped = List.copyOf(reading.dropped());
    views = List.copyOf(reading.views());
  }

  /**
   * What an engine is called, and how far its definition is trusted.
   *
   * @param tested whether it was tried on pages that the software itself made
   * @param enabled whether pages of any site may be recognised as this engine's
   */
  record Label(String name, String title, boolean tested, boolean enabled) {}

  /** The lists by which pages are read. */
  record Reading(
      List<AddressRule> addresses,
      List<Evaluator> removed,
      List<Evaluator> dropped,
      List<View> views) {}

  /** The name of its file without {@code .yaml}. */
  public String name() {
    return label.name();
  }

  /** What the software is called. */
  public String title() {
    return label.title();
  }

  /** Whether it was tried on pages that the software itself made. */
  public boolean tested() {
    return label.tested();
  }

  /**
   * Whether pages of any site may be recognised as this engine's. One that is not enabled reads
   * only the sites whose definitions name it.
   */
  public boolean enabled() {
    return label.enabled();
  }

  /** The zone of dates without one; null if the page decides. */
  @Nullable ZoneOffset zone() {
    return zone;
  }

  List<View> views() {
    return views;
  }

  /** Whether a page on which no item was found says that it is gone. */
  boolean saysRemoved(Document document) {
    return removed.stream().anyMatch(mark -> document.selectFirst(mark) != null);
  }

  /** Whether an element is none of the author's words in this engine. */
  boolean drops(Element element, Element root) {
    return dropped.stream().anyMatch(evaluator -> evaluator.matches(root, element));
  }

  boolean recognises(Document document) {
    return recognition.recognises(document);
  }

  /** What an address shows in this engine; empty if no rule speaks of it. */
  Optional<AddressRule.Match> match(URI address) {
    for (AddressRule rule : addresses) {
      Optional<AddressRule.Match> match = rule.match(address);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  /**
   * The marks of an engine; one kind of mark is enough.
   *
   * @param generator matches the {@code generator} that a page names
   * @param marks selectors, one of which the page has
   */
  record Recognition(@Nullable Pattern generator, List<Evaluator> marks) {
    boolean recognises(Document document) {
      if (generator != null) {
        for (Element meta : document.select("meta[name=generator][content]")) {
          if (generator.matcher(meta.attr("content")).find()) {
            return true;
          }
        }
      }
      return marks.stream().anyMatch(mark -> document.selectFirst(mark) != null);
    }
  }

  /** What sort of page an address shows. */
  enum PageSort {
    /** The item, or a part of its replies. */
    ITEM,
    /** A further page of an item with more about it. */
    DETAIL,
    /** The item once more, for printers or archives: not read. */
    COPY,
    /** A list. */
    INDEX,
    /** A further page of a list. */
    NEXT,
    /** Nothing of interest: members, forms, log-in. */
    NEVER,
    /** No rule speaks of it. */
    UNKNOWN;

    boolean showsNoItem() {
      return this == COPY || this == NEVER || showsList();
    }

    boolean showsList() {
      return this == INDEX || this == NEXT;
    }

    /** Whether a page that shows several items may be of this sort. */
    boolean mayShowItems() {
      return this != COPY && this != NEVER;
    }

    Role role() {
      return switch (this) {
        case ITEM, DETAIL -> Role.ITEM;
        case INDEX -> Role.INDEX;
        case NEXT -> Role.NEXT_PAGE;
        case COPY, NEVER, UNKNOWN -> Role.OTHER;
      };
    }
  }

  /**
   * A rule on addresses.
   *
   * @param match fits path and query, anywhere
   * @param where parameters that must be there, in any order
   * @param item the item's address as a template over named groups; null where the page shows none
   */
  record AddressRule(
      PageSort sort, Pattern match, Map<String, Pattern> where, @Nullable String item) {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

    /** An address that fits, with what its groups hold. */
    record Match(PageSort sort, Map<String, String> groups, @Nullable String item) {
      Optional<PageAddress> address(URI address, PageAddress generic) {
        if (item == null) {
          return Optional.empty();
        }
        String path =
            PLACE
                .matcher(item)
                .replaceAll(m -> Matcher.quoteReplacement(groups.getOrDefault(m.group(1), "")));
        String part = groups.get("part");
        int number = part == null || part.isEmpty() ? 1 : Math.max(1, Integer.parseInt(part));
        // The page's own word for its address is better to show than ours, if it is no part of it.
        boolean declared = number == 1 && generic.part() == 1 && sort == PageSort.ITEM;
        return Addresses.resolve(address, path)
            .map(named -> new PageAddress(named, declared ? generic.url() : named, number));
      }
    }

    Optional<Match> match(URI address) {
      Matcher matcher = match.matcher(Addresses.pathAndQuery(address));
      if (!matcher.find()) {
        return Optional.empty();
      }
      Map<String, String> groups = new HashMap<>();
      collect(matcher, groups);
      for (Map.Entry<String, Pattern> condition : where.entrySet()) {
        Optional<Matcher> fits =
            Addresses.parameters(address).stream()
                .filter(p -> Addresses.name(p).equals(condition.getKey()))
                .map(p -> condition.getValue().matcher(Addresses.value(p)))
                .filter(Matcher::matches)
                .findFirst();
        boolean optional = condition.getValue().pattern().endsWith(")?");
        if (fits.isEmpty() && !optional) {
          return Optional.empty();
        }
        fits.ifPresent(fit -> collect(fit, groups));
      }
      return Optional.of(new Match(sort, groups, item));
    }

    private static void collect(Matcher matcher, Map<String, String> groups) {
      matcher.namedGroups().keySet().stream()
          .filter(group -> matcher.group(group) != null)
          .forEach(group -> groups.put(group, matcher.group(group)));
    }
  }

  /**
   * How one sort of page is read.
   *
   * @param when what such a page has
   * @param items where the page shows several items; null if it shows one
   * @param fields rules by field name; what they select stands in the block of an item, if there
   *     are several
   */
  record View(
      String name,
      Kind kind,
      Evaluator when,
      @Nullable ItemsRule items,
      Map<String, FieldRule> fields,
      @Nullable PostRule posts) {
    @Nullable FieldRule field(String field) {
      return fields.get(field);
    }
  }

  /**
   * Where the items of a page stand that shows several of them in full.
   *
   * @param block holds one item
   * @param address its address, or what a template makes one of
   * @param template the address with {@code {address}} for what was found; null for that alone
   */
  record ItemsRule(Evaluator block, FieldRule address, @Nullable String template) {
    Optional<String> reference(Element item) {
      return address
          .value(item)
          .map(value -> template == null ? value : template.replace(ADDRESS, value));
    }
  }

  /**
   * How posts are read.
   *
   * @param opens whether the first post of the first part is the item itself
   */
  record PostRule(
      Evaluator block,
      @Nullable FieldRule author,
      @Nullable FieldRule time,
      FieldRule body,
      boolean opens) {}
}
