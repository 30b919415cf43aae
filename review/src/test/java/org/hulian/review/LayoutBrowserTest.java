package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where, on a desk and on a telephone. */
class LayoutBrowserTest {
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
  void onATelephoneTheNextStepComesRightAfterTheTextAndBeforeTheReasons() {
    ScoredListing offer =
        ExampleListings.flagged("w1", "人脸照片", "打包，微信 demo_0009")
            .finding("OffersGoods", "title", "人脸", "人脸", 1.5)
            .finding("SellsToReader", "body", "打包", "打包", 0)
            .build();
    try (House house = new House(folder, List.of(offer, ExampleListings.service()));
        BrowserContext context =
            browser.window(new Browser.NewContextOptions().setViewportSize(390, 800))) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.LEAD);
      go(page, house, "/cases/" + house.caseOf("w1"));
      assertThat(bottom(page, ".seller")).isLessThan(top(page, "#decision"));
      assertThat(bottom(page, "#decision")).isLessThan(top(page, "#why"));

      Locator seen = page.getByText("招揽买家").last();
      assertThat(seen.isVisible()).isFalse();
      page.getByText("还看到（1）").focus();
      page.keyboard().press("Enter");
      assertThat(seen.isVisible()).isTrue();

      long decided = house.caseOf("m-103");
      Decision decision = new Decision(CaseStatus.VIOLATION, "LB-3", "公开出售", "lin");
      assertThat(house.database.cases().decide(decided, 1, decision)).isTrue();
      go(page, house, "/cases/" + decided);
      assertThat(top(page, ".onward")).isBetween(bottom(page, ".seller"), top(page, "#why"));

      page.setViewportSize(1280, 800);
      assertThat(top(page, ".onward")).isEqualTo(top(page, ".seller"));
      assertThat(page.evaluate("document.documentElement.scrollWidth <= 1280")).isEqualTo(true);
    }
  }

  @Test
  void onATelephoneNoColumnIsACharacterWideAndNoPageIsWiderThanTheWindow() {
    try (House house = new House(folder, ExampleListings.all()).withRuns();
        BrowserContext context =
            browser.window(new Browser.NewContextOptions().setViewportSize(390, 800))) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.values());
      for (String path :
          List.of("/queue", "/runs", "/runs/1", "/accounts", "/quality", "/dashboard", "/audit")) {
        go(page, house, path);
        Object thin =
            page.evaluate(
                "() => Array.from(document.querySelectorAll('main td'))"
                    + ".filter(cell => cell.innerText.length > 4 && cell.clientWidth < 50)"
                    + ".map(cell => cell.innerText)");
        assertThat((List<?>) thin).as(path).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= 390"))
            .as(path)
            .isEqualTo(true);
      }
    }
  }

  @Test
  void theStatesOfTheUnionAreTickedByOneButtonAndEachAloneWithoutScripts() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context = browser.window();
        BrowserContext plain =
            browser.window(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      long id = house.caseOf("m-101");
      Decision decision = new Decision(CaseStatus.VIOLATION, "FD-2", "公开出售", "lin");
      assertThat(house.database.cases().decide(id, 1, decision)).isTrue();
      Page page = context.newPage();
      Chromium.enter(page, house, Role.REVIEWER);
      go(page, house, "/cases/" + id + "/statement");
      Locator ticked = page.locator("input[name=territorial_scope]:checked");
      page.getByText("欧盟 27 国").click();
      assertThat(ticked.count()).isEqualTo(27);
      page.getByText("欧洲经济区 30 国").click();
      assertThat(ticked.count()).isEqualTo(30);
      page.getByText("全不选").click();
      assertThat(ticked.count()).isZero();

      Page without = plain.newPage();
      Chromium.enter(without, house, Role.REVIEWER);
      go(without, house, "/cases/" + id + "/statement");
      assertThat(without.getByText("欧盟 27 国").isVisible()).isFalse();
      without.getByText("法国").click();
      assertThat(without.locator("input[name=territorial_scope]:checked").count()).isEqualTo(1);
    }
  }

  private static void go(Page page, House house, String path) {
    page.navigate(house.console.address().resolve(path).toString());
  }

  private static double top(Page page, String what) {
    return box(page, what).y;
  }

  private static double bottom(Page page, String what) {
    BoundingBox box = box(page, what);
    return box.y + box.height;
  }

  private static BoundingBox box(Page page, String what) {
    return page.locator(what).boundingBox();
  }
}
