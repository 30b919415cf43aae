package org.hulian.crawler.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Map;

/**
 * The browser of this machine. Where there is none, tests that need it are skipped, unless {@code
 * -Dhulian.browser=required}.
 */
final class BrowserHere {
  private BrowserHere() {}

  static BrowserSettings settings() {
    boolean root = "root".equals(System.getProperty("user.name"));
    BrowserSettings settings =
        BrowserSettings.of(Map.of(BrowserSettings.SANDBOX, root ? "off" : "on"))
            .withDeadline(Duration.ofSeconds(40));
    boolean required = "required".equals(System.getProperty("hulian.browser"));
    assumeTrue(required || isThere(settings), "no Chromium here: install the package chromium");
    return settings;
  }

  private static boolean isThere(BrowserSettings settings) {
    try {
      return settings.program() != null;
    } catch (BrowserException e) {
      return false;
    }
  }
}
