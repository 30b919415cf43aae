package org.hulian.crawler.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.fetch.FetchResult.Failed;
import org.hulian.crawler.frontier.Settlement.Validators;
import org.hulian.crawler.site.AddressRules;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;

/** Asks for one page, and says what the answer means. Thread-safe. */
public final class PageLoader {
  private static final Set<String> PAGE_TYPES =
      Set.of(
          "application/xhtml+xml",
          "application/xml",
          "application/json",
          "application/ld+json",
          "application/rss+xml",
          "application/atom+xml",
          "application/gzip",
          "application/x-gzip");
  private static final Set<Integer> PASSING = Set.of(408, 425);

  private final HttpTransport transport;
  private final FetchSettings settings;

  PageLoader(HttpTransport transport, FetchSettings settings) {
    this.transport = transport;
    this.settings = settings;
  }

  /**
   * A result with what is known of its request.
   *
   * @param contactAt when the server last showed that it had the request; absent if it never did
   * @param askedAt when the request was made; absent if there was no answer
   * @param capture the recorded answer; absent if there was none, and in trials
   */
  public record Loaded(
      FetchResult result,
      @Nullable Instant contactAt,
      @Nullable Instant askedAt,
      @Nullable CaptureRef capture) {
    static Loaded nothing(FetchResult result, @Nullable Instant contactAt) {
      return new Loaded(result, contactAt, null, null);
    }
  }

  /** What is asked for. */
  enum Sort {
    PAGE,
    SITEMAP
  }

  Loaded load(String url, Sort sort, Validators validators) throws IOException {
    Limits limits =
        sort == Sort.SITEMAP
            ? new Limits("a sitemap", SitemapReader::isSitemap, SitemapReader.MAX_BYTES)
            : new Limits("a page", PageLoader::isPage, settings.maxBytes());
    Map<String, String> headers = new HashMap<>();
    if (validators.etag() != null) {
      headers.put("If-None-Match", validators.etag());
    }
    if (validators.lastModified() != null) {
      headers.put("If-Modified-Since", validators.lastModified());
    }
    URI uri = URI.create(url);
    Answer answer =
        transport.ask(new HttpTransport.Request(uri, headers, limits.wanted(), limits.maxBytes()));
    return switch (answer) {
      case Answer.Silence silence when silence.unasked() ->
          Loaded.nothing(new FetchResult.Refused(silence.reason()), null);
      case Answer.Silence silence ->
          Loaded.nothing(
              new Failed(silence.reason(), silence.lasting(), Failed.Fault.SERVER, null),
              silence.at());
      case Answer.Response response ->
          new Loaded(judge(response, limits), response.at(), response.sentAt(), response.capture());
    };
  }

  /** What may come as an answer, and how much of it, before and after codings are undone. */
  private record Limits(String name, Predicate<String> wanted, int maxBytes) {}

  static boolean isPage(String type) {
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return plain.isEmpty() || plain.startsWith("text/") || PAGE_TYPES.contains(plain);
  }

  private static FetchResult judge(Answer.Response response, Limits limits) {
    int status = response.status();
    if (status >= 200 && status < 300) {
      return page(response, limits);
    }
    RetryAfter wait = RetryAfter.read(response.header("retry-after"), response.at()).orElse(null);
    String reason = "status " + status + RetryAfter.note(wait);
    boolean passing = status >= 500 || PASSING.contains(status);
    return switch (status) {
      case 304 -> new FetchResult.NotModified();
      case 300, 301, 302, 303, 307, 308 -> redirect(response);
      case 404, 410 -> new FetchResult.Gone(status);
      case 401, 403, 407, 451 -> new FetchResult.Blocked("status " + status);
      case 429 -> new Failed(reason, false, Failed.Fault.ASKED_TOO_MUCH, RetryAfter.pauseEnd(wait));
      default -> new Failed(reason, !passing, Failed.Fault.SERVER, RetryAfter.pauseEnd(wait));
    };
  }

  private static FetchResult redirect(Answer.Response response) {
    String location = response.header("location");
    return location == null || location.isBlank()
        ? Failed.lasting("status " + response.status() + " without an address")
        : new FetchResult.Redirected(AddressRules.fromHeader(location));
  }

  private static FetchResult page(Answer.Response response, Limits limits) {
    String type = response.header("content-type");
    if (type != null && !limits.wanted().test(type)) {
      return Failed.lasting("not " + limits.name() + ": " + type);
    }
    if (!response.whole()) {
      return Failed.lasting("longer than " + limits.maxBytes() + " bytes");
    }
    List<String> codings = response.headers().getOrDefault("content-encoding", List.of());
    PageBody decoded = PageBody.decode(response.body(), codings, limits.maxBytes());
    if (decoded.problem() != null) {
      return Failed.lasting(decoded.problem());
    }
    return new FetchResult.Fetched(
        new PageSnapshot(
            response.uri(),
            response.status(),
            response.headers(),
            decoded.bytes(),
            response.sentAt(),
            response.capture()));
  }
}
