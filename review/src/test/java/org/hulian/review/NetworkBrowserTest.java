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

/** The sellers' network, as a person with a browser sees it. */
class NetworkBrowserTest {
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
  void theGraphIsDrawnWithinTheContentPolicyInBothThemes(@TempDir Path folder) {
    try (House house = new House(folder, NetworkPagesTest.listings())) {
      String path = "/network/cases/" + house.caseOf("n-1");
      for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (BrowserContext context =
            browser.window(
                new Browser.NewContextOptions()
                    .setColorScheme(theme)
                    .setViewportSize(theme == ColorScheme.DARK ? 400 : 1360, 900))) {
          Page page = context.newPage();
          List<String> problems = Chromium.watch(page);
          Chromium.enter(page, house, Role.REVIEWER);
          page.navigate(house.console.address().resolve(path).toString());
          page.locator(".graph canvas").first().waitFor();
          assertThat(
                  page.evaluate(
                      "Array.from(document.querySelectorAll('.graph canvas')).some(c =>"
                          + " c.getContext('2d').getImageData(0, 0, c.width, c.height)"
                          + ".data.some(v => v > 0))"))
              .isEqualTo(true);
          page.locator("[data-zoom='1.4']").press("Enter");
          page.locator("[data-zoom=fit]").press("Enter");
          page.locator("#nodes a").first().focus();
          picture(page, "network-" + theme);
          page.locator("#nodes a[href^='/network/nodes']").first().press("Enter");
          page.waitForURL(url -> url.contains("/network/nodes"));
          page.locator(".graph canvas").first().waitFor();
          assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
              .isEqualTo(true);
          assertThat(problems).isEmpty();
        }
      }
    }
  }

  @Test
  void withoutScriptsTheTablesAreThere(@TempDir Path folder) {
    try (House house = new House(folder, NetworkPagesTest.listings());
        BrowserContext context =
            browser.window(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.REVIEWER);
      String path = "/network/cases/" + house.caseOf("n-1");
      page.navigate(house.console.address().resolve(path).toString());
      assertThat(page.locator("[data-graph]").isVisible()).isFalse();
      assertThat(page.locator("#nodes tbody tr").count()).isGreaterThan(3);
    }
  }

  private static void picture(Page page, String name) {
    String target = System.getProperty("hulian.screenshots");
    if (target != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(target, name + ".png")).setFullPage(true));
    }
  }
}
