package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hulian.evidence.pack.PackageCheck;
import org.hulian.evidence.pack.PackageReport;
import org.hulian.evidence.pack.Trust;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.notice.NoticeState;
import org.hulian.store.quality.QualitySettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole ways through the console, from coming in to what is left of it in the store. CONTRIBUTING
 * lists all walks and where they are; those on triage, plots, the network, files and passkeys are
 * in tests of their own.
 */
class WalksBrowserTest {
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

  private static void go(Page page, House house, String path) {
    page.navigate(house.console.address().resolve(path).toString());
  }

  private static void signIn(Page page, House house, String name) {
    go(page, house, "sign-in");
    page.locator("input[name=username]").fill(name);
    page.locator("input[name=password]").fill(House.PASSWORD);
    page.locator("main form button.primary").click();
    page.waitForURL("**/queue");
  }

  /** No pointer at all: what is needed has the focus, or is reached with Tab. */
  @Test
  void fromSigningInToADecisionWithTheKeyboardAlone() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context = browser.window()) {
      house.account("lin", Role.REVIEWER);
      Page page = context.newPage();
      List<String> problems = Chromium.watch(page);
      go(page, house, "sign-in");
      page.waitForFunction("document.activeElement.name === 'username'");
      page.keyboard().type("lin");
      page.keyboard().press("Tab");
      page.keyboard().type(House.PASSWORD);
      page.keyboard().press("Enter");
      page.waitForURL("**/queue");
      page.keyboard().press("x");
      page.waitForURL("**/cases/*");
      String here = page.url();
      page.keyboard().press("2");
      tabTo(page, "document.activeElement.name === 'note'");
      page.keyboard().type("yne：公开出售");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.value")).isEqualTo("violation");
      page.keyboard().press("Enter");
      page.waitForURL(url -> !url.equals(here));
      page.getByText("已裁定为违规").waitFor();
      long id = Long.parseLong(here.substring(here.lastIndexOf('/') + 1));
      assertThat(house.database.cases().history(id).getLast().reason()).contains("yne：公开出售");
      assertThat(problems).isEmpty();
    }
  }

  private static void tabTo(Page page, String there) {
    for (int i = 0; i < 120 && !Boolean.TRUE.equals(page.evaluate(there)); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.evaluate(there)).isEqualTo(true);
  }

  @Test
  void aTakedownGoesFromTheDraftToGone() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext first = browser.window();
        BrowserContext second = browser.window()) {
      house.account("anna", Role.REVIEWER);
      house.account("bo", Role.LEAD);
      long id = house.caseOf("m-102");
      assertThat(
              house
                  .database
                  .cases()
                  .decide(id, 1, new Decision(CaseStatus.VIOLATION, "LB-1", "公开出售", "anna")))
          .isTrue();
      Page anna = first.newPage();
      signIn(anna, house, "anna");
      go(anna, house, "cases/" + id);
      anna.locator("a[href='/cases/" + id + "/notice']").click();
      anna.waitForURL("**/notice");
      anna.locator("input[name=organisation]").fill("示例信任与安全组");
      anna.locator("input[name=name]").fill("林某");
      anna.locator("input[name=email]").fill("notice@review.example");
      anna.locator("textarea[name=facts]").fill("公开出售照片活化软件。");
      anna.locator("input[name=action][value=remove]").check();
      anna.locator("input[name=goodFaith]").check();
      anna.locator("main form button.primary").click();
      anna.waitForURL("**/notices/1");
      String notice = "cases/" + id + "/notices/1";

      Page bo = second.newPage();
      signIn(bo, house, "bo");
      go(bo, house, notice);
      bo.locator("button[value=approved]").click();
      bo.locator(".chip.notice-approved").first().waitFor();

      anna.reload();
      anna.locator("select[name=channel]").selectOption("form");
      anna.locator("button[value=sent]").click();
      anna.locator(".chip.notice-sent").first().waitFor();
      house.clock.pass(Duration.ofMinutes(5));
      house
          .database
          .listings()
          .markRemoved(
              List.of(new ListingId("m-102")),
              new Sighting(
                  Status.REMOVED,
                  house.clock.instant(),
                  new CaptureRef("urn:uuid:42", "0f".repeat(32))));
      anna.reload();
      anna.locator(".chip.notice-gone").first().waitFor();
      assertThat(anna.content()).contains("WARC urn:uuid:42");
      assertThat(house.database.notices().notices().find(id, 1).orElseThrow().state())
          .isEqualTo(NoticeState.GONE);
    }
  }

  @Test
  void aPackageIsTakenAwayAndVerifies() throws IOException {
    List<ScoredListing> listings = new ArrayList<>(ExampleListings.all());
    listings.set(
        0, ExamplePages.recorded(folder, Clock.systemUTC(), listings.getFirst(), "四件套\n现货"));
    try (House house = new House(folder, listings);
        BrowserContext context = browser.window()) {
      house.account("bo", Role.LEAD);
      Page page = context.newPage();
      signIn(page, house, "bo");
      long id = house.caseOf("m-101");
      go(page, house, "cases/" + id);
      page.locator("input[name=pages]").check();
      page.locator("input[name=reason]").fill("检察机关调取");
      Download file =
          page.waitForDownload(
              () -> page.locator("form[action='/cases/" + id + "/package'] button").click());
      PackageReport report = PackageCheck.of(file.path(), new Trust(Evidence.KEY.verifier()));
      assertThat(file.suggestedFilename()).endsWith(".wacz");
      assertThat(report.damages()).isEmpty();
      page.reload();
      assertThat(page.locator("section[aria-labelledby=evidence] li").count()).isEqualTo(1);
    }
  }

  @Test
  void aSecondReviewerAnswersWithoutKnowingTheFirst() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context = browser.window()) {
      house.database.quality().set(new QualitySettings(1.0, 0), "lead");
      long id = house.caseOf("m-101");
      Decision first = new Decision(CaseStatus.VIOLATION, "FD-2", "独有的理由 zephyr", "anna");
      assertThat(house.database.cases().decide(id, 1, first)).isTrue();
      house.account("lin", Role.REVIEWER);
      Page page = context.newPage();
      signIn(page, house, "lin");
      go(page, house, "second");
      page.keyboard().press("x");
      page.waitForURL("**/second/" + id);
      assertThat(page.content()).doesNotContain("zephyr");
      go(page, house, "cases/" + id + "/snapshot");
      assertThat(page.locator(".page-lines").count()).as("kept back").isZero();
      go(page, house, "second/" + id);
      page.keyboard().press("2");
      page.keyboard().press("y");
      page.waitForURL(url -> !url.endsWith("/second/" + id));
      assertThat(house.acts())
          .anyMatch(act -> act.startsWith("lin ") && act.endsWith("case:" + id));
    }
  }

  @Test
  void aRecordedPageIsReadWithoutScriptsInEnglishAndInTheDark() {
    List<ScoredListing> listings = new ArrayList<>(ExampleListings.all());
    listings.set(
        0, ExamplePages.recorded(folder, Clock.systemUTC(), listings.getFirst(), "<b>四件套</b>\n现货"));
    try (House house = new House(folder, listings);
        BrowserContext context =
            browser.window(
                new Browser.NewContextOptions()
                    .setJavaScriptEnabled(false)
                    .setColorScheme(ColorScheme.DARK)
                    .setViewportSize(400, 800))) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.REGULATOR);
      page.locator("form[action='/language'] button").click();
      long id = house.caseOf("m-101");
      go(page, house, "cases/" + id);
      page.locator("a[href='/cases/" + id + "/snapshot']").click();
      assertThat(page.locator("h1").textContent()).isEqualTo("Recorded page of case " + id);
      assertThat(page.locator(".page-lines li").count()).isGreaterThan(10);
      assertThat(page.content()).contains("&lt;b&gt;四件套", "Equals the digest in the record");
      assertThat(page.evaluate("document.documentElement.scrollWidth <= 400")).isEqualTo(true);
    }
  }

  @Test
  void aSearchIsSavedAndFoundAgain() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context = browser.window()) {
      house.account("lin", Role.REVIEWER);
      Page page = context.newPage();
      List<String> problems = Chromium.watch(page);
      signIn(page, house, "lin");
      page.keyboard().press("/");
      page.waitForURL("**/search");
      page.locator("input[name=q]").fill("人脸四件套");
      page.keyboard().press("Enter");
      page.waitForURL("**/search?*");
      page.locator("details:has(form[action='/saved']) > summary").click();
      page.locator("form[action='/saved'] input[name=name]").fill("四件套 巡查");
      page.locator("form[action='/saved'] button").click();
      page.waitForURL(url -> url.contains("/saved"));
      page.locator("td a", new Page.LocatorOptions().setHasText("四件套 巡查")).click();
      page.waitForURL("**/search?*");
      assertThat(page.locator("main").textContent()).contains("人脸四件套");
      assertThat(house.database.searches().saved().visibleTo("lin")).hasSize(1);
      assertThat(problems).isEmpty();
    }
  }
}
