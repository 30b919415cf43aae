package org.hulian.review.run;

import java.time.Clock;
import java.time.Instant;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunRepository;
import org.hulian.store.run.ScheduleRepository;
import org.hulian.store.run.SiteSchedule;
import org.hulian.store.run.SiteState;
import org.jspecify.annotations.Nullable;
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
  private final ScheduleRepository schedules;
  private final Clock clock;

  RunPages(RunRepository runs, ScheduleRepository schedules, Clock clock) {
    this.runs = runs;
    this.schedules = schedules;
    this.clock = clock;
  }

  @GetMapping("/runs")
  String list(Model model) {
    model.addAttribute("runs", runs.list(RUNS));
    model.addAttribute("outcomes", LedgerOutcome.values());
    Instant now = clock.instant();
    model.addAttribute(
        "sites",
        schedules.list().stream()
            .filter(one -> !one.plan().isEmpty())
            .map(one -> row(one, now))
            .toList());
    return "runs";
  }

  private static SiteRow row(SiteSchedule schedule, Instant now) {
    return new SiteRow(
        schedule.site(),
        schedule.stateAt(now),
        schedule.nextAt(),
        schedule.startedAt(),
        schedule.reason());
  }

  /** A site with a schedule, as it stands. */
  record SiteRow(
      String site,
      SiteState state,
      @Nullable Instant next,
      @Nullable Instant last,
      String reason) {}

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
