package org.hulian.crawler.render;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which browser renders pages, and what a page may take.
 *
 * @param chromium its program; absent to look in the usual places
 * @param sandbox whether the browser keeps what pages do in its own sandbox
 * @param root whether this process is the superuser's, for whom that sandbox does not work
 * @param deadline of one page with all that it wants; what is there by then is the page
 * @param maxBytes of a rendered page
 */
public record BrowserSettings(
    @Nullable Path chromium, boolean sandbox, boolean root, Duration deadline, int maxBytes) {
  /** Names the program. */
  public static final String CHROMIUM = "HULIAN_CHROMIUM";

  /** Does without the sandbox if it is {@code off}. */
  public static final String SANDBOX = "HULIAN_CHROMIUM_SANDBOX";

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int MAX_BYTES = 10 << 20;
  private static final List<String> USUAL =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable",
          "/snap/bin/chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  /** By the environment of the process; sixty seconds and ten mebibytes a page. */
  public static BrowserSettings of(Map<String, String> environment) {
    String named = environment.getOrDefault(CHROMIUM, "");
    return new BrowserSettings(
        named.isBlank() ? null : Path.of(named),
        !environment.getOrDefault(SANDBOX, "").equals("off"),
        "root".equals(System.getProperty("user.name")),
        DEADLINE,
        MAX_BYTES);
  }

  /** The same with another deadline. */
  public BrowserSettings withDeadline(Duration time) {
    return new BrowserSettings(chromium, sandbox, root, time, maxBytes);
  }

  /**
   * The browser's program.
   *
   * @throws BrowserException if there is none, or the sandbox cannot work
   */
  Path program() {
    Path program = chromium;
    if (program == null) {
      program = USUAL.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
    }
    if (program == null) {
      throw new BrowserException(
          "render: browser needs Chromium, and none is here: install it (Debian: apt install"
              + " chromium) or name its program in "
              + CHROMIUM);
    }
    if (!Files.isExecutable(program)) {
      throw new BrowserException(CHROMIUM + " names no program that can be run: " + program);
    }
    if (sandbox && root) {
      throw new BrowserException(
          "Chromium's sandbox does not work for root: run as another user, or set "
              + SANDBOX
              + "=off, which lets a page that breaks out of the browser do what root may");
    }
    return program;
  }
}
