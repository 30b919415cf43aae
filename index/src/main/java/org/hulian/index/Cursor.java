package org.hulian.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort values of its last hit, with the search that it is of. The id comes
 * last in every order, so that no two hits are alike and pages neither repeat nor lose one,
 * whatever is written meanwhile; by relevance only as far as that leaves the ranks as they are.
 */
final class Cursor {
  /** Of cursors of this form; others are not read. */
  private static final String VERSION = "2";

  private static final SortField BY_ID = new SortField(Schema.ID, SortField.Type.STRING);
  private static final SortField NEWEST = new SortField(Schema.SEEN, SortField.Type.LONG, true);
  private static final SortField OLDEST = new SortField(Schema.SEEN, SortField.Type.LONG);
  private static final SortField BY_SCORE =
      new SortField(Schema.SCORE, SortField.Type.DOUBLE, true);
  private static final SortField BY_PRICE =
      new SortField(Schema.LOWEST, SortField.Type.LONG, false, Long.MAX_VALUE);

  private final SortOrder order;
  private final String search;

  /** Cursors of one search, whatever its page. */
  Cursor(ListingQuery query, SearchView view) {
    order = query.sort();
    int hash =
        Objects.hash(
            query.text(),
            words(query.filters()),
            query.sound(),
            words(view.excluded()),
            view.kin());
    search = Integer.toHexString(view.collapsed() ? hash : ~hash);
  }

  /** The same for the same values in any order, in any process. */
  private static List<String> words(Map<Facet, Set<String>> values) {
    return Arrays.stream(Facet.values())
        .flatMap(f -> values.getOrDefault(f, Set.of()).stream().sorted().map(v -> f + v))
        .toList();
  }

  static Sort sort(SortOrder order) {
    return switch (order) {
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, NEWEST, BY_ID);
      case NEWEST -> new Sort(NEWEST, BY_ID);
      case OLDEST -> new Sort(OLDEST, BY_ID);
      case SCORE -> new Sort(BY_SCORE, BY_ID);
      case PRICE -> new Sort(BY_PRICE, NEWEST, BY_ID);
    };
  }

  String write(FieldDoc last) {
    StringBuilder values = new StringBuilder(VERSION);
    values.append('\n').append(order.name()).append('\n').append(search);
    for (Object value : last.fields) {
      String text = value instanceof BytesRef bytes ? bytes.utf8ToString() : value.toString();
      values.append('\n').append(text);
    }
    byte[] bytes = values.toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The place to go on from; null for what is no cursor of this search. */
  @Nullable FieldDoc read(String cursor, IndexSearcher searcher, Query query) throws IOException {
    int documents = searcher.getIndexReader().maxDoc();
    Object[] after = documents == 0 ? null : values(cursor);
    if (after == null) {
      return null;
    }
    if (order == SortOrder.RELEVANCE) {
      after = ranked(after, searcher, query);
    }
    // The last document there is, so that the hit itself does not come again.
    return new FieldDoc(documents - 1, Float.NaN, after);
  }

  /** What has been written since changes all ranks a little: the hit is where it stands now. */
  private static Object[] ranked(Object[] after, IndexSearcher searcher, Query query)
      throws IOException {
    Term id = new Term(Schema.ID, (BytesRef) after[after.length - 1]);
    Query one =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(new TermQuery(id), Occur.FILTER)
            .build();
    TopFieldDocs now = searcher.search(one, 1, sort(SortOrder.RELEVANCE));
    return now.scoreDocs.length == 0 ? after : ((FieldDoc) now.scoreDocs[0]).fields;
  }

  private Object @Nullable [] values(String cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      List<String> parts = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
      SortField[] fields = sort(order).getSort();
      if (parts.size() != fields.length + 3
          || !parts.subList(0, 3).equals(List.of(VERSION, order.name(), search))) {
        return null;
      }
      Object[] after = new Object[fields.length];
      for (int i = 0; i < fields.length; i++) {
        after[i] = value(fields[i].getType(), parts.get(i + 3));
      }
      return after;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Object value(SortField.Type type, String text) {
    return switch (type) {
      case SCORE -> Float.valueOf(text);
      case LONG -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      default -> new BytesRef(text);
    };
  }
}
