package org.hulian.review.statement;

import java.util.List;
import java.util.Map;
import org.hulian.review.access.Acts;
import org.hulian.review.access.ClosedCases;
import org.hulian.review.access.Viewer;
import org.hulian.store.notice.Statement;
import org.hulian.store.notice.StatementRepository;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The statements that were made, and their way out: one, or a hundred at a time. */
@Controller
class StatementPages {
  private static final MediaType JSON = MediaType.parseMediaType("application/json;charset=UTF-8");

  private final StatementRepository statements;
  private final Acts acts;
  private final ClosedCases closed;

  StatementPages(StatementRepository statements, Acts acts, ClosedCases closed) {
    this.statements = statements;
    this.acts = acts;
    this.closed = closed;
  }

  @GetMapping("/statements")
  String list(
      @RequestParam(defaultValue = "0") long after,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    acts.note(viewer, "statements.viewed", "statements");
    List<Statement> page = statements.after(after, StatementRepository.BATCH);
    model.addAttribute("statements", told(page, viewer));
    model.addAttribute("after", after);
    model.addAttribute("count", statements.count());
    model.addAttribute("last", page.isEmpty() ? after : page.getLast().id());
    model.addAttribute("more", page.size() == StatementRepository.BATCH);
    return "statements";
  }

  @GetMapping("/statements/{number}/json")
  ResponseEntity<String> one(@PathVariable String number, @AuthenticationPrincipal Viewer viewer) {
    Statement statement =
        statements
            .find(number)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (closed.to(viewer, statement.caseId())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    note(viewer, List.of(statement));
    return download(statement.puid(), statement.body());
  }

  /** A form, since it is written down. */
  @PostMapping("/statements/export")
  ResponseEntity<String> batch(
      @RequestParam(defaultValue = "0") long after, @AuthenticationPrincipal Viewer viewer) {
    List<Statement> batch = told(statements.after(after, StatementRepository.BATCH), viewer);
    if (batch.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    note(viewer, batch);
    String name = "statements-" + batch.getFirst().id() + "-" + batch.getLast().id();
    return download(name, StatementBatch.json(batch));
  }

  private List<Statement> told(List<Statement> found, Viewer viewer) {
    return found.stream().filter(one -> !closed.to(viewer, one.caseId())).toList();
  }

  private void note(Viewer viewer, List<Statement> out) {
    acts.note(
        viewer.name(),
        "statements.exported",
        "statements",
        Map.of(
            "count", Integer.toString(out.size()),
            "first", out.getFirst().puid(),
            "last", out.getLast().puid()));
  }

  private static ResponseEntity<String> download(String name, String json) {
    return ResponseEntity.ok()
        .contentType(JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".json").build().toString())
        .body(json);
  }
}
