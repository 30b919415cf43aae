package org.hulian.app;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a page in the person's browser, where there is one. */
final class Browser {
  private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

  private Browser() {}

  /** Tries; the link was printed in any case. */
  static void open(URI page) {
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    boolean screen =
        mac || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    if (!screen) {
      return;
    }
    try {
      new ProcessBuilder(List.of(mac ? "open" : "xdg-open", page.toString()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      LOG.info("no browser could be opened: {}", e.getMessage());
    }
  }
}
