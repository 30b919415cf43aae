package org.hulian.review.run;

import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunRepository;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The list of runs, and one run with its reasons. */
@Controller
class RunPages {
  private static final int RUNS = 100;
  private static final int LINES = 500;

  private final RunRepository runs;

  RunPages(RunRepository runs) {
    this.runs = runs;
  }

  @GetMapping("/runs")
  String list(Model model) {
    model.addAttribute("runs", runs.list(RUNS));
    model.addAttribute("outcomes", LedgerOutcome.values());
    return "runs";
  }

  @GetMapping("/runs/{id}")
  String show(@PathVariable long id, Model model) {
    Run run = runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("run", run);
    model.addAttribute("outcomes", LedgerOutcome.values());
    model.addAttribute("lines", runs.ledger(id, LINES));
    model.addAttribute("limit", LINES);
    return "run";
  }
}
