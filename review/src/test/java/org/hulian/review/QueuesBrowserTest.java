package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hulian.listing.ListingId;
import org.hulian.store.account.Role;
import org.hulian.store.queue.QueueRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queues, as a lead with a browser makes them and works through one. */
class QueuesBrowserTest {
  private static Chromium browser;

  @TempDir Path folder;

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
  void aQueueIsMadeOfASearchAndWalkedWithAndWithoutScripts() {
    try (House house = new House(folder, ExampleListings.all())) {
      house.account("anna", Role.REVIEWER);
      for (boolean scripts : List.of(false, true)) {
        Browser.NewContextOptions options =
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(scripts)
                .setColorScheme(scripts ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(scripts ? 400 : 1360, 900);
        try (BrowserContext context = browser.window(options)) {
          Page page = context.newPage();
          List<String> problems = Chromium.watch(page);
          Chromium.enter(page, house, Role.LEAD, Role.REVIEWER);
          page.navigate(
              house.console.address().resolve("/search?q=%E5%9B%9B%E4%BB%B6%E5%A5%97").toString());
          page.locator("details:has(a[href^='/queues?']) > summary").press("Enter");
          page.locator("a[href^='/queues?']").press("Enter");
          page.locator("#make").waitFor();
          page.locator("section input[name=position]").fill("1");
          page.locator("section input[value=anna]").check();
          page.locator("section button").press("Enter");
          page.locator(".notice.good").waitFor();
          place(house);
          page.locator("tbody details summary").first().press("Enter");
          picture(page, "queues-" + (scripts ? "dark" : "light"));
          assertThat(page.locator("tbody tr").count()).isEqualTo(scripts ? 2 : 1);
          page.locator("tbody a").first().press("Enter");
          page.locator("nav.queues a[aria-current]").waitFor();
          picture(page, "queue-chosen-" + (scripts ? "dark" : "light"));
          assertThat(page.locator("nav.queues a[aria-current]").innerText()).contains("四件套", "1");
          assertThat(page.locator("tbody tr").count()).isOne();
          if (scripts) {
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
          }
          assertThat(problems).isEmpty();
        }
      }
    }
  }

  private static void place(House house) {
    QueueRepository queues = house.database.cases().queues();
    queues.place(Map.of(new ListingId("m-101"), queues.list().getFirst().id()));
  }

  private static void picture(Page page, String name) {
    String target = System.getProperty("hulian.screenshots");
    if (target != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(target, name + ".png")).setFullPage(true));
    }
  }
}
