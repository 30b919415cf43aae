package org.hulian.store.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hulian.listing.ListingId;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/** Reads saved searches and alerts. */
final class SearchRows {
  /** Of an alert, as {@link #alert} reads it. */
  static final String ALERT =
      "a.id, a.search_id, s.name, a.listing_id, a.version, a.at, a.score, a.by_sound, a.matched,"
          + " a.title, a.title_marks, a.snippet, a.snippet_marks, a.words";

  private static final String SEARCH =
      "SELECT s.id, s.owner, s.name, s.query, s.shared, s.paused, s.alerts, s.by_webhook,"
          + " s.by_mail, s.webhook, s.mail, s.created_at, t.name AS setting, t.value"
          + " FROM saved_search s LEFT JOIN saved_search_setting t ON t.search_id = s.id";

  private SearchRows() {}

  /** The searches for which something holds. */
  static List<SavedSearch> searches(Handle handle, String where, Map<String, ?> values) {
    Map<Long, SavedSearch> found = new LinkedHashMap<>();
    Map<Long, Map<String, List<String>>> settings = new HashMap<>();
    handle
        .createQuery(SEARCH + where)
        .bindMap(values)
        .map(
            (rows, context) -> {
              long id = rows.getLong("id");
              String setting = rows.getString("setting");
              if (setting != null) {
                settings
                    .computeIfAbsent(id, none -> new HashMap<>())
                    .computeIfAbsent(setting, none -> new ArrayList<>())
                    .add(rows.getString("value"));
              }
              SavedSearch search = search(rows);
              found.putIfAbsent(id, search);
              return id;
            })
        .list();
    return found.values().stream()
        .map(search -> with(search, settings.getOrDefault(search.id(), Map.of())))
        .toList();
  }

  private static SavedSearch with(SavedSearch search, Map<String, List<String>> settings) {
    return new SavedSearch(
        search.id(),
        search.owner(),
        new SavedQuery(search.query().name(), search.query().text(), settings),
        search.options(),
        search.addresses(),
        search.createdAt());
  }

  private static SavedSearch search(ResultSet rows) throws SQLException {
    return new SavedSearch(
        rows.getLong("id"),
        rows.getString("owner"),
        new SavedQuery(rows.getString("name"), rows.getString("query"), Map.of()),
        new SearchOptions(
            rows.getBoolean("shared"),
            rows.getBoolean("paused"),
            rows.getBoolean("alerts"),
            rows.getBoolean("by_webhook"),
            rows.getBoolean("by_mail")),
        addresses(rows),
        Instants.instant(rows.getLong("created_at")));
  }

  static Addresses addresses(ResultSet rows) throws SQLException {
    return new Addresses(rows.getString("webhook"), rows.getString("mail"));
  }

  static Alert alert(ResultSet rows, boolean unread) throws SQLException {
    return new Alert(
        rows.getLong("id"),
        rows.getLong("search_id"),
        rows.getString("name"),
        new ListingId(rows.getString("listing_id")),
        rows.getInt("version"),
        Instants.instant(rows.getLong("at")),
        rows.getDouble("score"),
        new MatchedText(
            rows.getString("title"),
            marks(rows.getString("title_marks")),
            rows.getString("snippet"),
            marks(rows.getString("snippet_marks")),
            words(rows.getString("words")),
            rows.getString("matched"),
            rows.getBoolean("by_sound")),
        unread);
  }

  static String text(List<TextSpan> marks) {
    return marks.stream()
        .map(mark -> mark.start() + "-" + mark.end())
        .collect(Collectors.joining(" "));
  }

  private static List<TextSpan> marks(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(text.split(" ", -1))
        .map(pair -> pair.split("-", -1))
        .map(ends -> new TextSpan(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
        .toList();
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }
}
