package org.hulian.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.hulian.index.ListingSearcher;
import org.hulian.index.SearchHit;
import org.hulian.index.SearchResult;
import org.hulian.index.query.Note;
import org.hulian.listing.table.QueryList;
import org.hulian.listing.table.QueryList.Entry;
import org.hulian.listing.table.TableFormat;
import org.hulian.listing.table.TableOptions;
import org.hulian.listing.table.TableWriter;
import org.hulian.review.export.BatchSearch;
import org.hulian.review.export.BatchSearch.Answer;
import org.hulian.review.export.BatchSearch.Manner;
import org.hulian.review.export.BatchSearch.Time;
import org.hulian.review.export.BatchTable;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a search for all queries of a file, and that search. */
final class BatchQueries {
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_LINES = 100_000;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description = {
        "Search for every query of a CSV or text file, one a line, with a label of yours in the second"
            + " column if you like; a bad line is named, and the rest goes on."
      })
  private @Nullable Path file;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      converter = Named.class,
      description = "Of that file: UTF-8 or GB18030 (default: as its bytes tell).")
  private @Nullable Charset charset;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Of the outcome of a batch, as a table: ${COMPLETION-CANDIDATES}.")
  private @Nullable TableFormat format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the outcome of a batch there; the end of the name says the format.")
  private @Nullable Path output;

  /** Whether there is a file of queries. */
  boolean wanted() {
    return file != null;
  }

  /** Whether there are options that make sense only with such a file. */
  boolean misplaced() {
    return file == null && (charset != null || format != null || output != null);
  }

  /** Searches; returns the exit code, which is 1 where a line was bad. */
  int search(ListingSearcher searcher, Manner manner, Terminal terminal, boolean quiet)
      throws IOException {
    QueryList list = QueryList.read(bytes(), charset, MOST_LINES);
    Tally tally = new Tally();
    try (OutputStream out = Output.bytes(output, terminal);
        Progress progress = new Progress(terminal, "queries", quiet)) {
      progress.expect(list.entries().size());
      TableFormat wanted = format();
      TableWriter table =
          wanted == null
              ? null
              : TableWriter.open(wanted, BatchTable.COLUMNS, TableOptions.PLAIN, out);
      Consumer<Answer> shown = table == null ? answer -> text(out, answer) : row(table);
      new BatchSearch(searcher)
          .search(
              list,
              manner,
              Time.ENDLESS,
              answer -> {
                tally.add(answer);
                shown.accept(answer);
                progress.add(1);
              });
      if (table != null) {
        table.finish();
      }
      out.flush();
    }
    tell(list, tally, terminal, quiet);
    return tally.bad == 0 ? 0 : 1;
  }

  private byte[] bytes() throws IOException {
    if (file == null) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new CommandException(file + " is larger than 16 MB; cut it into several");
      }
      return bytes;
    }
  }

  private @Nullable TableFormat format() {
    return format == null && output != null
        ? TableFormat.ofName(output.toString()).orElse(TableFormat.CSV)
        : format;
  }

  private static Consumer<Answer> row(TableWriter table) {
    return answer -> {
      try {
        for (var row : BatchTable.rows(answer)) {
          table.write(row);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** For people: the count, the query, its first hits below it. */
  private static void text(OutputStream out, Answer answer) {
    StringBuilder text = new StringBuilder();
    if (answer.entry() instanceof Entry.Query query && answer.result() != null) {
      SearchResult result = answer.result();
      String label = query.label().isEmpty() ? "" : "  (" + query.label() + ")";
      String least = result.complete() ? "" : "≥";
      String total = String.format(Locale.ROOT, "%s%,d", least, result.total());
      line(text, String.format(Locale.ROOT, "%7s  %s%s", total, query.text(), label));
      for (Note note : result.understood().notes()) {
        line(text, "           " + note.what() + ": " + note.reason().text());
      }
      for (SearchHit hit : result.hits()) {
        String sure = hit.match().way() == SearchHit.Way.WRITTEN ? " " : "~";
        String title = PersonalMask.persons(hit.title());
        line(text, String.format(Locale.ROOT, "         %s%.2f  %s", sure, hit.score(), title));
      }
    }
    try {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever a seller or a file says, it stays on its line. */
  private static void line(StringBuilder text, String line) {
    text.append(TextOutput.inert(line).stripTrailing()).append('\n');
  }

  private void tell(QueryList list, Tally tally, Terminal terminal, boolean quiet) {
    for (Entry entry : list.entries()) {
      if (entry instanceof Entry.Bad bad) {
        terminal.err().printf("hulian: %s, line %d: %s%n", file, bad.line(), bad.problem().text());
      }
    }
    if (!quiet) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "%,d queries, read as %s: %,d with hits, %,d without, %,d bad lines%n",
              tally.found + tally.none,
              list.charset().name(),
              tally.found,
              tally.none,
              tally.bad);
    }
  }

  /** What came of the lines. */
  private static final class Tally {
    private long found;
    private long none;
    private long bad;

    void add(Answer answer) {
      if (answer.result() == null) {
        bad++;
      } else if (answer.result().total() > 0) {
        found++;
      } else {
        none++;
      }
    }
  }

  /** The charsets in which people keep lists. */
  static final class Named implements ITypeConverter<Charset> {
    @Override
    public Charset convert(String name) {
      return switch (name.toUpperCase(Locale.ROOT)) {
        case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
        case "GB18030", "GBK", "GB2312" -> QueryList.GB18030;
        default -> throw new TypeConversionException("'" + name + "' is not UTF-8 or GB18030");
      };
    }
  }
}
