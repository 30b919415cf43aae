package org.hulian.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.hulian.evidence.Truncation;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;

/**
 * Makes one request: to an address that the guard lets through, with verified certificates, without
 * cookies, retries or redirects, within a deadline and a number of bytes, and records what came
 * before anybody reads it. Thread-safe.
 */
final class HttpTransport implements AutoCloseable {
  private static final Timeout CONNECT_TIME = Timeout.ofSeconds(10);
  private static final int MAX_LINE_BYTES = 64 << 10;
  private static final int MAX_HEADERS = 200;
  private static final int MAX_CONNECTIONS = 512;
  private static final int CHUNK_BYTES = 16 << 10;

  private final EgressGuard guard;
  private final FetchSettings settings;
  private final ResponseRecorder recorder;
  private final InstantSource clock;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fetch-deadlines").factory());

  HttpTransport(
      EgressGuard guard, FetchSettings settings, ResponseRecorder recorder, InstantSource clock) {
    this.guard = guard;
    this.settings = settings;
    this.recorder = recorder;
    this.clock = clock;
    client = client();
  }

  private CloseableHttpClient client() {
    Timeout silence = Timeout.of(settings.deadline());
    Http1Config lines =
        Http1Config.custom()
            .setMaxLineLength(MAX_LINE_BYTES)
            .setMaxHeaderCount(MAX_HEADERS)
            .build();
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(guard)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(lines).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT_TIME)
                    .setSocketTimeout(silence)
                    .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                    .setIdleTimeout(Timeout.ofSeconds(30))
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .build())
            .setMaxConnPerRoute(2)
            .setMaxConnTotal(MAX_CONNECTIONS)
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(connections)
        .setUserAgent(settings.userAgent())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setResponseTimeout(silence)
                .setConnectionRequestTimeout(silence)
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  /**
   * One request.
   *
   * @param headers beyond those sent always
   * @param wanted says by its type whether a body is wanted; others are left unread, and recorded
   *     without it
   * @param maxBytes of the body as it comes
   */
  record Request(URI uri, Map<String, String> headers, Predicate<String> wanted, int maxBytes) {}

  /**
   * Makes a request.
   *
   * @throws IOException if the answer could not be recorded
   */
  Answer ask(Request request) throws IOException {
    long begun = System.nanoTime();
    String refusal = guard.refusal(request.uri(), settings.deadline()).orElse(null);
    if (refusal != null) {
      boolean unknown = refusal.startsWith("host not found");
      return new Answer.Silence(clock.instant(), refusal, !unknown, !unknown);
    }
    // A name server may be as slow as a web server; who waits for both waits for one deadline.
    long left = settings.deadline().toNanos() - (System.nanoTime() - begun);
    if (left <= 0) {
      return new Answer.Silence(clock.instant(), timeout(), false, false);
    }
    HttpGet get = new HttpGet(request.uri());
    get.setHeader("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5");
    get.setHeader("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
    get.setHeader("Accept-Encoding", "gzip, deflate");
    request.headers().forEach(get::setHeader);
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> deadline =
        deadlines.schedule(
            () -> {
              late.set(true);
              get.abort();
            },
            left,
            TimeUnit.NANOSECONDS);
    try {
      return exchange(get, request, late);
    } finally {
      deadline.cancel(false);
    }
  }

  private Answer exchange(HttpGet get, Request request, AtomicBoolean late) throws IOException {
    HttpClientContext context = HttpClientContext.create();
    Instant sentAt = clock.instant();
    ClassicHttpResponse response = null;
    Body body = Body.UNREAD;
    Instant at;
    try {
      response = client.executeOpen(target(request.uri()), get, context);
      at = clock.instant();
      body = read(response.getEntity(), request, late);
    } catch (IOException e) {
      return new Answer.Silence(clock.instant(), reason(e, late.get()), isLasting(e), false);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // HttpClient checks some of what servers send, and of what it is aborted in, this way.
      return new Answer.Silence(clock.instant(), reason(e, late.get()), !late.get(), false);
    } finally {
      end(get, response, body.truncation() == Truncation.NONE);
    }
    // What was not read is recorded with its status all the same: that may be all there is to say.
    CaptureRef capture =
        recorder.record(Wire.exchange(request.uri(), sentAt, context, response, body));
    if (body.truncation() == Truncation.TIME) {
      return new Answer.Silence(clock.instant(), timeout(), false, false);
    }
    if (body.truncation() == Truncation.DISCONNECT) {
      return new Answer.Silence(clock.instant(), "the answer broke off", false, false);
    }
    boolean whole = body.truncation() == Truncation.NONE;
    return new Answer.Response(
        request.uri(),
        sentAt,
        at,
        response.getCode(),
        headers(response),
        body.bytes(),
        whole,
        capture);
  }

  private static HttpHost target(URI uri) {
    HostPort asked =
        HostPort.of(uri).orElseThrow(() -> new IllegalStateException("the guard let it pass"));
    return uri.getHost() == null
        ? new HttpHost(uri.getScheme(), asked.host(), asked.port())
        : HttpHost.create(uri);
  }

  /** A body that was not read to its end takes its connection with it. */
  private static void end(HttpGet get, @Nullable ClassicHttpResponse response, boolean whole) {
    if (!whole) {
      get.abort();
    }
    if (response != null) {
      try {
        response.close();
      } catch (IOException e) {
        get.abort(); // the connection is of no more use
      }
    }
  }

  /** A body as it came, and why it is not whole. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Body(byte[] bytes, Truncation truncation) {
    static final Body UNREAD = new Body(new byte[0], Truncation.UNSPECIFIED);
  }

  private static Body read(@Nullable HttpEntity entity, Request request, AtomicBoolean late)
      throws IOException {
    if (entity == null) {
      return new Body(new byte[0], Truncation.NONE);
    }
    String type = entity.getContentType();
    if (type != null && !request.wanted().test(type.toLowerCase(Locale.ROOT))) {
      return Body.UNREAD;
    }
    int capacity = Math.clamp(entity.getContentLength(), CHUNK_BYTES, request.maxBytes());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(capacity);
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      InputStream in = entity.getContent();
      int n = in.read(chunk);
      while (n >= 0) {
        int room = request.maxBytes() - bytes.size();
        bytes.write(chunk, 0, Math.min(n, room));
        if (n > room) {
          return new Body(bytes.toByteArray(), Truncation.LENGTH);
        }
        n = in.read(chunk);
      }
      return new Body(bytes.toByteArray(), Truncation.NONE);
    } catch (IOException | IllegalStateException e) {
      return new Body(bytes.toByteArray(), late.get() ? Truncation.TIME : Truncation.DISCONNECT);
    }
  }

  private static Map<String, List<String>> headers(ClassicHttpResponse response) {
    Map<String, List<String>> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.getValue() == null ? "" : header.getValue());
    }
    return headers;
  }

  private String timeout() {
    Duration deadline = settings.deadline();
    return "timeout: no whole answer within " + deadline.toMillis() + " ms";
  }

  private String reason(Exception e, boolean late) {
    if (late || e instanceof InterruptedIOException) {
      return timeout();
    }
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return switch (e) {
      case SSLException tls -> "TLS: " + said;
      case UnknownHostException host -> "host not found: " + said;
      case ConnectException connect -> "no connection: " + said;
      case NoRouteToHostException route -> "no connection: " + said;
      default -> "broken answer: " + said;
    };
  }

  private static boolean isLasting(IOException e) {
    return e instanceof SSLException;
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
