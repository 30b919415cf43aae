package org.hulian.index;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort values of its last hit. The id comes last in every order, so that no
 * two hits are alike and pages neither repeat nor lose one.
 */
final class Cursor {
  private static final SortField BY_ID = new SortField(Schema.ID, SortField.Type.STRING);
  private static final SortField BY_SEEN = new SortField(Schema.SEEN, SortField.Type.LONG, true);
  private static final SortField BY_SCORE =
      new SortField(Schema.SCORE, SortField.Type.DOUBLE, true);

  private Cursor() {}

  static Sort sort(SortOrder order) {
    return switch (order) {
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, BY_SEEN, BY_ID);
      case NEWEST -> new Sort(BY_SEEN, BY_ID);
      case SCORE -> new Sort(BY_SCORE, BY_ID);
    };
  }

  static String write(SortOrder order, FieldDoc last) {
    StringBuilder values = new StringBuilder(order.name());
    for (Object value : last.fields) {
      String text = value instanceof BytesRef bytes ? bytes.utf8ToString() : value.toString();
      values.append('\n').append(text);
    }
    byte[] bytes = values.toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The place to go on from; null for the first page and for what is no cursor of this order. */
  static @Nullable FieldDoc read(SortOrder order, @Nullable String cursor, int documents) {
    if (cursor == null || documents == 0) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      String[] values = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
      SortField[] fields = sort(order).getSort();
      if (!values[0].equals(order.name()) || values.length != fields.length + 1) {
        return null;
      }
      Object[] after = new Object[fields.length];
      for (int i = 0; i < fields.length; i++) {
        after[i] = value(fields[i].getType(), values[i + 1]);
      }
      // The last document there is, so that the hit itself does not come again.
      return new FieldDoc(documents - 1, Float.NaN, after);
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
