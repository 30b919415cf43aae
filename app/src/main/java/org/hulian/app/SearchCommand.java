package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hulian.index.Facet;
import org.hulian.index.ListingIndex;
import org.hulian.index.ListingQuery;
import org.hulian.index.SearchHit;
import org.hulian.index.SearchResult;
import org.hulian.index.SearchView;
import org.hulian.index.SortOrder;
import org.hulian.index.query.Note;
import org.hulian.listing.text.TextSpan;
import org.hulian.review.export.BatchSearch.Manner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches what was stored. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Searches what was stored, by word and by sound.",
    footer = {
      "",
      "All words must match. Hits that only sound like the query, or are written in disguise, are"
          + " marked ~ and come later.",
      "",
      "  \"face set\"               words side by side",
      "  a OR b, a 或 b            one of them; binds less than words that stand together",
      "  -a, NOT a, 非 a           must not be there",
      "  (a OR b) -c              brackets",
      "  \"人脸 数据\"~5            at most 5 characters or words apart, in any order",
      "  实人*                     beginning so: two characters at least, no number",
      "  renlian shuju            pinyin",
      "  platform: site: category: severity: status: language: seller:",
      "  contact:wechat:demo_0001 a contact in full, with its kind or without",
      "  platform:(a OR b)        one of several values",
      "  price:10..50  price:>100  price:..20usdt   in yuan unless another currency is named",
      "  score:>0.8  seen:2026-10..  seen:2026-10-01..2026-10-31   days in UTC",
      "  sound:off  variants:off  nothing by sound; only the characters as typed",
      "",
      "Full-width signs and Chinese names (平台：闲鱼) are read too. Put the query in single quotes for"
          + " the shell, and -- before one that begins with a minus. At most 512 characters, 64 words"
          + " and conditions, 8 brackets deep, 2 seconds; what cannot be read is searched as a word."
    })
final class SearchCommand implements Callable<Integer> {
  private static final int FACET_VALUES = 6;
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private BatchQueries batch = new BatchQueries();

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "What to search for; all if absent.")
  private List<String> words = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      converter = Numbers.PageSize.class,
      description = "Hits to show, of each query in a batch; 1 to 200 (default: 20).")
  private int limit;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      defaultValue = "RELEVANCE",
      description = "${COMPLETION-CANDIDATES}.")
  private SortOrder sort = SortOrder.RELEVANCE;

  @Option(names = "--exact", description = "No hits by sound.")
  private boolean exact;

  @Option(names = "--collapse", description = "Near texts as one hit.")
  private boolean collapse;

  @Option(names = "--after", paramLabel = "CURSOR", description = "The page after this one.")
  private String after = "";

  SearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (batch.misplaced()
        || (batch.wanted() && (collapse || !after.isEmpty() || !words.isEmpty()))) {
      throw new ParameterException(
          spec.commandLine(),
          "--format, --output and --charset go with --batch; a query, --collapse and --after do not");
    }
    if (!Files.isDirectory(DataFolder.indexOf(common.data))) {
      throw new CommandException(
          common.data
              + " has no index: ingest or crawl something first, or name another --data;"
              + " hulian index rebuild brings back one that was lost");
    }
    ListingQuery query =
        new ListingQuery(
            String.join(" ", words), Map.of(), !exact, sort, limit, after.isEmpty() ? null : after);
    try (ListingIndex index = ListingIndex.openReadOnly(DataFolder.indexOf(common.data))) {
      if (index.mark().isEmpty()) {
        terminal
            .err()
            .println("hulian: the index is not complete; hulian index rebuild makes it so");
      }
      if (batch.wanted()) {
        Manner manner = new Manner(!exact, sort, limit);
        return batch.search(index.searcher(), manner, terminal, common.quiet);
      }
      show(index.searcher().search(query, new SearchView(Map.of(), collapse, null)));
    }
    return 0;
  }

  private void show(SearchResult result) {
    for (SearchHit hit : result.hits()) {
      terminal.out().println(line(hit));
      if (!hit.snippet().isBlank()) {
        terminal.out().println("      " + marked(hit.snippet(), hit.snippetMarks()));
      }
      if (hit.url() != null) {
        terminal.out().println("      " + TextOutput.oneLine(hit.url()));
      }
    }
    if (common.quiet) {
      return;
    }
    terminal
        .err()
        .printf(
            Locale.ROOT,
            "%s%,d found; read as: %s%n",
            result.complete() ? "" : "the time was up before all was searched: at least ",
            result.total(),
            TextOutput.oneLine(result.understood().text()));
    for (Note note : result.understood().notes()) {
      terminal.err().println("  " + TextOutput.oneLine(note.what()) + ": " + note.reason().text());
    }
    if (collapse) {
      terminal.err().printf(Locale.ROOT, "%,d with near texts as one%n", result.groups());
    }
    if (result.restarted()) {
      terminal.err().println("--after is no place in this search: this is its first page");
    }
    result.facets().forEach(this::showFacet);
    if (result.next() != null) {
      terminal.err().println("more: --after " + result.next());
    }
  }

  private void showFacet(Facet facet, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    String values =
        counts.entrySet().stream()
            .limit(FACET_VALUES)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    terminal.err().println("  " + facet.key() + ": " + TextOutput.oneLine(values));
  }

  private static String line(SearchHit hit) {
    String category = hit.category() == null ? "" : "  " + hit.category();
    return String.format(
        Locale.ROOT,
        "%s%.2f  %s%s",
        hit.match().way() == SearchHit.Way.WRITTEN ? " " : "~",
        hit.score(),
        marked(hit.title(), hit.titleMarks()),
        category);
  }

  /** The text on one line, with brackets around what matched. */
  private static String marked(String text, List<TextSpan> marks) {
    StringBuilder marked = new StringBuilder(text);
    for (TextSpan mark : marks.reversed()) {
      marked.insert(mark.end(), "]").insert(mark.start(), "[");
    }
    return TextOutput.oneLine(marked.toString());
  }
}
