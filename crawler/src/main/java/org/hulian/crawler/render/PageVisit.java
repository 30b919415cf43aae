package org.hulian.crawler.render;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hulian.crawler.PageSnapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look of one visitor at one page. Used by the browser's thread. */
final class PageVisit {
  /** A page is finished when it has wanted nothing for so long after it was loaded. */
  private static final Duration QUIET = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(PageVisit.class);
  private static final double LOOK_MILLIS = 50;

  /**
   * No dialogs, and none of the ways to the net that are no requests; these the browser's own
   * settings close as well.
   */
  private static final String CLOSED_WAYS =
      "for (const way of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport',"
          + " 'EventSource']) { delete globalThis[way]; }"
          + " for (const way of ['alert', 'confirm', 'prompt', 'print', 'open'])"
          + " { globalThis[way] = () => null; }";

  private static final String STATE = "document.readyState";

  private final Chromium chromium;
  private final BrowserSettings settings;
  private final Guard guard;
  private final PageParts parts;
  private long busyUntil = System.nanoTime();
  private boolean crashed;

  PageVisit(Chromium chromium, BrowserSettings settings, Guard guard, PageParts parts) {
    this.chromium = chromium;
    this.settings = settings;
    this.guard = guard;
    this.parts = parts;
  }

  Rendered of(PageSnapshot page, String userAgent) {
    try (BrowserContext visitor = chromium.visitor(userAgent)) {
      visitor.addInitScript(CLOSED_WAYS);
      Page window = visitor.newPage();
      visitor.route(url -> true, route -> answer(route, window));
      visitor.onPage(Page::close);
      window.onCrash(gone -> crashed = true);
      window.navigate(
          page.uri().toString(),
          new Page.NavigateOptions()
              .setWaitUntil(WaitUntilState.COMMIT)
              .setTimeout((double) settings.deadline().toMillis()));
      Inside inside = Inside.of(visitor, window);
      settle(window, inside);
      return result(inside);
    } catch (PlaywrightException e) {
      return broken(Chromium.firstLines(e));
    }
  }

  private void answer(Route route, Page window) {
    guard.waiting(true);
    try {
      parts.answer(route, isOf(window, route));
    } catch (PlaywrightException e) {
      LOG.debug("who asked is gone: {}", e.getMessage());
    } finally {
      busyUntil = System.nanoTime();
      guard.waiting(false);
    }
  }

  private static boolean isOf(Page window, Route route) {
    try {
      return route.request().frame() == window.mainFrame();
    } catch (PlaywrightException e) {
      return false; // of a worker, or of a window that is no longer there
    }
  }

  /** Waits until the page is at rest, or leads elsewhere, or its time is over. */
  private void settle(Page window, Inside inside) {
    long end = System.nanoTime() + settings.deadline().toNanos();
    while (!crashed && parts.movedTo() == null && System.nanoTime() < end) {
      window.waitForTimeout(LOOK_MILLIS);
      boolean loaded = "complete".equals(inside.text(STATE));
      guard.alive();
      if (!loaded) {
        busyUntil = System.nanoTime();
      } else if (System.nanoTime() - busyUntil > QUIET.toNanos()) {
        return;
      }
    }
  }

  private Rendered result(Inside inside) {
    String target = parts.movedTo();
    if (crashed) {
      return broken("the browser's process for it crashed");
    }
    if (target != null) {
      return new Rendered.Moved(target);
    }
    String html = inside.text(html(settings.maxBytes()));
    if (html == null) {
      return new Rendered.Broken(
          "longer than " + settings.maxBytes() + " characters when it is rendered", true);
    }
    byte[] bytes = ("<!DOCTYPE html>\n" + html).getBytes(StandardCharsets.UTF_8);
    return new Rendered.Page(bytes, parts.foreign());
  }

  /** Says nothing where there is more of it. */
  private static String html(int most) {
    return "(() => { const all = document.documentElement; const html = all ? all.outerHTML : '';"
        + " return html.length > "
        + most
        + " ? null : html; })()";
  }

  /** What the guard ended would end the same way again; a crash may have been somebody else's. */
  private Rendered broken(String reason) {
    String verdict = guard.verdict();
    return verdict == null
        ? new Rendered.Broken("it cannot be rendered: " + reason, false)
        : new Rendered.Broken("it cannot be rendered: " + verdict, true);
  }

  /** A place beside the page's own scripts, which cannot change what is asked there. */
  private record Inside(CDPSession session, long world) {
    static Inside of(BrowserContext visitor, Page window) {
      CDPSession session = visitor.newCDPSession(window);
      String frame =
          session
              .send("Page.getFrameTree")
              .getAsJsonObject("frameTree")
              .getAsJsonObject("frame")
              .get("id")
              .getAsString();
      JsonObject wish = new JsonObject();
      wish.addProperty("frameId", frame);
      wish.addProperty("worldName", "hulian");
      return new Inside(
          session,
          session.send("Page.createIsolatedWorld", wish).get("executionContextId").getAsLong());
    }

    /** What an expression says; null if that is no text. */
    @Nullable String text(String expression) {
      JsonObject wish = new JsonObject();
      wish.addProperty("expression", expression);
      wish.addProperty("contextId", world);
      wish.addProperty("returnByValue", true);
      JsonElement value =
          session.send("Runtime.evaluate", wish).getAsJsonObject("result").get("value");
      return value == null || value.isJsonNull() ? null : value.getAsString();
    }
  }
}
