package org.hulian.review.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hulian.index.SearchResult;
import org.hulian.index.SortOrder;
import org.hulian.listing.table.QueryList;
import org.hulian.listing.table.QueryList.Entry;
import org.hulian.listing.table.TableFormat;
import org.hulian.listing.table.TableWriter;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.review.export.BatchSearch.Answer;
import org.hulian.review.export.BatchSearch.Manner;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Searches for all queries of a file at once. Nothing is kept: the page of the outcome carries the
 * queries, and asks again for a file of them.
 */
@Controller
class BatchPages {
  /** Larger lists are for the command line. */
  private static final int MOST_LINES = 200;

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final List<Integer> FIRST = List.of(3, 10, 50);
  private static final int USUAL_FIRST = 3;

  private final BatchSearch search;
  private final Acts acts;
  private final Turns turns;
  private final Clock clock;

  BatchPages(BatchSearch search, Acts acts, Turns turns, Clock clock) {
    this.search = search;
    this.acts = acts;
    this.turns = turns;
    this.clock = clock;
  }

  @GetMapping("/search/batch")
  String form(Model model) {
    model.addAttribute("mostLines", MOST_LINES);
    model.addAttribute("mostKilobytes", BatchUpload.MOST_BYTES / 1_000);
    model.addAttribute("firsts", FIRST);
    model.addAttribute("usualFirst", USUAL_FIRST);
    return "batch";
  }

  /**
   * Searches, and shows the outcome, or gives it as a file where the form names a format.
   *
   * @return null where a file was given
   */
  @PostMapping("/search/batch")
  @Nullable String search(
      @RequestParam MultiValueMap<String, String> form,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    byte[] bytes = BatchUpload.bytes(request, form);
    QueryList list = QueryList.read(bytes, charset(form), MOST_LINES);
    if (list.entries().isEmpty()) {
      model.addAttribute("problem", "batch.empty");
      return form(model);
    }
    if (!turns.take()) {
      request.setAttribute("hulian.refusal", "turns");
      throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
    Optional<TableFormat> format = TableFormat.ofKey(value(form, "format"));
    Manner manner =
        new Manner(!value(form, "sound").equals("no"), SortOrder.RELEVANCE, first(form));
    List<Answer> answers;
    try {
      answers = answers(list, manner, viewer);
      note(viewer, answers, format.map(TableFormat::key).orElse("page"));
    } finally {
      turns.giveBack();
    }
    if (format.isPresent()) {
      give(answers, format.get(), response);
      return null;
    }
    UnaryOperator<String> shown =
        viewer.seesMasked() ? PersonalMask::persons : UnaryOperator.identity();
    model.addAttribute("rows", answers.stream().map(one -> BatchRow.of(one, shown)).toList());
    model.addAttribute("charset", list.charset().name());
    model.addAttribute("queries", BatchUpload.carried(bytes));
    model.addAttribute("first", manner.first());
    model.addAttribute("sound", manner.sound());
    return form(model);
  }

  private static String value(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value;
  }

  /** Null if the bytes are to tell. */
  private static @Nullable Charset charset(MultiValueMap<String, String> form) {
    return switch (value(form, "charset")) {
      case "UTF-8" -> StandardCharsets.UTF_8;
      case "GB18030" -> QueryList.GB18030;
      default -> null;
    };
  }

  private static int first(MultiValueMap<String, String> form) {
    return FIRST.stream()
        .filter(count -> count.toString().equals(value(form, "first")))
        .findFirst()
        .orElse(USUAL_FIRST);
  }

  private List<Answer> answers(QueryList list, Manner manner, Viewer viewer) {
    Instant end = clock.instant().plus(LONGEST);
    List<Answer> answers = new ArrayList<>();
    search.search(
        list,
        manner,
        () -> clock.instant().isBefore(end),
        answer -> {
          if (answer.entry() instanceof Entry.Query query && answer.result() != null) {
            noteSearch(viewer, query, answer.result());
          }
          answers.add(answer);
        });
    return answers;
  }

  /** Each as if it had been typed on the search page. */
  private void noteSearch(Viewer viewer, Entry.Query query, SearchResult result) {
    acts.note(
        viewer.name(),
        "search",
        "index",
        Map.of(
            "query", PersonalMask.persons(query.text()),
            "batch", "true",
            "total", Long.toString(result.total())));
  }

  private void note(Viewer viewer, List<Answer> answers, String format) {
    long bad = answers.stream().filter(one -> one.result() == null).count();
    acts.note(
        viewer.name(),
        "batch.searched",
        "index",
        Map.of(
            "queries", Long.toString(answers.size() - bad),
            "notSearched", Long.toString(bad),
            "format", format));
  }

  private void give(List<Answer> answers, TableFormat format, HttpServletResponse response)
      throws IOException {
    Download.announce(response, "batch", format, clock);
    OutputStream out = response.getOutputStream();
    TableWriter table = TableWriter.open(format, BatchTable.COLUMNS, Download.OPTIONS, out);
    for (Answer answer : answers) {
      for (List<?> row : BatchTable.rows(answer)) {
        table.write(row);
      }
    }
    table.finish();
    out.flush();
  }
}
