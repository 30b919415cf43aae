package org.hulian.review.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hulian.index.Facet;
import org.hulian.index.ListingQuery;
import org.hulian.index.SearchView;
import org.hulian.index.SearchView.Kin;
import org.hulian.index.SortOrder;
import org.hulian.index.query.Clause;
import org.hulian.index.query.Field;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A search as its address says it. Unknown and overlong parts are left out: no address is an error.
 *
 * @param filters chosen values of each facet
 * @param excluded values of each facet that must not be
 * @param variants whether other characters that stand for those typed are found too
 * @param collapsed whether near texts are one hit
 * @param kin what all hits have in common; absent if nothing
 * @param cursor absent for the first page
 * @param asked whether somebody searched, rather than opened the empty page; then hits are shown
 *     and the search is written down
 */
public record SearchAddress(
    String text,
    Map<Facet, Set<String>> filters,
    Map<Facet, Set<String>> excluded,
    boolean sound,
    boolean variants,
    boolean collapsed,
    SortOrder sort,
    @Nullable Kin kin,
    @Nullable String cursor,
    boolean asked) {
  private static final int PAGE = 20;
  private static final int MAX_TEXT = 512;
  private static final int MAX_VALUE = 200;
  private static final int MAX_VALUES = 100;
  private static final int MAX_CURSOR = 1_000;
  private static final String NOT = "not_";

  /** Reads the parameters of an address. */
  public static SearchAddress read(MultiValueMap<String, String> parameters) {
    Map<Facet, Set<String>> filters = values(parameters, "");
    Map<Facet, Set<String>> excluded = values(parameters, NOT);
    String text = first(parameters, "q");
    String cursor = first(parameters, "cursor");
    Kin kin = kin(parameters);
    boolean chosen = !filters.isEmpty() || !excluded.isEmpty() || kin != null;
    return new SearchAddress(
        text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT),
        filters,
        excluded,
        !first(parameters, "sound").equals("no"),
        !first(parameters, "variants").equals("no"),
        !first(parameters, "each").equals("yes"),
        sort(first(parameters, "sort")),
        kin,
        cursor.isEmpty() || cursor.length() > MAX_CURSOR ? null : cursor,
        parameters.containsKey("q") || chosen || !cursor.isEmpty());
  }

  private static Map<Facet, Set<String>> values(
      MultiValueMap<String, String> parameters, String prefix) {
    Map<Facet, Set<String>> all = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      Set<String> values = new LinkedHashSet<>();
      for (String value : parameters.getOrDefault(prefix + facet.key(), List.of())) {
        if (!value.isBlank() && value.length() <= MAX_VALUE && values.size() < MAX_VALUES) {
          values.add(value);
        }
      }
      if (!values.isEmpty()) {
        all.put(facet, values);
      }
    }
    return all;
  }

  private static @Nullable Kin kin(MultiValueMap<String, String> parameters) {
    String cluster = first(parameters, "cluster");
    if (cluster.matches("[1-9]\\d{0,17}")) {
      return new Kin.Cluster(Long.parseLong(cluster));
    }
    String picture = first(parameters, "picture");
    if (!picture.isEmpty() && picture.length() <= MAX_CURSOR) {
      return new Kin.Picture(picture);
    }
    try {
      String like = first(parameters, "like");
      return like.isEmpty() ? null : new Kin.Text(new ListingId(like));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** What it asks the index for. */
  public ListingQuery query() {
    // First, so that it counts however long the rest is; what is typed after it counts more.
    String typed = variants ? text : "variants:off " + text;
    return new ListingQuery(typed, filters, sound, sort, PAGE, cursor);
  }

  /** How what it asks for is looked at. */
  public SearchView view() {
    return new SearchView(excluded, collapsed && !(kin instanceof Kin.Cluster), kin);
  }

  /** What the hits have in common, as the name of a parameter with its value. */
  public Map<String, String> kinship() {
    return switch (kin) {
      case null -> Map.of();
      case Kin.Cluster cluster -> Map.of("cluster", Long.toString(cluster.number()));
      case Kin.Picture picture -> Map.of("picture", picture.address());
      case Kin.Text like -> Map.of("like", like.item().value());
    };
  }

  /** The same search from its first page, with this value of a facet chosen or given up. */
  SearchAddress toggled(Facet facet, String value) {
    return with(changed(filters, facet, value, true), changed(excluded, facet, value, false));
  }

  /** Likewise, with this value shut out or let in again. */
  SearchAddress shut(Facet facet, String value) {
    return with(changed(filters, facet, value, false), changed(excluded, facet, value, true));
  }

  private static Map<Facet, Set<String>> changed(
      Map<Facet, Set<String>> all, Facet facet, String value, boolean toggled) {
    Map<Facet, Set<String>> changed = new EnumMap<>(Facet.class);
    changed.putAll(all);
    Set<String> values = new LinkedHashSet<>(all.getOrDefault(facet, Set.of()));
    if (!values.remove(value) && toggled) {
      values.add(value);
    }
    changed.put(facet, values);
    return changed;
  }

  private SearchAddress with(Map<Facet, Set<String>> in, Map<Facet, Set<String>> out) {
    return new SearchAddress(text, in, out, sound, variants, collapsed, sort, kin, null, true);
  }

  /** The same search from its first page, among what has this in common, or among all. */
  SearchAddress among(@Nullable Kin other) {
    SortOrder order = other instanceof Kin.Text ? SortOrder.RELEVANCE : sort;
    return new SearchAddress(
        text, filters, excluded, sound, variants, collapsed, order, other, null, true);
  }

  /** Whatever was searched, what has this in common. */
  public static SearchAddress of(Kin kin) {
    return new SearchAddress(
        "", Map.of(), Map.of(), true, true, true, SortOrder.RELEVANCE, kin, null, true);
  }

  /**
   * What has these values.
   *
   * @throws IllegalArgumentException if one has quotes of every kind and cannot be asked for
   */
  public static SearchAddress of(Map<Field, String> values) {
    List<Clause> clauses = new ArrayList<>();
    values.forEach((field, value) -> clauses.add(new Clause.FieldValue(field, List.of(value))));
    String text = new Clause.And(clauses).written();
    return new SearchAddress(
        text, Map.of(), Map.of(), true, true, true, SortOrder.RELEVANCE, null, null, true);
  }

  /** The same search at another page. */
  SearchAddress page(String at) {
    return new SearchAddress(
        text, filters, excluded, sound, variants, collapsed, sort, kin, at, true);
  }

  /** As an address of this console. */
  public String href() {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath("/search").queryParam("q", "{q}");
    List<Object> values = new ArrayList<>();
    values.add(text);
    add(link, values, "", filters);
    add(link, values, NOT, excluded);
    kinship().forEach((name, value) -> add(link, values, name, value));
    if (!sound) {
      link.queryParam("sound", "no");
    }
    if (!variants) {
      link.queryParam("variants", "no");
    }
    if (!collapsed) {
      link.queryParam("each", "yes");
    }
    link.queryParam("sort", sort.name().toLowerCase(Locale.ROOT));
    if (cursor != null) {
      add(link, values, "cursor", cursor);
    }
    return link.encode().buildAndExpand(values.toArray()).toUriString();
  }

  private static void add(
      UriComponentsBuilder link, List<Object> values, String prefix, Map<Facet, Set<String>> all) {
    all.forEach(
        (facet, chosen) -> chosen.forEach(value -> add(link, values, prefix + facet.key(), value)));
  }

  private static void add(
      UriComponentsBuilder link, List<Object> values, String name, String value) {
    link.queryParam(name, "{v" + values.size() + "}");
    values.add(value);
  }

  private static SortOrder sort(String key) {
    for (SortOrder order : SortOrder.values()) {
      if (order.name().toLowerCase(Locale.ROOT).equals(key)) {
        return order;
      }
    }
    return SortOrder.RELEVANCE;
  }

  private static String first(MultiValueMap<String, String> parameters, String name) {
    String value = parameters.getFirst(name);
    return value == null ? "" : value.strip();
  }
}
