package org.hulian.review.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.apache.coyote.CloseNowException;
import org.hulian.index.ListingQuery;
import org.hulian.index.ListingSearcher;
import org.hulian.listing.table.TableFormat;
import org.hulian.review.access.Viewer;
import org.hulian.review.export.ListingExport.Made;
import org.hulian.review.export.ListingExport.Order;
import org.hulian.review.export.StillHere.GoneException;
import org.hulian.review.search.SearchAddress;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.mask.PersonalMask;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Gives all hits of the search that somebody looks at, as a file. */
@Controller
class ExportPages {
  private final ListingSearcher searcher;
  private final ListingExport export;
  private final AccountRepository accounts;
  private final Turns turns;
  private final Clock clock;

  ExportPages(
      ListingSearcher searcher,
      ListingExport export,
      AccountRepository accounts,
      Turns turns,
      Clock clock) {
    this.searcher = searcher;
    this.export = export;
    this.accounts = accounts;
    this.turns = turns;
    this.clock = clock;
  }

  /** A form, since it is written down; the answer goes out as it is read, row by row. */
  @PostMapping("/search/export")
  void export(
      @RequestParam MultiValueMap<String, String> form,
      @AuthenticationPrincipal Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String key = form.getFirst("format");
    TableFormat format =
        TableFormat.ofKey(key == null ? "" : key)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    if (!turns.take()) {
      request.setAttribute("hulian.refusal", "turns");
      throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
    try {
      SearchAddress address = SearchAddress.read(form);
      Download.announce(response, "search", format, clock);
      Made made =
          export.write(
              new Order(viewer.name(), format, Download.OPTIONS, details(address)),
              export.hits(searcher, address.query(), address.view()),
              response.getOutputStream(),
              new StillHere(viewer, request.getSession(false), accounts, clock));
      if (!made.complete()) {
        refuse(response, HttpStatus.SERVICE_UNAVAILABLE, "the time was up before all was searched");
      }
    } catch (GoneException e) {
      refuse(response, HttpStatus.FORBIDDEN, String.valueOf(e.getMessage()));
    } finally {
      turns.giveBack();
    }
  }

  /** What is under way is torn off, so that nobody takes it for the whole. */
  private static void refuse(HttpServletResponse response, HttpStatus status, String reason)
      throws IOException {
    if (response.isCommitted()) {
      throw new CloseNowException(reason, null);
    }
    response.reset();
    response.sendError(status.value());
  }

  private static Map<String, String> details(SearchAddress address) {
    ListingQuery query = address.query();
    return Map.of(
        "query", PersonalMask.persons(query.text()),
        "filters", query.filters().toString(),
        "excluded", address.excluded().toString(),
        "among", address.kinship().toString(),
        "sort", query.sort().name().toLowerCase(Locale.ROOT));
  }
}
