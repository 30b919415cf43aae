package org.hulian.listing.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A feed of comma-separated values (RFC 4180) with a header. */
final class CsvRows implements ListingFeed.Rows {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private final FeedText text;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final String name;
  private @Nullable List<String> header;
  private String foreign = "";
  private boolean ended;
  private long line = 1;

  CsvRows(InputStream stream, String name, Charset charset) {
    this.text = new FeedText(stream, charset);
    this.reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .maxBufferSize(LineReader.MAX_LENGTH)
            .ofCsvRecord(text);
    this.records = reader.iterator();
    this.name = name;
  }

  @Override
  public Optional<FeedItem> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    try {
      if (header == null && !readHeader()) {
        ended = true;
        return Optional.of(
            skipped(
                "no header: the first line names the columns, id or url among them, and title or"
                    + " body",
                foreign));
      }
      if (!records.hasNext()) {
        ended = true;
        return Optional.empty();
      }
      CsvRecord record = records.next();
      line = record.getStartingLineNumber();
      return Optional.of(item(record));
    } catch (CsvParseException e) {
      // Where a quote is left open nobody can say where the next row starts.
      ended = true;
      return Optional.of(skipped("broken from here on: " + e.getMessage(), foreign));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean readHeader() {
    if (!records.hasNext()) {
      return false;
    }
    List<String> names = new ArrayList<>();
    CsvRecord first = records.next();
    foreign = text.complaint(first.getFields());
    for (String field : first.getFields()) {
      String plain = field.startsWith(BYTE_ORDER_MARK) ? field.substring(1) : field;
      names.add(columnName(plain.strip()));
    }
    header = names;
    return (names.contains("id") || names.contains("url"))
        && (names.contains("title") || names.contains("body"));
  }

  /** Columns are named as in the contract; capitals do not matter. */
  private static String columnName(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "postedat", "posted_at" -> "postedAt";
      case "fetchedat", "fetched_at" -> "fetchedAt";
      case String other -> other;
    };
  }

  private FeedItem item(CsvRecord record) {
    List<String> names = header == null ? List.of() : header;
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(names.size(), record.getFieldCount()); i++) {
      String value = record.getField(i);
      if (!value.isEmpty()) {
        values.put(names.get(i), value);
      }
    }
    String complaint = foreign + text.complaint(record.getFields());
    foreign = "";
    List<FeedProblem> doubts = new ArrayList<>();
    if (!complaint.isEmpty()) {
      doubts.add(problem(complaint));
    }
    if (record.getFieldCount() != names.size()) {
      // RFC 4180, section 2, 4: a comma outside of quotes has shifted what follows it.
      doubts.add(
          problem(
              "has %d fields and the header %d: they may be in the wrong columns"
                  .formatted(record.getFieldCount(), names.size())));
    }
    try {
      ListingFields fields = new ListingFields(doubt -> doubts.add(problem(doubt)));
      return new FeedItem.Entry(line, fields.listing(nested(values)), doubts);
    } catch (FeedException e) {
      return skipped(String.valueOf(e.getMessage()), complaint);
    }
  }

  /** Pictures stand in one column with blanks between them; the currency has one of its own. */
  private static JsonObject nested(Map<String, @Nullable Object> values) {
    if (values.get("images") instanceof String images) {
      values.put("images", List.of(images.strip().split("\\s+")));
    }
    Object currency = values.remove("currency");
    if (currency != null && values.get("price") instanceof String amount) {
      Map<String, @Nullable Object> price = new LinkedHashMap<>();
      price.put("amount", amount);
      price.put("currency", currency);
      values.put("price", new JsonObject(price));
    }
    return new JsonObject(values);
  }

  private FeedItem skipped(String reason, String complaint) {
    return new FeedItem.Skipped(problem(complaint.isEmpty() ? reason : reason + "; " + complaint));
  }

  private FeedProblem problem(String reason) {
    return new FeedProblem(name, line, reason);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
