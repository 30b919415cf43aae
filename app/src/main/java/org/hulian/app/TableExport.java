package org.hulian.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hulian.index.ListingQuery;
import org.hulian.index.SearchView;
import org.hulian.index.SortOrder;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.table.TableFormat;
import org.hulian.listing.table.TableOptions;
import org.hulian.review.export.ListingExport;
import org.hulian.review.export.ListingExport.Made;
import org.hulian.review.export.ListingExport.Order;
import org.hulian.review.export.ListingExport.Source;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of an export as a table, and the export. */
final class TableExport {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "As a table, one listing a row: ${COMPLETION-CANDIDATES}.",
        "Persons' numbers are covered; a seller's own contacts stay."
      })
  private @Nullable TableFormat format;

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      description = "Only what this finds, as a table; see hulian search --help.")
  private @Nullable String query;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description = "Of what a query finds: ${COMPLETION-CANDIDATES} (default: newest).")
  private @Nullable SortOrder sort;

  @Option(names = "--exact", description = "Nothing that a query finds by sound only.")
  private boolean exact;

  @Option(names = "--bom", description = "CSV with a mark by which spreadsheets know UTF-8.")
  private boolean mark;

  @Option(
      names = "--raw",
      description =
          "CSV for programs: no apostrophe before cells that a spreadsheet might run, control"
              + " characters as they are.")
  private boolean raw;

  /** Whether a table was asked for, if only by the end of a file's name. */
  boolean wanted(@Nullable Path output) {
    return format != null || query != null || isForPeople(output);
  }

  /** Lines end in {@code .jsonl} too, so that this alone says nothing. */
  private static boolean isForPeople(@Nullable Path output) {
    return output != null
        && TableFormat.ofName(output.toString())
            .filter(one -> one != TableFormat.JSONL)
            .isPresent();
  }

  /** Why the options do not go together; empty if they do. */
  Optional<String> conflict(@Nullable Path output) {
    if (query == null && (sort != null || exact)) {
      return Optional.of("--sort and --exact are for a --query");
    }
    boolean csv = wanted(output) && format(output) == TableFormat.CSV;
    return (mark || raw) && !csv
        ? Optional.of("--bom and --raw are for a table in CSV")
        : Optional.empty();
  }

  /** What came of it. */
  Made write(DataFolder data, Wish wish, Terminal terminal) throws IOException {
    ListingExport export = new ListingExport(data.store().listings(), data.store().audit());
    Source source = wish.flagged ? flagged(source(export, data)) : source(export, data);
    Map<String, String> details = new HashMap<>();
    details.put("flagged", Boolean.toString(wish.flagged));
    if (query != null) {
      details.put("query", PersonalMask.persons(query));
      details.put("sort", order().name().toLowerCase(Locale.ROOT));
      details.put("sound", Boolean.toString(!exact));
    }
    TableOptions options = new TableOptions(mark, raw);
    Order order = new Order(ShellUser.account(), format(wish.output), options, details);
    try (OutputStream out = Output.bytes(wish.output, terminal);
        Progress progress = new Progress(terminal, "listings", wish.quiet)) {
      progress.expect(total(data));
      return export.write(order, source, out, () -> progress.add(1));
    }
  }

  /**
   * Where to and how.
   *
   * @param output absent for standard output
   */
  record Wish(@Nullable Path output, boolean flagged, boolean quiet) {}

  private Source source(ListingExport export, DataFolder data) {
    return query == null
        ? export.everything()
        : export.hits(data.index().searcher(), found(query), SearchView.PLAIN);
  }

  private ListingQuery found(String words) {
    return new ListingQuery(words, Map.of(), !exact, order(), 1, null);
  }

  private SortOrder order() {
    return sort == null ? SortOrder.NEWEST : sort;
  }

  private static Source flagged(Source all) {
    return row ->
        all.forEach(
            stored -> {
              if (stored.verdict() instanceof Verdict.Flagged) {
                row.accept(stored);
              }
            });
  }

  private long total(DataFolder data) {
    return query == null
        ? data.store().listings().count()
        : data.index().searcher().search(found(query)).total();
  }

  private TableFormat format(@Nullable Path output) {
    Optional<TableFormat> named =
        output == null ? Optional.empty() : TableFormat.ofName(output.toString());
    return format == null ? named.orElse(TableFormat.JSONL) : format;
  }
}
