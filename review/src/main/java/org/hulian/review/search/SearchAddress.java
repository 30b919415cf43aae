package org.hulian.review.search;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hulian.index.Facet;
import org.hulian.index.ListingQuery;
import org.hulian.index.SortOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A search as its address says it. Unknown and overlong parts are left out: no address is an error.
 *
 * @param filters chosen values of each facet
 * @param variants whether other characters that stand for those typed are found too
 * @param cursor absent for the first page
 * @param asked whether somebody searched, rather than opened the empty page; then hits are shown
 *     and the search is written down
 */
public record SearchAddress(
    String text,
    Map<Facet, Set<String>> filters,
    boolean sound,
    boolean variants,
    SortOrder sort,
    @Nullable String cursor,
    boolean asked) {
  private static final int PAGE = 20;
  private static final int MAX_TEXT = 512;
  private static final int MAX_VALUE = 200;
  private static final int MAX_CURSOR = 1_000;

  /** Reads the parameters of an address. */
  public static SearchAddress read(MultiValueMap<String, String> parameters) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      Set<String> values = new LinkedHashSet<>();
      for (String value : parameters.getOrDefault(facet.key(), java.util.List.of())) {
        if (!value.isBlank() && value.length() <= MAX_VALUE) {
          values.add(value);
        }
      }
      if (!values.isEmpty()) {
        filters.put(facet, values);
      }
    }
    String text = first(parameters, "q");
    String cursor = first(parameters, "cursor");
    return new SearchAddress(
        text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT),
        filters,
        !first(parameters, "sound").equals("no"),
        !first(parameters, "variants").equals("no"),
        sort(first(parameters, "sort")),
        cursor.isEmpty() || cursor.length() > MAX_CURSOR ? null : cursor,
        parameters.containsKey("q") || !filters.isEmpty() || !cursor.isEmpty());
  }

  /** What it asks the index for. */
  public ListingQuery query() {
    // First, so that it counts however long the rest is; what is typed after it counts more.
    String typed = variants ? text : "variants:off " + text;
    return new ListingQuery(typed, filters, sound, sort, PAGE, cursor);
  }

  /** The same search from its first page, with this value of a facet chosen or given up. */
  SearchAddress toggled(Facet facet, String value) {
    Map<Facet, Set<String>> changed = new EnumMap<>(Facet.class);
    changed.putAll(filters);
    Set<String> values = new LinkedHashSet<>(filters.getOrDefault(facet, Set.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    changed.put(facet, values);
    return new SearchAddress(text, changed, sound, variants, sort, null, true);
  }

  /** The same search at another page. */
  SearchAddress page(String at) {
    return new SearchAddress(text, filters, sound, variants, sort, at, true);
  }

  /** As an address of this console. */
  public String href() {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath("/search").queryParam("q", "{q}");
    java.util.List<Object> values = new java.util.ArrayList<>();
    values.add(text);
    filters.forEach(
        (facet, chosen) ->
            chosen.forEach(
                value -> {
                  link.queryParam(facet.key(), "{v" + values.size() + "}");
                  values.add(value);
                }));
    if (!sound) {
      link.queryParam("sound", "no");
    }
    if (!variants) {
      link.queryParam("variants", "no");
    }
    link.queryParam("sort", sort.name().toLowerCase(Locale.ROOT));
    if (cursor != null) {
      link.queryParam("cursor", "{cursor}");
      values.add(cursor);
    }
    return link.encode().buildAndExpand(values.toArray()).toUriString();
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
