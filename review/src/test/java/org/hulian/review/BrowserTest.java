package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hulian.listing.ListingId;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.search.Addresses;
import org.hulian.store.search.MatchedText;
import org.hulian.store.search.NewAlert;
import org.hulian.store.search.SavedQuery;
import org.hulian.store.search.SearchOptions;
import org.hulian.store.search.SearchParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uses the console as a person with a browser does. With {@code -Dhulian.screenshots=FOLDER}
 * pictures of the main pages are written there.
 */
class BrowserTest {
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
  void fiveCasesAreDecidedWithTheKeyboardAlone() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      List<String> problems = Chromium.watch(page);
      Chromium.enter(page, house, Role.REVIEWER);

      page.keyboard().press("j");
      page.keyboard().press("j");
      page.keyboard().press("k");
      page.keyboard().press("x");
      page.waitForURL("**/cases/*");
      String[][] decisions = {{"2", "y"}, {"1", "y"}, {"n"}, {"e"}, {"3", "y"}};
      for (String[] keys : decisions) {
        String before = page.url();
        for (String key : keys) {
          page.keyboard().press(key);
        }
        page.waitForURL(url -> !url.equals(before));
      }
      page.getByText("已裁定为违规").waitFor(); // the next case is there before the decision is taken
      assertThat(decided(house)).isEqualTo(5);

      page.keyboard().press("u");
      page.getByText("裁定已撤销").waitFor();
      assertThat(decided(house)).isEqualTo(4);
      page.keyboard().press("2");
      page.keyboard().press("y");
      page.getByText("已裁定为违规").waitFor();
      assertThat(decided(house)).isEqualTo(5);
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void keysRestWhileSomebodyTypesOrComposesPinyin() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.REVIEWER);
      page.keyboard().press("x");
      page.waitForURL("**/cases/*");
      String here = page.url();
      page.locator("textarea[name=note]").focus();
      page.keyboard().type("yny 2 e s u");
      assertThat(page.locator("textarea[name=note]").inputValue()).isEqualTo("yny 2 e s u");
      page.evaluate(
          "document.activeElement.blur(); document.body.dispatchEvent(new KeyboardEvent('keydown',"
              + " {key: 'y', isComposing: true, bubbles: true, cancelable: true}))");
      page.waitForTimeout(300);
      assertThat(page.url()).isEqualTo(here);
      assertThat(decided(house)).isZero();

      page.keyboard().press("?");
      assertThat(page.locator("dialog[open]").isVisible()).isTrue();
      page.keyboard().press("y");
      page.locator("#keys-on").uncheck();
      page.keyboard().press("Escape");
      page.keyboard().press("y");
      page.waitForTimeout(300);
      assertThat(decided(house)).isZero();
    }
  }

  @Test
  void whatIsTypedAfterTheKeyForSearchIsSearchedFor() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.REVIEWER);
      page.keyboard().press("/");
      page.locator("#q:focus").waitFor();
      page.keyboard().type("xyn");
      assertThat(page.locator("#q").inputValue()).isEqualTo("xyn");
      page.keyboard().press("Enter");
      page.waitForURL("**/search?q=xyn*");
    }
  }

  @Test
  void aCaseIsDecidedWithScriptsSwitchedOff() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context =
            browser.window(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.REVIEWER);
      page.locator("main .head button.primary").click();
      page.waitForURL("**/cases/*");
      page.locator("input[name=policy][value=FD-3]").check();
      page.locator("button[value=violation]").click();
      assertThat(page.content()).contains("已裁定为违规");
      assertThat(decided(house)).isEqualTo(1);
    }
  }

  @Test
  void everyPageKeepsItsOwnContentPolicyInBothThemes() {
    try (House house = new House(folder, ExampleListings.all()).withRuns()) {
      fillSearches(house);
      house
          .database
          .cases()
          .decide(2, 1, new Decision(CaseStatus.VIOLATION, "LB-1", "公开出售", "lin"));
      for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (BrowserContext context = window(theme)) {
          Page page = context.newPage();
          List<String> problems = Chromium.watch(page);
          Chromium.enter(page, house, Role.LEAD, Role.ADMINISTRATOR, Role.AUDITOR);
          String name = theme.name().toLowerCase(Locale.ROOT);
          long id = house.caseOf("m-101");
          for (String path :
              List.of(
                  "/queue",
                  "/cases/" + id,
                  "/cases/" + id + "/snapshot",
                  "/cases/2",
                  "/cases/2/notice",
                  "/sign-in",
                  "/saved",
                  "/alerts",
                  "/deliveries",
                  "/search?q=%E4%BA%BA",
                  "/search/batch",
                  "/search?q=&platform=%E6%A0%B7%E4%BE%8B%E5%B8%82%E5%9C%BA&not_severity=low",
                  "/sellers?site=sample-market&name=%E5%8D%96%E5%AE%B6_demo",
                  "/contacts?kind=wechat&handle=demo_0001",
                  "/dashboard?by=category",
                  "/dashboard/statistics",
                  "/network/cases/" + id,
                  "/runs",
                  "/runs/1",
                  "/audit",
                  "/accounts",
                  "/tokens",
                  "/help",
                  "/help/api")) {
            page.navigate(house.console.address().resolve(path).toString());
            picture(page, name + path.replaceAll("[/?=%]+", "-"));
          }
          assertThat(problems).isEmpty();
        }
      }
    }
  }

  @Test
  void pagesFitANarrowWindow() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context =
            browser.window(
                new Browser.NewContextOptions()
                    .setColorScheme(ColorScheme.DARK)
                    .setViewportSize(400, 800))) {
      fillSearches(house);
      Page page = context.newPage();
      Chromium.enter(page, house, Role.LEAD, Role.ADMINISTRATOR);
      for (String path :
          List.of(
              "/search?q=%E4%BA%BA%E8%84%B8&not_severity=low",
              "/search/batch",
              "/saved",
              "/alerts",
              "/deliveries",
              "/tokens",
              "/help/api",
              "/sellers?site=sample-market&name=%E5%8D%96%E5%AE%B6_demo")) {
        page.navigate(house.console.address().resolve(path).toString());
        picture(page, "narrow" + path.replaceAll("[/?=%]+", "-"));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= 400")).isEqualTo(true);
      }
    }
  }

  @Test
  void nothingASellerWroteRunsInTheBrowser() {
    try (House house = new House(folder, HostileTextTest.listings());
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      List<String> problems = Chromium.watch(page);
      Chromium.enter(page, house, Role.LEAD);
      for (int i = 0; i < HostileTextTest.PAYLOADS.size(); i++) {
        String path = "/cases/" + house.caseOf("x" + i);
        page.navigate(house.console.address().resolve(path).toString());
        assertThat(page.evaluate("window.pwned === undefined")).isEqualTo(true);
        assertThat(page.locator("main h1").textContent()).startsWith("标题");
      }
      List<String> payloads = Payloads.all();
      for (int i = 0; i < payloads.size(); i += payloads.size() / 45) {
        String typed = URLEncoder.encode(payloads.get(i).replace("\0", ""), StandardCharsets.UTF_8);
        page.navigate(house.console.address().resolve("/search?q=" + typed).toString());
        assertThat(page.evaluate("window.pwned === undefined")).isEqualTo(true);
      }
      assertThat(problems).isEmpty();
    }
  }

  /** A search that somebody shares, with an alert that waits to be sent, and a token. */
  static void fillSearches(House house) {
    house.account("anna", Role.LEAD);
    house.database.tokens().create("anna", "巡查脚本", EnumSet.allOf(Scope.class), Duration.ofDays(90));
    SearchParts searches = house.database.searches();
    SavedQuery query = new SavedQuery("人脸四件套", "人脸四件套", Map.of("platform", List.of("样例市场")));
    SearchOptions options = new SearchOptions(true, false, true, true, false);
    long search = searches.saved().save("anna", query, options).orElseThrow();
    searches
        .saved()
        .setAddresses(search, new Addresses("https://hook.example/alerts", null), "anna");
    MatchedText text =
        new MatchedText(
            "出仁臉四件套",
            List.of(new TextSpan(1, 6)),
            "手持正反，30一套",
            List.of(),
            List.of("仁臉四件套"),
            "h",
            true);
    searches.alerts().add(List.of(new NewAlert(search, new ListingId("m-101"), 1, 0.9, text)));
  }

  private static BrowserContext window(ColorScheme theme) {
    return browser.window(
        new Browser.NewContextOptions().setColorScheme(theme).setViewportSize(1360, 900));
  }

  private static void picture(Page page, String name) {
    String target = System.getProperty("hulian.screenshots");
    if (target != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(target, name + ".png")).setFullPage(true));
    }
  }

  private static long decided(House house) {
    return house.database.cases().counts().entrySet().stream()
        .filter(count -> count.getKey() != CaseStatus.OPEN)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
