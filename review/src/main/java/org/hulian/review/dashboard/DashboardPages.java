package org.hulian.review.dashboard;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hulian.review.access.Acts;
import org.hulian.review.access.Viewer;
import org.hulian.store.statistics.Line;
import org.hulian.store.statistics.Scope;
import org.hulian.store.statistics.Statistics;
import org.hulian.store.statistics.StatisticsRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the work goes, for those inside. */
@Controller
class DashboardPages {
  /** Stands in addresses for cases of no known platform, since empty means all. */
  private static final String UNKNOWN = "-";

  private final StatisticsRepository statistics;
  private final Figures figures;
  private final Acts acts;
  private final Clock clock;

  DashboardPages(StatisticsRepository statistics, Figures figures, Acts acts, Clock clock) {
    this.statistics = statistics;
    this.figures = figures;
    this.acts = acts;
    this.clock = clock;
  }

  /** Who is outside gets what is published. */
  @GetMapping("/dashboard")
  String dashboard(
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "") String platform,
      @RequestParam(defaultValue = "") String category,
      @AuthenticationPrincipal Viewer viewer,
      Model model) {
    if (!viewer.seesAllFigures()) {
      return "redirect:/dashboard/statistics";
    }
    Grouping grouping = Grouping.ofKey(by);
    acts.note(
        viewer.name(),
        "dashboard.viewed",
        "dashboard",
        Map.of("by", grouping.key(), "platform", platform, "category", category));
    Statistics all = statistics.read(Scope.ALL, clock.instant());
    Scope scope = new Scope(chosen(platform), chosen(category));
    Statistics read = scope.equals(Scope.ALL) ? all : statistics.read(scope, clock.instant());
    List<Figure> made = figures.of(read.all(), grouping.lines(read));
    model.addAttribute("by", grouping);
    model.addAttribute("groupings", Grouping.values());
    model.addAttribute("platform", platform);
    model.addAttribute("category", category);
    model.addAttribute("platforms", all.platforms().stream().map(Line::name).toList());
    model.addAttribute("categories", all.categories().stream().map(Line::name).toList());
    model.addAttribute("figures", made);
    return "dashboard";
  }

  private static @Nullable String chosen(String part) {
    if (part.isEmpty()) {
      return null;
    }
    return part.equals(UNKNOWN) ? "" : part;
  }
}
