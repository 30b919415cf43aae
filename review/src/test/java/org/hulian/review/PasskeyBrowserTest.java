package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.hulian.store.account.Passkey;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by a passkey, with the browser's own dialogue and an authenticator made of air. */
class PasskeyBrowserTest {
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

  /** A device that is unlocked without asking anybody. */
  private static void plugIn(BrowserContext context, Page page) {
    CDPSession devices = context.newCDPSession(page);
    devices.send("WebAuthn.enable");
    JsonObject device = new JsonObject();
    device.addProperty("protocol", "ctap2");
    device.addProperty("transport", "internal");
    device.addProperty("hasResidentKey", true);
    device.addProperty("hasUserVerification", true);
    device.addProperty("isUserVerified", true);
    JsonObject asked = new JsonObject();
    asked.add("options", device);
    devices.send("WebAuthn.addVirtualAuthenticator", asked);
  }

  /** Passkeys belong to names, not to addresses. */
  private static String at(House house, String path) {
    return "http://localhost:" + house.console.port() + path;
  }

  @Test
  void aPasskeyIsMadeAndOpensAndIsRemoved() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context = browser.window()) {
      house.account("lin", Role.REVIEWER);
      Page page = context.newPage();
      List<String> problems = Chromium.watch(page);
      plugIn(context, page);
      page.navigate(at(house, "/sign-in"));
      page.locator("input[name=username]").fill("lin");
      page.locator("input[name=password]").fill(House.PASSWORD);
      page.locator("button.primary").click();
      page.waitForURL("**/queue");

      page.navigate(at(house, "/passkeys"));
      page.locator("form[action='/passkeys/new'] button").click();
      page.locator("input[name=label]").fill("笔记本 <b>");
      page.locator("form[data-passkey=register] button").click();
      page.locator("td bdi").waitFor();
      assertThat(page.locator("td bdi").textContent()).isEqualTo("笔记本 <b>");
      Passkey made = house.database.accounts().passkeys().list("lin").getFirst();
      assertThat(made.flags()).contains("uv");
      assertThat(house.acts()).contains("lin passkey.added account:lin");

      String before = session(context);
      signOut(page);
      page.locator("form[data-passkey=sign-in] button").click();
      page.waitForURL("**/queue");
      assertThat(session(context)).isNotEqualTo(before);
      assertThat(house.acts().stream().filter("lin session.started address:127.0.0.1"::equals))
          .hasSize(2);
      assertThat(house.database.accounts().passkeys().find(made.id()).orElseThrow().count())
          .isGreaterThan(made.count());

      house.database.accounts().setEnabled("lin", false, "system");
      page.navigate(at(house, "/sign-in"));
      refused(page);
      house.database.accounts().setEnabled("lin", true, "system");
      house.database.accounts().passkeys().remove(made.id(), "lin");
      refused(page);
      assertThat(house.acts()).contains("anonymous session.refused address:127.0.0.1");
      problems.removeIf(problem -> problem.contains("status of 400"));
      assertThat(problems).isEmpty();
    }
  }

  private static void refused(Page page) {
    page.reload();
    page.locator("form[data-passkey=sign-in] button").click();
    Locator refusal = page.locator("form[data-passkey=sign-in] [data-passkey-problem]");
    refusal.waitFor();
    assertThat(page.url()).contains("/sign-in");
  }

  private static void signOut(Page page) {
    page.locator("form[action='/sign-out'] button").click();
    page.waitForURL("**/sign-in?out");
  }

  private static String session(BrowserContext context) {
    return context.cookies().stream()
        .filter(cookie -> cookie.name.equals("hulian"))
        .map(cookie -> cookie.value)
        .findFirst()
        .orElse("");
  }

  @Test
  void underABareAddressNoneIsOffered() {
    try (House house = new House(folder, ExampleListings.all());
        BrowserContext context = browser.window()) {
      Page page = context.newPage();
      page.navigate(house.console.address().resolve("sign-in").toString());
      assertThat(page.locator("form[data-passkey=sign-in]").isVisible()).isFalse();
      assertThat(page.locator("input[name=password]").isVisible()).isTrue();
    }
  }
}
