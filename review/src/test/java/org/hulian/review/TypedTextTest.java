package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person typed is never lost, whatever the console answers. */
class TypedTextTest {
  private static final String REASON = "写了十分钟的理由：卖家自称可以代过，附有对话。";
  private static Chromium browser;

  @TempDir Path folder;
  private House house;
  private BrowserContext context;
  private Page page;

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

  @BeforeEach
  void openConsole() {
    house = new House(folder, ExampleListings.all());
    house.account("lin", Role.LEAD);
    context = browser.window();
    page = context.newPage();
    go("/sign-in");
    signIn();
  }

  @AfterEach
  void closeConsole() {
    context.close();
    house.close();
  }

  private void go(String path) {
    page.navigate(house.console.address().resolve(path).toString());
  }

  private void signIn() {
    page.locator("input[name=username]").fill("lin");
    page.locator("input[name=password]").fill(House.PASSWORD);
    page.locator("main form button.primary").click();
    page.locator(".top .who").waitFor();
  }

  private Locator note() {
    return page.locator("textarea[name=note]");
  }

  private void chooseCode() {
    page.locator("input[name=policy][value=FD-3]").check();
  }

  private String path() {
    return page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("[?]continue$", "");
  }

  @Test
  void aReasonOutlivesTheSessionAndIsThereAfterSigningInAgain() {
    go("/cases/1");
    page.locator("input[name=policy][value=FD-3]").check();
    note().fill(REASON);
    house.clock.pass(Duration.ofMinutes(16));
    page.locator("button[value=violation]").click();

    page.getByText("登录已结束").waitFor();
    assertThat(note().inputValue()).isEqualTo(REASON);
    assertThat(path()).isEqualTo("/cases/1");
    page.getByText("重新打开本页并登录").click();
    page.waitForURL("**/sign-in");
    signIn();

    assertThat(path()).isEqualTo("/cases/1");
    page.getByText("之前输入和选择的内容已恢复").waitFor();
    assertThat(note().inputValue()).isEqualTo(REASON);
    assertThat(page.locator("input[name=policy][value=FD-3]").isChecked()).isTrue();
    page.locator("button[value=violation]").click();
    page.getByText("已裁定为违规").waitFor();
    assertThat(house.database.cases().history(1).getLast().reason()).contains(REASON);
    go("/cases/1");
    var note = page.locator("form[action$='/undo'] input[name=note]");
    note.fill("再看一次");
    page.reload();
    assertThat(note.inputValue()).isEqualTo("再看一次");
  }

  @Test
  void aReasonStaysWhereTheConsoleHasForgottenTheSession() {
    go("/cases/1");
    note().fill(REASON);
    context.clearCookies();
    page.locator("button[value=violation]").click();

    page.getByText("表单已过期").waitFor();
    assertThat(note().inputValue()).isEqualTo(REASON);
  }

  @Test
  void aReasonStaysWhereTheConsoleDoesNotAnswer() {
    go("/cases/1");
    note().fill(REASON);
    chooseCode();
    context.setOffline(true);
    page.locator("button[value=violation]").click();
    page.getByText("什么都没有保存").waitFor();
    assertThat(note().inputValue()).isEqualTo(REASON);

    context.setOffline(false);
    page.locator("button[value=violation]").click();
    page.getByText("已裁定为违规").waitFor();
  }

  @Test
  void afterARefusalAReloadAsksForThePageOfTheCaseAndTheReasonIsThere() {
    go("/cases/1");
    note().fill(REASON);
    house.database.cases().decide(1, 1, new Decision(CaseStatus.ESCALATED, "", "请主管看", "anna"));
    page.locator("button[value=clear]").click();

    page.getByText("裁定没有保存").waitFor();
    assertThat(path()).isEqualTo("/cases/1");
    assertThat(note().inputValue()).isEqualTo(REASON);
    page.reload();
    assertThat(page.locator("main h1").textContent()).isNotBlank();
    assertThat(path()).isEqualTo("/cases/1");
    assertThat(note().inputValue()).isEqualTo(REASON);
  }

  @Test
  void aNoticeThatLacksSomethingKeepsItsAddressAndItsFacts() {
    decide(2);
    go("/cases/2/notice");
    page.locator("textarea[name=facts]").fill(REASON);
    page.locator("main form button.primary").last().click();

    page.getByText("没有生成").waitFor();
    assertThat(path()).isEqualTo("/cases/2/notice");
    page.reload();
    assertThat(page.locator("textarea[name=facts]").inputValue()).isEqualTo(REASON);
  }

  @Test
  void factsStayWhereTheCaseWasReopenedMeanwhile() {
    decide(2);
    go("/cases/2/notice");
    page.locator("textarea[name=facts]").fill(REASON);
    house.database.cases().decide(2, 2, new Decision(CaseStatus.OPEN, "", "再看", "anna"));
    page.locator("main form button.primary").last().click();

    page.locator(".refused").waitFor();
    assertThat(page.locator("textarea[name=facts]").inputValue()).isEqualTo(REASON);
  }

  @Test
  void whatIsProposedInAStatementChangesWithItsLanguageAndWhatWasTypedStays() {
    decide(2);
    go("/cases/2/statement");
    Locator ground = page.locator("[name=illegal_content_explanation]");
    Locator facts = page.locator("[name=decision_facts]");
    String english = ground.inputValue();
    facts.fill(REASON);
    page.locator("main a[lang=zh]").click();
    page.locator("main a[lang=zh][aria-current=true]").waitFor();
    assertThat(ground.inputValue()).isNotBlank().isNotEqualTo(english);
    assertThat(facts.inputValue()).isEqualTo(REASON);
    page.reload();
    assertThat(facts.inputValue()).isEqualTo(REASON);
  }

  private void decide(long id) {
    house.database.cases().decide(id, 1, new Decision(CaseStatus.VIOLATION, "LB-1", "公开出售", "lin"));
  }

  @Test
  void whoSignsOutLeavesNothingInTheTab() {
    go("/cases/1");
    note().fill(REASON);
    page.locator("form[action='/sign-out'] button").click();
    page.waitForURL("**/sign-in?out");
    assertThat(page.evaluate("JSON.stringify({...sessionStorage})").toString())
        .doesNotContain("理由");
    signIn();
    go("/cases/1");
    assertThat(note().inputValue()).isEmpty();
  }
}
