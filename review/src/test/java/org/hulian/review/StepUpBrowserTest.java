package org.hulian.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With scripts on, too, a step that wants the password asks for it, and is then taken. */
class StepUpBrowserTest {
  private static final Duration STALE = Duration.ofMinutes(11);
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
  void open() {
    house = new House(folder, ExampleListings.all());
    context = browser.window();
    page = context.newPage();
  }

  @AfterEach
  void close() {
    context.close();
    house.close();
  }

  private void signIn(String name, Role role) {
    house.account(name, role);
    show("/sign-in");
    page.locator("input[name=username]").fill(name);
    page.locator("input[name=password]").fill(House.PASSWORD);
    page.locator("input[name=password]").press("Enter");
    page.waitForURL("**/queue");
  }

  private void show(String path) {
    page.navigate(house.console.address().resolve(path).toString());
  }

  private Locator password() {
    return page.locator("input[name=_password]");
  }

  private void prove(String password) {
    assertThat(password()).isFocused();
    password().fill(password);
    password().press("Enter");
  }

  @Test
  void aTokenIsMadeAfterAWrongPasswordAndTheRightOne() {
    signIn("lin", Role.REVIEWER);
    show("/tokens");
    page.locator("input[name=label]").fill("巡查脚本");
    page.locator("input[name=scopes]").first().check();
    house.clock.pass(STALE);
    page.locator("main form button.primary").click();

    prove("not the password");
    page.getByText("密码不对").waitFor();
    assertThat(house.database.tokens().listAll()).isEmpty();
    prove(House.PASSWORD);
    page.getByText("巡查脚本").waitFor();
    assertThat(password()).hasCount(0);
    assertThat(house.database.tokens().listAll()).hasSize(1);
    assertThat(page.url()).endsWith("/tokens");
  }

  @Test
  void stepsOfANoticeGoOnAndLeaveNothingTypedBehind() {
    String notice = draftedByAnother();
    signIn("bo", Role.REVIEWER);
    show(notice);
    house.clock.pass(STALE);
    page.locator("button[value=approved]").click();
    prove(House.PASSWORD);
    page.locator("button[value=sent]").waitFor();

    page.locator("input[name=note]").fill("按平台的要求用表单发送");
    house.clock.pass(STALE);
    page.locator("button[value=sent]").click();
    prove(House.PASSWORD);
    page.locator("main select[name=to]").waitFor();
    assertThat(page.url()).endsWith(notice);
    assertThat(page.locator("input[name=note]")).hasValue("");
    assertThat(page.locator(".history")).containsText("按平台的要求用表单发送");
  }

  private String draftedByAnother() {
    Visitor anna = house.account("anna", Role.REVIEWER);
    anna.signIn("anna", House.PASSWORD);
    String item = "/cases/" + house.caseOf("m-102");
    anna.get(item);
    anna.post(item + "/decision", "revision", "1", "verdict", "violation", "policy", "LB-1");
    anna.get(item + "/notice");
    anna.post(
        item + "/notices",
        "language",
        "zh",
        "recipient",
        "样例市场 信任与安全组",
        "organisation",
        "示例信任与安全组",
        "name",
        "林某",
        "email",
        "notice@review.example",
        "url",
        "https://market.example/item/m-102",
        "facts",
        "公开出售照片活化软件。",
        "grounds",
        "cn-ecommerce-38@2019-01-01",
        "action",
        "remove",
        "goodFaith",
        "true");
    return item + "/notices/1";
  }
}
