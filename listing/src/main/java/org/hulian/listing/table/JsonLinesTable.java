package org.hulian.listing.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.listing.feed.JsonLine;
import org.jspecify.annotations.Nullable;

/** A table with one JSON object a line, named by the columns; an empty text is null. */
final class JsonLinesTable extends TableWriter {
  private final Writer out;
  private final List<String> columns;

  JsonLinesTable(List<String> columns, OutputStream stream) {
    super(columns.size());
    this.columns = List.copyOf(columns);
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 15);
  }

  @Override
  void row(List<?> cells) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Object cell = cells.get(i);
      fields.put(columns.get(i), cell.equals("") ? null : cell);
    }
    out.write(Characters.escaped(Characters.wellFormed(JsonLine.of(fields))));
    out.write('\n');
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }
}
