package org.hulian.review.dashboard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.listing.table.TableFormat;
import org.hulian.listing.table.TableWriter;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.export.Download;
import org.hulian.store.statistics.CoveredTable;
import org.hulian.store.statistics.Measure;
import org.hulian.store.statistics.StatisticsRepository;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What is published: small counts are covered, for whoever looks. */
@Controller
class StatisticsPages {
  private static final Set<TableFormat> FORMATS = EnumSet.of(TableFormat.CSV, TableFormat.JSONL);

  private final StatisticsRepository statistics;
  private final Acts acts;
  private final Clock clock;

  StatisticsPages(StatisticsRepository statistics, Acts acts, Clock clock) {
    this.statistics = statistics;
    this.acts = acts;
    this.clock = clock;
  }

  @GetMapping("/dashboard/statistics")
  String year(
      @RequestParam(defaultValue = "0") int year,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    List<Integer> years = statistics.years();
    acts.note(viewer, "statistics.viewed", "statistics");
    model.addAttribute("years", years);
    model.addAttribute("least", CoveredTable.LEAST);
    if (!years.isEmpty()) {
      int shown = years.contains(year) ? year : years.getFirst();
      PublishedYear published = published(shown);
      model.addAttribute("running", now().getYear() == shown);
      model.addAttribute("counted", clock.instant());
      model.addAttribute("year", Integer.toString(shown));
      model.addAttribute("months", published.months());
      model.addAttribute("tables", Arrays.stream(Measure.values()).map(published::table).toList());
    }
    return "statistics";
  }

  private YearMonth now() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }

  private PublishedYear published(int year) {
    return new PublishedYear(statistics.year(year), now());
  }

  /** A form, since it is written down. */
  @PostMapping("/dashboard/export")
  void export(
      @RequestParam(defaultValue = "0") int year,
      @RequestParam(defaultValue = "") String format,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletResponse response)
      throws IOException {
    TableFormat chosen =
        TableFormat.ofKey(format)
            .filter(FORMATS::contains)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    if (!statistics.years().contains(year)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    List<List<?>> rows = published(year).rows();
    acts.note(
        viewer.name(),
        "statistics.exported",
        "statistics",
        Map.of(
            "year", Integer.toString(year),
            "format", chosen.key(),
            "rows", Integer.toString(rows.size())));
    String name = "statistics-" + year + (now().getYear() == year ? "-so-far" : "");
    Download.announce(response, name, chosen, clock);
    TableWriter table =
        TableWriter.open(
            chosen, PublishedYear.COLUMNS, Download.OPTIONS, response.getOutputStream());
    for (List<?> row : rows) {
      table.write(row);
    }
    table.finish();
  }
}
