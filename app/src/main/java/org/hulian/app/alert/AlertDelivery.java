package org.hulian.app.alert;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.hulian.store.search.Delivery;
import org.hulian.store.search.SearchParts;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits: each alert to its webhook, all alerts of a search in one mail. What fails is
 * tried again after a minute, then later and later, up to six hours, and given up after three days.
 * One thread at a time.
 */
public final class AlertDelivery implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final Duration GIVE_UP = Duration.ofDays(3);

  /** Alerts are a help for the day's work; the listings and cases stay. */
  private static final Duration KEPT = Duration.ofDays(180);

  private static final int BATCH = 200;
  private static final int MOST_DOUBLINGS = 20;

  private final SearchParts searches;
  private final AlertMessage message;
  private final WebhookSender webhooks;
  private final @Nullable MailSender mails;
  private final Duration mailPause;
  private final InstantSource clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  /** Receivers that failed, and until when they are left alone. */
  private final Map<String, Instant> resting = new HashMap<>();

  /**
   * How alerts are sent.
   *
   * @param secret that webhooks are signed with
   * @param console where the console is, ending in a slash
   * @param loopback whether this machine may receive webhooks
   * @param mail absent to send none
   * @param mailPause between two mails of one search
   */
  public record Settings(
      String secret,
      URI console,
      boolean loopback,
      @Nullable MailSettings mail,
      Duration mailPause) {}

  public AlertDelivery(SearchParts searches, Settings settings, InstantSource clock) {
    this(
        searches,
        settings,
        clock,
        new WebhookSender(settings.secret(), settings.loopback(), clock, WebhookSender.DEADLINE));
  }

  AlertDelivery(
      SearchParts searches, Settings settings, InstantSource clock, WebhookSender webhooks) {
    this.searches = searches;
    this.message = new AlertMessage(settings.console());
    this.webhooks = webhooks;
    this.mails = settings.mail() == null ? null : new MailSender(settings.mail(), clock);
    this.mailPause = settings.mailPause();
    this.clock = clock;
  }

  /** What one round came to, in alerts. */
  public record Round(int sent, int failed, int givenUp) {}

  /** Sends what is due. */
  public Round send() {
    Instant now = clock.instant();
    searches.alerts().forgetBefore(now.minus(KEPT));
    int givenUp = searches.deliveries().giveUpBefore(now.minus(GIVE_UP));
    Counts counts = new Counts();
    sendWebhooks(now, counts);
    sendMails(now, counts);
    return new Round(counts.sent, counts.failed, givenUp);
  }

  private static final class Counts {
    private int sent;
    private int failed;
  }

  /**
   * A receiver that fails is left alone for a while with all that waits for it, so that others are
   * not: however much that is, it takes no place among what is due.
   */
  private void sendWebhooks(Instant now, Counts counts) {
    resting.values().removeIf(until -> !until.isAfter(now));
    List<Delivery> due = searches.deliveries().dueWebhooks(now, resting.keySet(), BATCH);
    while (!due.isEmpty() && !Thread.currentThread().isInterrupted()) {
      sendWebhooks(due, counts);
      // Each of these was sent, is due later, or waits for one that rests.
      due = searches.deliveries().dueWebhooks(now, resting.keySet(), BATCH);
    }
  }

  private void sendWebhooks(List<Delivery> due, Counts counts) {
    for (Delivery one : due) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      if (resting.containsKey(one.to())) {
        continue;
      }
      List<Delivery> alone = List.of(one);
      try {
        webhooks.send(URI.create(one.to()), one.alert().id(), message.json(one.alert()));
        searches.deliveries().sent(alone, clock.instant());
        counts.sent++;
      } catch (IOException e) {
        resting.put(one.to(), clock.instant().plus(FIRST_PAUSE));
        counts.failed++;
        searches.deliveries().failed(alone, reason(e), later(one.attempts()));
      }
    }
  }

  private void sendMails(Instant now, Counts counts) {
    if (mails == null) {
      return;
    }
    Map<Long, List<Delivery>> bySearch = new LinkedHashMap<>();
    for (Delivery one : searches.deliveries().dueMails(now, mailPause, BATCH)) {
      bySearch.computeIfAbsent(one.alert().searchId(), none -> new ArrayList<>()).add(one);
    }
    for (List<Delivery> together : bySearch.values()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      try {
        mails.send(together.getFirst().to(), message.subject(together), message.text(together));
        searches.deliveries().sent(together, clock.instant());
        counts.sent += together.size();
      } catch (IOException e) {
        counts.failed += together.size();
        int attempts = together.getFirst().attempts();
        searches.deliveries().failed(together, reason(e), later(attempts));
      }
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  /** A fifth earlier or later, so that what failed together does not come back together. */
  private Instant later(int attempts) {
    long doubled = FIRST_PAUSE.toMillis() << Math.min(attempts, MOST_DOUBLINGS);
    long pause = Math.min(LONGEST_PAUSE.toMillis(), doubled);
    return clock.instant().plusMillis(Math.round(pause * random.nextDouble(0.8, 1.2)));
  }

  @Override
  public void close() throws IOException {
    webhooks.close();
  }
}
