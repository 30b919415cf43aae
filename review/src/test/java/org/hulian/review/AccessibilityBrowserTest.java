package org.hulian.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.notice.Addressee;
import org.hulian.store.notice.NewNotice;
import org.hulian.store.notice.NoticeText;
import org.hulian.store.queue.QueuePlan;
import org.hulian.store.search.SavedQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of page that links lead to, looked at by axe-core for what WCAG 2.2 asks for at level
 * AA, in the light and in the dark.
 */
class AccessibilityBrowserTest {
  private static final int FEWEST_PAGES = 25;

  /** Rules whose outcome does not hang on colours are asked for once. */
  private static final String ALL =
      "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
          + " 'wcag22aa']})";

  private static final String COLOURS =
      "() => axe.run(document, {runOnly: {type: 'rule', values: ['color-contrast']}})";

  private static final String TOLD =
      ".then(found => (found.passes.length > 0 ? [] : ['nothing was looked at'])"
          + ".concat(found.violations.map(one => one.id + ' (' + one.impact + '): '"
          + " + one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | '))))";

  /** What only some cases link to. */
  private static final List<String> FORMS =
      List.of(
          "/cases/1/snapshot",
          "/cases/2/notice",
          "/cases/2/statement",
          "/cases/1/group",
          "/second");

  private static Chromium browser;
  private static String axe;

  @TempDir Path folder;

  @BeforeAll
  static void openBrowser() throws IOException {
    browser = Chromium.launch();
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    }
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void noPageBreaksARule() {
    List<ScoredListing> listings = new ArrayList<>(ExampleListings.all());
    listings.set(
        0, ExamplePages.recorded(folder, Clock.systemUTC(), listings.getFirst(), "四件套\n现货"));
    try (House house = new House(folder, listings).withRuns()) {
      BrowserTest.fillSearches(house);
      decide(house);
      Set<String> light = look(house, ColorScheme.LIGHT, ALL);
      Set<String> dark = look(house, ColorScheme.DARK, COLOURS);
      System.out.println("kinds of pages: " + light);
      assertThat(light).hasSizeGreaterThan(FEWEST_PAGES).isEqualTo(dark);
      assertThat(light).contains("/cases/1/snapshot");
    }
  }

  private static void decide(House house) {
    QueuePlan queue = new QueuePlan(new SavedQuery("四件套", "四件套", Map.of()), Set.of("lin"));
    house.database.cases().queues().add(queue, 1, "lin");
    Decision decision = new Decision(CaseStatus.VIOLATION, "LB-1", "公开出售", "lin");
    assertThat(house.database.cases().decide(2, 1, decision)).isTrue();
    NoticeText text =
        new NoticeText("zh", "# 通知\n\n请处理。", "", "LB-1", List.of("cn-pipl-10@2021-11-01"));
    Addressee to = new Addressee("样例市场", "样例市场 信任与安全组", "");
    house
        .database
        .notices()
        .notices()
        .draft(new NewNotice(2, text, to, "lin", house.clock.instant()));
  }

  /** Goes wherever links lead, once to each kind of page; returns the kinds. */
  private static Set<String> look(House house, ColorScheme scheme, String rules) {
    List<String> broken = new ArrayList<>();
    Set<String> kinds = new HashSet<>();
    try (BrowserContext context =
        browser.window(new Browser.NewContextOptions().setColorScheme(scheme))) {
      Page page = context.newPage();
      page.navigate(house.console.address().resolve("/sign-in").toString());
      broken.addAll(found(page, rules));
      Chromium.enter(page, house, Role.values());
      Deque<String> next = new ArrayDeque<>(List.of(page.url()));
      FORMS.forEach(form -> next.add(house.console.address().resolve(form).toString()));
      while (!next.isEmpty()) {
        String address = next.remove();
        if (kinds.add(kind(address))) {
          page.navigate(address);
          broken.addAll(found(page, rules));
          next.addAll(links(page, house.console.address()));
        }
      }
    }
    assertThat(broken).as(scheme.toString()).isEmpty();
    return kinds;
  }

  private static List<String> found(Page page, String rules) {
    page.evaluate(axe);
    List<String> found = new ArrayList<>();
    for (Object one : (List<?>) page.evaluate(rules + TOLD)) {
      found.add(kind(page.url()) + " " + one);
    }
    return found;
  }

  /** Pages that differ only in a number or in what was asked for are of one kind. */
  private static String kind(String address) {
    URI uri = URI.create(address);
    return uri.getPath().replaceAll("/\\d+", "/1") + (uri.getRawQuery() == null ? "" : "?");
  }

  /** Links to pages; files that are to be saved are none. */
  private static List<String> links(Page page, URI home) {
    Object all =
        page.evaluate("() => Array.from(document.querySelectorAll('a[href]'), a => a.href)");
    return ((List<?>) all)
        .stream()
            .map(href -> URI.create(String.valueOf(href)))
            .filter(uri -> Objects.equals(uri.getAuthority(), home.getAuthority()))
            .filter(uri -> !uri.getPath().matches(".*(/markdown|/json|\\.json|\\.csv|/metrics)"))
            .map(uri -> uri.toString().replaceAll("#.*", ""))
            .toList();
  }
}
