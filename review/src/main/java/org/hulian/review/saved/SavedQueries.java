package org.hulian.review.saved;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.index.watch.QueryWatch.Watched;
import org.hulian.review.search.SearchAddress;
import org.hulian.store.search.SavedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Saved queries as addresses of the search page: what that page understands is saved, and what is
 * saved it understands.
 */
public final class SavedQueries {
  private static final String TEXT = "q";
  private static final int LONGEST_TEXT = 512;
  private static final int LONGEST_VALUE = 200;
  private static final int MOST_SETTINGS = 100;

  /** Of an address, what is not of the search itself, or looks at what was found already. */
  private static final Set<String> NOT_KEPT =
      Set.of(TEXT, "cursor", "lang", "cluster", "like", "picture");

  private SavedQueries() {}

  /** What a saved query looks for in new listings, under a number. */
  public static Watched watched(long id, SavedQuery query) {
    SearchAddress address = address(query);
    return new Watched(id, address.query(), address.excluded());
  }

  static String href(SavedQuery query) {
    return address(query).href();
  }

  private static SearchAddress address(SavedQuery query) {
    MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    parameters.add(TEXT, query.text());
    query.settings().forEach(parameters::addAll);
    return SearchAddress.read(parameters);
  }

  /** Reads the address of a search page, such as {@code /search?q=…&platform=…}. */
  static SavedQuery of(String name, String address) {
    MultiValueMap<String, String> parameters =
        UriComponentsBuilder.fromUriString("/").query(query(address)).build().getQueryParams();
    Map<String, List<String>> settings = new HashMap<>();
    int[] left = {MOST_SETTINGS};
    parameters.forEach(
        (key, values) -> {
          List<String> kept = new ArrayList<>();
          for (String value : values) {
            String read = decoded(value);
            boolean fits = !read.isBlank() && read.length() <= LONGEST_VALUE && left[0] > 0;
            if (fits && !NOT_KEPT.contains(key) && key.matches("-?[a-z_]{1,30}")) {
              kept.add(read);
              left[0]--;
            }
          }
          if (!kept.isEmpty()) {
            settings.put(key, kept);
          }
        });
    String text = decoded(parameters.getFirst(TEXT));
    return new SavedQuery(name, cut(text, LONGEST_TEXT), settings);
  }

  private static String query(String address) {
    int at = address.indexOf('?');
    return at < 0 ? "" : address.substring(at + 1);
  }

  private static String decoded(@Nullable String value) {
    if (value == null) {
      return "";
    }
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A query as typed, no longer than one may be. */
  static String text(@Nullable String typed) {
    return typed == null ? "" : cut(typed.strip(), LONGEST_TEXT);
  }

  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, inPair ? longest - 1 : longest);
  }
}
