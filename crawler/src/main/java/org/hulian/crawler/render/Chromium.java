package org.hulian.crawler.render;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A browser without a window that finds no host and has a proxy that is nowhere: what is not served
 * to it comes from nowhere. Used by the thread that launched it.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> ALONE =
      List.of(
          "--host-resolver-rules=MAP * ~NOTFOUND",
          "--proxy-server=http://nowhere.invalid:1",
          "--proxy-bypass-list=<-loopback>",
          "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-domain-reliability",
          "--disable-sync",
          "--disable-breakpad",
          "--dns-prefetch-disable",
          "--no-pings",
          "--no-first-run",
          "--block-new-web-contents",
          "--deny-permission-prompts",
          "--disable-3d-apis",
          "--disable-gpu",
          "--mute-audio",
          "--js-flags=--max-old-space-size=512");

  private final Playwright playwright;
  private final Browser browser;
  private final ProcessHandle process;

  private Chromium(Playwright playwright, Browser browser, ProcessHandle process) {
    this.playwright = playwright;
    this.browser = browser;
    this.process = process;
  }

  /**
   * Starts a browser.
   *
   * @throws BrowserException if it does not start
   */
  static Chromium launch(BrowserSettings settings) {
    Path program = settings.program();
    Playwright playwright = driver();
    boolean launched = false;
    try {
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program)
                      .setHeadless(true)
                      .setChromiumSandbox(settings.sandbox())
                      .setIgnoreDefaultArgs(List.of("--disable-popup-blocking"))
                      .setArgs(ALONE));
      Chromium chromium = new Chromium(playwright, browser, process(browser));
      launched = true;
      return chromium;
    } catch (PlaywrightException e) {
      throw new BrowserException(program + " does not start: " + firstLines(e), e);
    } finally {
      if (!launched) {
        playwright.close();
      }
    }
  }

  /** Its own process outlives a browser that is ended under it, which it takes for an error. */
  private static Playwright driver() {
    try {
      return Playwright.create(
          new Playwright.CreateOptions()
              .setEnv(
                  Map.of(
                      "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                      "1",
                      "NODE_OPTIONS",
                      "--unhandled-rejections=none")));
    } catch (RuntimeException e) {
      throw new BrowserException(
          "render: browser needs Playwright's driver, which does not start: ./hulian browser"
              + " brings it once ("
              + firstLines(e)
              + ")",
          e);
    }
  }

  private static ProcessHandle process(Browser browser) {
    CDPSession session = browser.newBrowserCDPSession();
    JsonObject info = session.send("SystemInfo.getProcessInfo");
    for (JsonElement one : info.getAsJsonArray("processInfo")) {
      JsonObject each = one.getAsJsonObject();
      if (each.get("type").getAsString().equals("browser")) {
        return ProcessHandle.of(each.get("id").getAsLong())
            .orElseThrow(() -> new PlaywrightException("it ended at once"));
      }
    }
    throw new PlaywrightException("it does not say which process it is");
  }

  /** Of a message that may hold a whole log. */
  static String firstLines(Throwable problem) {
    String text = String.valueOf(problem.getMessage()).strip().replaceAll("\\s+", " ");
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }

  ProcessHandle process() {
    return process;
  }

  boolean isAlive() {
    return process.isAlive() && browser.isConnected();
  }

  /** A visitor who was never here before. */
  BrowserContext visitor(String userAgent) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setUserAgent(userAgent)
            .setLocale("zh-CN")
            .setAcceptDownloads(false)
            .setServiceWorkers(ServiceWorkerPolicy.BLOCK));
  }

  /** Ends it, with all its processes. */
  @Override
  public void close() {
    Guard.kill(process);
    try {
      playwright.close();
    } catch (PlaywrightException e) {
      Guard.kill(process); // it was gone before us
    }
  }
}
