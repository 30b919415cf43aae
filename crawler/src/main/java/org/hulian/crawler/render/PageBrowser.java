package org.hulian.crawler.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.fetch.PartLoader;
import org.jspecify.annotations.Nullable;

/**
 * The browser of one run. It renders one page at a time, each for a new visitor, and is started
 * anew after a page that broke it. Thread-safe: who comes while a page is rendered waits.
 */
public final class PageBrowser implements AutoCloseable {
  private final BrowserSettings settings;
  private final String userAgent;
  private final InstantSource clock;
  private final Guard guard = Guard.start();

  /** Playwright is used by the thread that started it, and by no other. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("browser").factory());

  private @Nullable Chromium chromium;

  private PageBrowser(BrowserSettings settings, String userAgent, InstantSource clock) {
    this.settings = settings;
    this.userAgent = userAgent;
    this.clock = clock;
  }

  /**
   * Starts a browser.
   *
   * @throws BrowserException if there is none that can be used
   */
  public static PageBrowser open(BrowserSettings settings, String userAgent, InstantSource clock) {
    PageBrowser browser = new PageBrowser(settings, userAgent, clock);
    boolean started = false;
    try {
      browser.thread.submit(browser::running).get();
      started = true;
      return browser;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BrowserException reason) {
        throw reason;
      }
      throw new BrowserException("the browser does not start: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrowserException("stopped while the browser was started", e);
    } finally {
      if (!started) {
        browser.close();
      }
    }
  }

  private Chromium running() {
    Chromium running = chromium;
    if (running != null && running.isAlive()) {
      return running;
    }
    end();
    running = Chromium.launch(settings);
    chromium = running;
    return running;
  }

  private void end() {
    Chromium last = chromium;
    chromium = null;
    if (last != null) {
      last.close();
    }
  }

  /**
   * Renders a page.
   *
   * @param page as its server sent it
   * @param parts asks for what the page wants
   * @param hosts says of an authority whether it may be asked for that
   * @throws IOException if an answer could not be recorded
   */
  public Rendered render(PageSnapshot page, PartLoader parts, Predicate<String> hosts)
      throws IOException, InterruptedException {
    Future<Rendered> rendered = thread.submit(() -> renderNow(page, parts, hosts));
    try {
      return rendered.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case UncheckedIOException unkept -> throw unkept.getCause();
        case BrowserException gone -> {
          return new Rendered.Broken(String.valueOf(gone.getMessage()), false);
        }
        case RuntimeException ours -> throw ours;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  private Rendered renderNow(PageSnapshot page, PartLoader parts, Predicate<String> hosts) {
    Chromium running = running();
    PageParts served = new PageParts(page, parts, hosts, clock.instant().plus(settings.deadline()));
    guard.begin(running.process());
    boolean sound = false;
    try {
      Rendered result = new PageVisit(running, settings, guard, served).of(page, userAgent);
      sound = !(result instanceof Rendered.Broken) && running.isAlive();
      return result;
    } finally {
      guard.end();
      if (!sound) {
        end(); // whatever it was, the next page is to have a browser that works
      }
    }
  }

  /** Ends the browser; a page that is being rendered is not finished. */
  @Override
  public void close() {
    try {
      thread.submit(this::end).get();
    } catch (ExecutionException | InterruptedException e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    }
    thread.shutdownNow();
    guard.close();
  }
}
