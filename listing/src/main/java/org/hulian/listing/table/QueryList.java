package org.hulian.listing.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queries that somebody brings as a CSV file, one a line: the query in the first column, a label of
 * theirs in the second if they like, further columns left out. A first line that only names its
 * column is passed over, and so are blank lines; a bad line is named and the rest goes on.
 *
 * @param charset by which the bytes were read
 * @param entries in the order of lines
 */
public record QueryList(Charset charset, List<Entry> entries) {
  /** The charset of most files that are not in UTF-8; GBK and GB2312 are parts of it. */
  public static final Charset GB18030 = Charset.forName("GB18030");

  /** Of a query, in UTF-16 units; the search itself reads no more. */
  public static final int LONGEST_QUERY = 512;

  private static final int LONGEST_LABEL = 200;
  private static final int SPARE = 1_024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final byte[] MARK_OF_UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final Set<String> NAMES =
      Set.of("query", "queries", "q", "查询", "检索", "检索式", "检索词", "关键词");

  public QueryList {
    entries = List.copyOf(entries);
  }

  /** One line that says anything. */
  public sealed interface Entry {
    /** Number of the line, from 1. */
    long line();

    /**
     * A query.
     *
     * @param label may be empty
     */
    record Query(long line, String text, String label) implements Entry {}

    /** A line that is none. */
    record Bad(long line, Problem problem) implements Entry {}
  }

  /** What is wrong with a line. */
  public enum Problem {
    UNREADABLE("holds bytes that are not of the charset"),
    NO_QUERY("has no query in its first column"),
    TOO_LONG("is longer than " + LONGEST_QUERY + " characters"),
    QUOTES("has a stray quote: a cell with quotes in it stands in quotes, and each in it twice"),
    TOO_MANY("and those after it are more than can be searched at once");

    private final String text;

    Problem(String text) {
      this.text = text;
    }

    /** In English. */
    public String text() {
      return text;
    }
  }

  /**
   * Reads a list. Its charset is the one that is named; else UTF-8, if a mark in front or every
   * line says so, or more than half of those with other than ASCII in them; else GB18030.
   *
   * @param most lines that are read; the first one beyond stands for all
   */
  public static QueryList read(byte[] bytes, @Nullable Charset named, int most) {
    List<byte[]> lines = lines(bytes);
    Charset charset = named == null ? told(bytes, lines) : named;
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Entry entry = entry(i + 1L, text(lines.get(i), charset));
      if (entry != null && entries.size() == most) {
        entries.add(new Entry.Bad(i + 1L, Problem.TOO_MANY));
        break;
      }
      if (entry != null) {
        entries.add(entry);
      }
    }
    return new QueryList(charset, entries);
  }

  /** In neither charset is a line feed a part of another character. */
  private static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        int end = i > from && bytes[i - 1] == '\r' ? i - 1 : i;
        byte[] line = new byte[end - from];
        System.arraycopy(bytes, from, line, 0, line.length);
        lines.add(line);
        from = i + 1;
      }
    }
    return lines;
  }

  private static Charset told(byte[] bytes, List<byte[]> lines) {
    if (startsWith(bytes, MARK_OF_UTF_8)) {
      return StandardCharsets.UTF_8;
    }
    long other = 0;
    long fitting = 0;
    for (byte[] line : lines) {
      if (!isAscii(line)) {
        other++;
        fitting += text(line, StandardCharsets.UTF_8) == null ? 0 : 1;
      }
    }
    return fitting == other || 2 * fitting > other ? StandardCharsets.UTF_8 : GB18030;
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || bytes[i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(byte[] line) {
    for (byte one : line) {
      if (one < 0) {
        return false;
      }
    }
    return true;
  }

  /** Null where a byte is not of the charset. */
  private static @Nullable String text(byte[] line, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(line))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Null where the line says nothing. */
  private static @Nullable Entry entry(long line, @Nullable String decoded) {
    if (decoded == null) {
      return new Entry.Bad(line, Problem.UNREADABLE);
    }
    String text =
        line == 1 && decoded.indexOf(BYTE_ORDER_MARK) == 0 ? decoded.substring(1) : decoded;
    if (text.isBlank()) {
      return null;
    }
    List<String> cells = cells(text);
    if (cells == null) {
      return new Entry.Bad(line, Problem.QUOTES);
    }
    String query = cells.getFirst().strip();
    if (line == 1 && NAMES.contains(query.toLowerCase(Locale.ROOT))) {
      return null;
    }
    if (query.length() > LONGEST_QUERY) {
      return new Entry.Bad(line, Problem.TOO_LONG);
    }
    if (query.isEmpty()) {
      return new Entry.Bad(line, Problem.NO_QUERY);
    }
    return new Entry.Query(line, query, label(cells.size() > 1 ? cells.get(1).strip() : ""));
  }

  private static String label(String text) {
    if (text.length() <= LONGEST_LABEL) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(LONGEST_LABEL - 1));
    return text.substring(0, inPair ? LONGEST_LABEL - 1 : LONGEST_LABEL);
  }

  /** Null where the quotes of a line do not fit together. */
  private static @Nullable List<String> cells(String line) {
    // A second row, which a quote that was not closed swallows.
    String rows = line.replace('\r', ' ') + "\n|";
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .maxBufferSize(rows.length() + SPARE)
            .ofCsvRecord(rows)) {
      Iterator<CsvRecord> records = reader.iterator();
      List<String> cells = records.next().getFields();
      return records.hasNext() ? cells : null;
    } catch (CsvParseException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory is read without input", e);
    }
  }
}
