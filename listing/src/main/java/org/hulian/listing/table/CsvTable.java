package org.hulian.listing.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table as RFC 4180 has it, every cell in quotes. */
final class CsvTable extends TableWriter {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Writer out;
  private final CsvWriter csv;
  private final boolean raw;

  CsvTable(List<String> columns, TableOptions options, OutputStream stream) throws IOException {
    super(columns.size());
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 15);
    csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .bufferSize(0)
            .build(out);
    raw = options.raw();
    if (options.byteOrderMark()) {
      out.write(BYTE_ORDER_MARK);
    }
    row(columns);
  }

  @Override
  void row(List<?> cells) throws IOException {
    List<String> texts = new ArrayList<>(cells.size());
    for (Object cell : cells) {
      String text = text(cell);
      texts.add(raw ? Characters.wellFormed(text) : Formulas.guarded(Characters.shown(text)));
    }
    try {
      csv.writeRecord(texts);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
    out.flush();
  }
}
