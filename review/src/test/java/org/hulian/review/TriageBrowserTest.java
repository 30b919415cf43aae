package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.QueueFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Works through the queue as a person with a browser does. */
class TriageBrowserTest {
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
  void twentyCasesAreDecidedWithTheKeyboardAlone() {
    try (House house = new House(folder, offers(24));
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      List<String> problems = Chromium.watch(page);
      Chromium.enter(page, house, Role.REVIEWER);
      page.keyboard().press("x");
      page.waitForURL("**/cases/*");
      Set<String> seen = new HashSet<>();
      String[][] keys = {{"1", "y"}, {"n"}, {"4", "y"}, {"e"}};
      for (int i = 0; i < 20; i++) {
        String here = page.url();
        assertThat(seen.add(here)).as(here).isTrue();
        for (String key : keys[i % keys.length]) {
          page.keyboard().press(key);
        }
        page.waitForURL(url -> !url.equals(here));
      }
      page.getByText("上一个：案件").waitFor();
      assertThat(house.database.cases().counts().get(CaseStatus.OPEN)).isEqualTo(4);
      assertThat(page.locator("main").count()).isEqualTo(1);

      page.keyboard().press("u");
      page.getByText("裁定已撤销").waitFor();
      assertThat(house.database.cases().counts().get(CaseStatus.OPEN)).isEqualTo(5);
      assertThat(problems).isEmpty();
      assertThat(house.acts()).filteredOn(act -> act.contains(" case.viewed ")).hasSize(22);
    }
  }

  @Test
  void aSingleKeyFilesNothingThatNobodyChose() {
    try (House house = new House(folder, offers(2));
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.REVIEWER);
      page.keyboard().press("x");
      page.waitForURL("**/cases/*");
      String here = page.url();
      page.keyboard().press("y");
      page.getByText("请先选择代码").waitFor();
      assertThat(page.url()).isEqualTo(here);
      assertThat(house.database.cases().counts()).containsEntry(CaseStatus.OPEN, 2L);
      page.keyboard().press("2");
      page.keyboard().press("y");
      page.getByText("上一个：案件").waitFor();
      assertThat(house.database.cases().counts()).containsEntry(CaseStatus.VIOLATION, 1L);
    }
  }

  @Test
  void theNextCardIsThereWithoutAskingAndARefusedDecisionComesBackWhole() {
    try (House house = new House(folder, offers(3));
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.REVIEWER);
      page.waitForResponse(
          answer -> answer.url().endsWith("/queue/ahead"), () -> page.keyboard().press("x"));
      page.waitForTimeout(200);
      String here = page.url();
      long id = Long.parseLong(here.substring(here.lastIndexOf('/') + 1));
      house.clock.pass(Duration.ofMinutes(11));
      assertThat(
              house
                  .database
                  .cases()
                  .decide(id, 1, new Decision(CaseStatus.CLEARED, "NV-0", "正常", "anna")))
          .isTrue();
      page.locator("textarea[name=note]").fill("写了很久的理由");
      page.locator("textarea[name=note]").blur();
      page.keyboard().press("3");
      page.keyboard().press("y");
      page.getByText("裁定没有保存").waitFor();
      assertThat(page.url()).isEqualTo(here);
      assertThat(page.content()).contains("写了很久的理由", "FD-3");
      assertThat(page.locator("main").count()).isEqualTo(1);
      assertThat(house.database.cases().history(id)).hasSize(2);
    }
  }

  @Test
  void whatWasTakenAheadIsGivenBackWhenThePersonLeaves() {
    try (House house = new House(folder, offers(3));
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      List<String> problems = Chromium.watch(page);
      Chromium.enter(page, house, Role.REVIEWER);
      takeAhead(page, () -> page.keyboard().press("x"));
      long shown = Long.parseLong(page.url().replaceAll(".*/", ""));
      assertThat(held(house)).hasSize(2);
      page.locator("textarea[name=note]").fill("写到一半");
      page.locator(".head a[href='/queue']").click();
      page.waitForURL("**/queue");
      waitUntilHeld(page, house, shown);

      takeAhead(page, () -> page.goBack());
      assertThat(page.locator("textarea[name=note]").inputValue()).isEqualTo("写到一半");
      assertThat(held(house)).hasSize(2);
      page.navigate("about:blank");
      waitUntilHeld(page, house, shown);
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void theNextCardStaysWhileThisOneIsRead() {
    try (House house = new House(folder, offers(3));
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      page.clock().install();
      Chromium.enter(page, house, Role.REVIEWER);
      takeAhead(page, () -> page.keyboard().press("x"));
      assertThat(held(house)).hasSize(2);
      house.clock.pass(Duration.ofSeconds(95));
      takeAhead(page, () -> page.clock().fastForward(95_000));
      house.clock.pass(Duration.ofSeconds(95));
      assertThat(held(house)).as("three minutes after it was taken").hasSize(2);
    }
  }

  private static void takeAhead(Page page, Runnable work) {
    page.waitForResponse(answer -> answer.url().endsWith("/queue/ahead"), work);
    page.waitForTimeout(200);
  }

  private static void waitUntilHeld(Page page, House house, long alone) {
    for (int i = 0; i < 50 && held(house).size() > 1; i++) {
      page.waitForTimeout(50);
    }
    assertThat(held(house)).containsExactly(alone);
  }

  private static List<Long> held(House house) {
    return house.database.cases().queue(QueueFilter.OPEN, "anna", 9, 0).stream()
        .filter(file -> file.claim() != null)
        .map(CaseFile::id)
        .toList();
  }

  @Test
  void keysRestWhileAnInputMethodComposes() {
    try (House house = new House(folder, offers(2));
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.REVIEWER);
      page.keyboard().press("x");
      page.waitForURL("**/cases/*");
      String here = page.url();
      page.locator("textarea[name=note]").focus();
      CDPSession devices = context.newCDPSession(page);
      for (String pinyin : List.of("y", "yi", "yin", "ying")) {
        JsonObject composing = new JsonObject();
        composing.addProperty("text", pinyin);
        composing.addProperty("selectionStart", pinyin.length());
        composing.addProperty("selectionEnd", pinyin.length());
        devices.send("Input.imeSetComposition", composing);
      }
      JsonObject chosen = new JsonObject();
      chosen.addProperty("text", "应");
      devices.send("Input.insertText", chosen);
      assertThat(page.locator("textarea[name=note]").inputValue()).isEqualTo("应");
      page.evaluate(
          "document.activeElement.blur(); for (const key of ['y', 'n', 'e', 's'])"
              + " document.body.dispatchEvent(new KeyboardEvent('keydown',"
              + " {key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true}))");
      page.waitForTimeout(200);
      assertThat(page.url()).isEqualTo(here);
      assertThat(house.database.cases().counts().get(CaseStatus.OPEN)).isEqualTo(2);
    }
  }

  @Test
  void withoutScriptsEachDecisionLeadsToTheNextCase() {
    try (House house = new House(folder, offers(4));
        BrowserContext context =
            browser.window(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      Chromium.enter(page, house, Role.REVIEWER);
      page.locator("main .head button.primary").click();
      for (int i = 0; i < 3; i++) {
        page.locator("button[value=clear]").click();
        assertThat(page.url()).contains("/cases/");
        assertThat(page.content()).contains("已裁定为不违规", "10 秒");
      }
      page.locator("button[data-key=u]").click();
      assertThat(page.content()).contains("裁定已撤销");
      assertThat(house.database.cases().counts().get(CaseStatus.OPEN)).isEqualTo(2);
    }
  }

  private static List<ScoredListing> offers(int count) {
    List<ScoredListing> offers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      offers.add(
          ExampleListings.flagged("t-" + i, "出素材四件套，第 " + i + " 批", "手持正反，30一套")
              .as(Category.FACE_DATA, Severity.HIGH, 0.9 - i / 100.0)
              .build());
    }
    return offers;
  }
}
