package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plots, as a person with a browser sees them. */
class DashboardBrowserTest {
  /** How many plots have anything on them. */
  private static final String DRAWN =
      "Array.from(document.querySelectorAll('.plot canvas')).filter(c =>"
          + " c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v >"
          + " 0)).length";

  private static Chromium browser;

  @BeforeAll
  static void openBrowser() {
    browser = Chromium.launch();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void plotsAreDrawnWithinTheContentPolicyInBothThemes(@TempDir Path folder) {
    try (House house = new House(folder, ExampleListings.all())) {
      DashboardTest.work(house);
      for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        int width = theme == ColorScheme.DARK ? 400 : 1360;
        try (BrowserContext context =
            browser.window(
                new Browser.NewContextOptions()
                    .setColorScheme(theme)
                    .setViewportSize(width, 900))) {
          Page page = context.newPage();
          List<String> problems = Chromium.watch(page);
          Chromium.enter(page, house, Role.LEAD);
          assertThat(page.evaluate("typeof window.echarts")).isEqualTo("undefined");
          page.locator("nav a[href='/dashboard']").press("Enter");
          page.waitForURL("**/dashboard");
          drawn(page, 6);
          picture(page, "dashboard-" + theme);
          page.locator("a[href*='by=platform']").click();
          page.waitForURL(url -> url.contains("by=platform"));
          drawn(page, 6);
          page.locator(".plot").first().hover();
          picture(page, "dashboard-platform-" + theme);
          page.locator("main a[href='/dashboard/statistics']").click();
          page.waitForURL("**/dashboard/statistics");
          drawn(page, 1); // by month; all else is covered
          picture(page, "statistics-" + theme);
          assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
              .isEqualTo(true);
          assertThat(problems).isEmpty();
        }
      }
    }
  }

  @Test
  void withoutScriptsTheTablesAreThere(@TempDir Path folder) {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context =
            browser.window(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      DashboardTest.work(house);
      Page page = context.newPage();
      Chromium.enter(page, house, Role.LEAD);
      page.navigate(house.console.address().resolve("/dashboard").toString());
      assertThat(page.locator(".plot").first().isVisible()).isFalse();
      assertThat(page.locator("main table").count()).isEqualTo(6);
      assertThat(page.locator("main table").first().isVisible()).isTrue();
    }
  }

  private static void drawn(Page page, int plots) {
    page.locator(".plot canvas").nth(plots - 1).waitFor();
    assertThat(page.evaluate(DRAWN)).isEqualTo(plots);
  }

  private static void picture(Page page, String name) {
    String target = System.getProperty("hulian.screenshots");
    if (target != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(target, name + ".png")).setFullPage(true));
    }
  }
}
