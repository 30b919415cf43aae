package org.hulian.evidence.stamp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks a stamping service by HTTP (RFC 3161, 3.4). Follows no redirect, reads no answer that is too
 * long, and waits no longer than it is told. Thread-safe.
 */
public final class StampClient {
  private final Duration patience;
  private final HttpClient client;

  /**
   * Makes a client.
   *
   * @param patience for the whole of one question and answer
   */
  public StampClient(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Asks.
   *
   * @return what the service answered, whatever it is
   * @throws IOException if it did not answer, or with an error; the message is one line
   */
  public byte[] ask(URI service, StampRequest question) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(service)
            .timeout(patience)
            .header("Content-Type", "application/timestamp-query")
            .POST(HttpRequest.BodyPublishers.ofByteArray(question.bytes()))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new IOException("the service answered with status " + response.statusCode());
        }
        return read(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the service was asked", e);
    }
  }

  /** The time of a request is up with its head: a body that comes in drops is closed by us. */
  private byte[] read(InputStream body) throws IOException {
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            () -> close(body),
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    try {
      return body.readNBytes(StampCheck.MAX_BYTES + 1);
    } finally {
      end.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
