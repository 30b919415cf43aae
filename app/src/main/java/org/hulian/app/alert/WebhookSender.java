package org.hulian.app.alert;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.hulian.crawler.fetch.EgressGuard;
import org.hulian.crawler.fetch.HostResolver;

/**
 * Posts to webhooks: signed, with verified certificates, without redirects, within a deadline, and
 * to public addresses only. Of the answer only the status is read. Thread-safe.
 */
final class WebhookSender implements AutoCloseable {
  /** Of the whole exchange. */
  static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final Timeout SILENCE = Timeout.ofSeconds(10);
  private static final int FIRST_FAILURE = 300;
  private static final int LEAST_SUCCESS = 200;

  private final byte[] secret;
  private final boolean loopback;
  private final InstantSource clock;
  private final Duration deadline;
  private final EgressGuard guard;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-timer").factory());

  /**
   * Makes a sender.
   *
   * @param loopback whether this machine itself may be a receiver, also without TLS
   */
  WebhookSender(String secret, boolean loopback, InstantSource clock, Duration deadline) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.loopback = loopback;
    this.clock = clock;
    this.deadline = deadline;
    this.guard = new EgressGuard(HostResolver.SYSTEM, loopback, clock);
    this.client = client(guard);
  }

  private static CloseableHttpClient client(EgressGuard guard) {
    ConnectionConfig connections =
        ConnectionConfig.custom().setConnectTimeout(SILENCE).setSocketTimeout(SILENCE).build();
    RequestConfig requests =
        RequestConfig.custom().setRedirectsEnabled(false).setResponseTimeout(SILENCE).build();
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setDefaultConnectionConfig(connections)
                .build())
        .setDefaultRequestConfig(requests)
        .setUserAgent("Hulian")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  /**
   * Posts once.
   *
   * @param id the same however often it is sent, so that the receiver can tell
   * @throws IOException that says in one line why it did not arrive
   */
  void send(URI to, long id, byte[] body) throws IOException {
    send(to, "Hulian-Alert", Long.toString(id), body);
  }

  /** Likewise, for what is no alert: its id goes into this header. */
  void send(URI to, String header, String id, byte[] body) throws IOException {
    Optional<String> refusal = guard.refusal(to);
    if (refusal.isPresent()) {
      throw new IOException(refusal.get());
    }
    if (!loopback && !"https".equals(to.getScheme())) {
      throw new IOException("without TLS alerts go to this machine only, if that is allowed");
    }
    HttpPost post = new HttpPost(to);
    Instant now = clock.instant();
    post.setHeader(header, id);
    post.setHeader("Hulian-Signature", signature(now, body));
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    ScheduledFuture<?> end =
        timer.schedule(post::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int status = client.execute(post, response -> response.getCode());
      if (status < LEAST_SUCCESS || status >= FIRST_FAILURE) {
        throw new IOException("answered with status " + status);
      }
    } catch (IOException e) {
      throw post.isCancelled() ? new IOException("no answer in time", e) : e;
    } finally {
      end.cancel(false);
    }
  }

  /** {@code t=<seconds since 1970>,v1=<HMAC-SHA-256 of "<t>.<body>" in hex>}. */
  String signature(Instant at, byte[] body) {
    long seconds = at.getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    try (guard) {
      client.close();
    }
  }
}
