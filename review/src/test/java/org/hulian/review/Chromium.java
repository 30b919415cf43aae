package org.hulian.review;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hulian.store.account.Role;

/**
 * The browser of the machine, without a window. Where there is none, tests that need it are
 * skipped, unless {@code -Dhulian.browser=required}.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> QUIET =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium launch() {
    Optional<Path> chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    boolean required = "required".equals(System.getProperty("hulian.browser"));
    assumeTrue(required || chromium.isPresent(), "no Chromium here: install the package chromium");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setArgs(QUIET)));
  }

  BrowserContext window() {
    return browser.newContext();
  }

  BrowserContext window(Browser.NewContextOptions options) {
    return browser.newContext(options);
  }

  /** Comes in by a one-time link. */
  static void enter(Page page, House house, Role... roles) {
    page.navigate(house.console.oneTimeSignIn(Set.of(roles)).toString());
    // Not at the page at large: it may be slow to put the focus where it belongs.
    page.locator("main form button").press("Enter");
    page.waitForURL("**/queue");
  }

  /** What the browser complains about: errors of scripts and breaches of the content policy. */
  static List<String> watch(Page page) {
    List<String> problems = new ArrayList<>();
    page.onPageError(problems::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            problems.add(message.text());
          }
        });
    return problems;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
