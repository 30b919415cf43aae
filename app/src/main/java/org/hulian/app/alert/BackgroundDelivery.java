package org.hulian.app.alert;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts and what happens to notices beside the console, on a thread of its own that nothing
 * else waits for.
 */
public final class BackgroundDelivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundDelivery.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(16);

  private final AlertDelivery delivery;
  private final NoticeWebhook notices;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("alert-delivery").factory());
  private String told = "";

  public BackgroundDelivery(AlertDelivery delivery, NoticeWebhook notices) {
    this.delivery = delivery;
    this.notices = notices;
  }

  /** Begins. */
  public void start() {
    // Nobody waits for the timer's future: send tells of its own failures.
    var unused =
        timer.scheduleWithFixedDelay(
            this::send, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void send() {
    try {
      delivery.send();
      notices.send(); // after the alerts, which it must not hold up
      told = "";
    } catch (RuntimeException e) { // run loop: an exception would end the timer for good
      String reason = e.toString();
      if (!reason.equals(told)) {
        LOG.warn("alerts could not be sent: {}", reason);
      }
      told = reason;
    }
  }

  /** Lets what is under way come to its end; the rest waits in the store. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("an alert is still being sent; it may be sent again at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
