package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hulian.listing.table.QueryList;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes files out and brings lists along as a person with a browser does. */
class ExportBrowserTest {
  private static final String LIST =
      "人脸四件套,案一\n照片活化 AND (眨眼,案二\n,没有检索式\n\"\"\"人脸 数据\"\"~5\",案三\n没有这个词汇呢\n"
          + "platform:样例论坛 -门锁\n";
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
  void aSearchIsTakenAsAFileWithAndWithoutScripts() throws IOException {
    try (House house = new House(folder, ExampleListings.all())) {
      for (boolean scripts : List.of(true, false)) {
        try (BrowserContext context =
            browser.window(new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
          Page page = context.newPage();
          List<String> problems = Chromium.watch(page);
          Chromium.enter(page, house, Role.REGULATOR);
          page.navigate(house.console.address().resolve("/search?q=%E4%BA%BA%E8%84%B8").toString());
          page.locator("summary", new Page.LocatorOptions().setHasText("导出")).click();
          picture(page, "export-" + scripts);
          Download file = page.waitForDownload(() -> page.locator("button[value=csv]").click());

          assertThat(file.suggestedFilename()).matches("hulian-search-.*\\.csv");
          assertThat(Files.readString(file.path())).contains("m-101");
          assertThat(page.url()).contains("/search?q=");
          assertThat(problems).isEmpty();
        }
      }
    }
  }

  @Test
  void aListIsSearchedAndItsOutcomeTaken() throws IOException {
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (House house = new House(folder.resolve(theme.name()), ExampleListings.all());
          BrowserContext context =
              browser.window(
                  new Browser.NewContextOptions()
                      .setColorScheme(theme)
                      .setViewportSize(theme == ColorScheme.DARK ? 400 : 1360, 900))) {
        Page page = context.newPage();
        List<String> problems = Chromium.watch(page);
        Chromium.enter(page, house, Role.REVIEWER);
        page.navigate(house.console.address().resolve("/search").toString());
        page.locator("a[href='/search/batch']").click();
        page.waitForURL("**/search/batch");
        page.locator("input[type=file]")
            .setInputFiles(
                new FilePayload("list.csv", "text/csv", LIST.getBytes(QueryList.GB18030)));
        picture(page, "batch-form-" + theme);
        page.locator("main form button.primary").click();
        page.locator("table.list").waitFor();
        picture(page, "batch-" + theme);

        assertThat(page.locator("tbody tr").count()).isEqualTo(6);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .isEqualTo(true);
        Download file = page.waitForDownload(() -> page.locator("button[value=jsonl]").click());
        assertThat(Files.readString(file.path())).contains("\"label\":\"案三\"");
        assertThat(problems).isEmpty();
      }
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
