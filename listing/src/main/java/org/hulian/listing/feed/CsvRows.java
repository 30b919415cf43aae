package org.hulian.listing.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header of the contract's names. Records are cut out here, so that one that cannot be
 * read (a quote that is never closed) costs its own line only; the library reads each of them.
 */
final class CsvRows implements RowReader {
  private static final String SEPARATORS = ",;\t";
  private final LineReader lines;
  private List<String> header = List.of();
  private char separator = ',';
  private boolean ended;

  CsvRows(LineReader lines) {
    this.lines = lines;
  }

  @Override
  public @Nullable FeedRow next() throws IOException {
    if (ended) {
      return null;
    }
    if (header.isEmpty()) {
      FeedRow problem = readHeader();
      if (problem != null || ended) {
        ended = true;
        return problem;
      }
    }
    FeedLine line = lines.next();
    while (line != null && line.problem() == null && line.text().isBlank()) {
      line = lines.next();
    }
    return line == null ? null : row(line);
  }

  /** Reads the header; gives the reason if there is none. */
  private @Nullable FeedRow readHeader() throws IOException {
    FeedLine line = lines.next();
    if (line == null) {
      ended = true;
      return null;
    }
    if (line.problem() != null) {
      return new FeedRow.Broken(line.number(), line.problem());
    }
    separator = separatorOf(line.text());
    try {
      header = cells(line.text()).stream().map(String::strip).toList();
    } catch (CsvParseException e) {
      return new FeedRow.Broken(line.number(), "the header is not CSV");
    }
    if (!(header.contains("id") || header.contains("url"))
        || !(header.contains("title") || header.contains("body"))) {
      String reason = "the first line is no header: it names no id or url, or no title or body";
      return new FeedRow.Broken(line.number(), reason);
    }
    return null;
  }

  /** The separator that the header has most of, a comma if it has none. */
  private static char separatorOf(String header) {
    char best = ',';
    long most = 0;
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char one = SEPARATORS.charAt(i);
      long count = header.chars().filter(unit -> unit == one).count();
      if (count > most) {
        most = count;
        best = one;
      }
    }
    return best;
  }

  private FeedRow row(FeedLine first) throws IOException {
    if (first.problem() != null) {
      return new FeedRow.Broken(first.number(), first.problem());
    }
    Cut cut = cut(first);
    if (cut == null) {
      return new FeedRow.Broken(first.number(), "a quote is opened and never closed");
    }
    try {
      List<String> cells = cells(cut.text());
      if (cells.size() != header.size()) {
        throw new FieldException(cells.size() + " cells where the header has " + header.size());
      }
      return new FeedRow.Fields(first.number(), fields(cells));
    } catch (CsvParseException e) {
      lines.pushBack(cut.taken());
      return new FeedRow.Broken(first.number(), "not CSV: " + reason(e));
    } catch (FieldException e) {
      lines.pushBack(cut.taken());
      return new FeedRow.Broken(first.number(), e.reason());
    }
  }

  /** The library tells the reason one step down. */
  private static String reason(CsvParseException e) {
    Throwable told = e.getCause() == null ? e : e.getCause();
    return String.valueOf(told.getMessage());
  }

  /** A record and the lines after its first that are in it: should it fail, they are read anew. */
  private record Cut(String text, List<FeedLine> taken) {}

  /** The lines up to where all quotes are closed, or null, with the lines given back. */
  private @Nullable Cut cut(FeedLine first) throws IOException {
    StringBuilder record = new StringBuilder(first.text());
    boolean open = endsQuoted(first.text(), false);
    List<FeedLine> taken = new ArrayList<>();
    while (open) {
      FeedLine line = lines.next();
      if (line != null) {
        taken.add(line);
      }
      if (line == null
          || line.problem() != null
          || record.length() + line.text().length() > LineReader.MAX_BYTES) {
        lines.pushBack(taken);
        return null;
      }
      record.append('\n').append(line.text());
      open = endsQuoted(line.text(), true);
    }
    return new Cut(record.toString(), taken);
  }

  /** Whether the text ends inside a quoted cell, if it began inside one or not. */
  private boolean endsQuoted(String text, boolean inside) {
    boolean quoted = inside;
    boolean cellStarts = !inside;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (quoted) {
        boolean doubled = unit == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        i += doubled ? 1 : 0;
        quoted = unit != '"' || doubled;
      } else {
        quoted = unit == '"' && cellStarts;
        cellStarts = unit == separator;
      }
    }
    return quoted;
  }

  private List<String> cells(String record) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .ofSingleCsvRecord(record)
        .getFields();
  }

  /** Cells as fields: empty ones are absent, lists and objects may be written as JSON. */
  private JsonObject fields(List<String> cells) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (!cell.isEmpty()) {
        fields.put(header.get(i), value(header.get(i), cell));
      }
    }
    return new JsonObject(fields);
  }

  private static @Nullable Object value(String name, String cell) {
    return switch (name) {
      case "replies", "capture" -> JsonText.value(cell);
      case "price" -> cell.startsWith("{") ? JsonText.value(cell) : cell;
      case "images" ->
          cell.startsWith("[") ? JsonText.value(cell) : List.of(cell.strip().split("\\s+", -1));
      default -> cell;
    };
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
