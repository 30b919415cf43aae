package org.hulian.app.alert;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.ListingId;
import org.hulian.listing.feed.JsonLine;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeDelivery;
import org.hulian.store.notice.NoticeEvent;
import org.hulian.store.notice.NoticeOutbox;
import org.hulian.store.notice.Proof;

/**
 * Tells a webhook of its own what happens to notices, signed as alerts are. What fails is tried
 * again after a minute, then later and later, up to six hours, and given up after three days; a
 * round ends with the first failure, since all goes to one receiver. One thread at a time.
 */
public final class NoticeWebhook implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final Duration GIVE_UP = Duration.ofDays(3);
  private static final int BATCH = 50;
  private static final int MOST_DOUBLINGS = 20;

  private final NoticeOutbox outbox;
  private final AccountRepository accounts;
  private final WebhookSender webhooks;
  private final URI console;
  private final InstantSource clock;

  public NoticeWebhook(
      NoticeOutbox outbox,
      AccountRepository accounts,
      AlertDelivery.Settings settings,
      InstantSource clock) {
    this.outbox = outbox;
    this.accounts = accounts;
    this.console = settings.console();
    this.clock = clock;
    this.webhooks =
        new WebhookSender(settings.secret(), settings.loopback(), clock, WebhookSender.DEADLINE);
  }

  /** What one round came to, in events. */
  public record Round(int sent, int failed, int givenUp) {}

  /** Sends what is due. */
  public Round send() {
    Instant now = clock.instant();
    int givenUp = outbox.giveUpBefore(now.minus(GIVE_UP));
    int sent = 0;
    List<NoticeDelivery> due = outbox.due(now, BATCH);
    while (!due.isEmpty() && !Thread.currentThread().isInterrupted()) {
      for (NoticeDelivery one : due) {
        try {
          webhooks.send(URI.create(one.to()), "Hulian-Notice", id(one), body(one));
        } catch (IOException e) {
          outbox.failed(one, reason(e), later(one.attempts()));
          return new Round(sent, 1, givenUp);
        }
        outbox.sent(one, clock.instant());
        sent++;
      }
      due = outbox.due(now, BATCH);
    }
    return new Round(sent, 0, givenUp);
  }

  /** The same however often it is sent, so that the receiver can tell. */
  private static String id(NoticeDelivery one) {
    return one.notice().id() + "." + one.event().revision();
  }

  /** No text of notice or listing and no name of an account leaves the house. */
  private byte[] body(NoticeDelivery one) {
    Notice notice = one.notice();
    NoticeEvent event = one.event();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("notice", notice.id());
    fields.put("event", event.revision());
    fields.put("kind", event.kind().key());
    fields.put("state", event.state().key());
    fields.put("at", event.at().toString());
    fields.put("by", accounts.pseudonym(event.account()));
    fields.put("platform", PersonalMask.persons(notice.to().platform()));
    fields.put("policy", notice.text().policyCode());
    fields.put("grounds", notice.text().grounds());
    fields.put("link", console + "cases/" + notice.caseId() + "/notices/" + notice.number());
    Proof proof = event.proof();
    if (proof != null) {
      fields.put("seen", proof.at().toString());
      CaptureRef capture = proof.capture();
      if (capture != null) {
        fields.put("record", capture.record());
        fields.put("sha256", capture.sha256());
      }
    }
    ListingId other = event.other();
    if (other != null) {
      fields.put("listing", PersonalMask.persons(other.value()));
    }
    return JsonLine.of(fields).getBytes(StandardCharsets.UTF_8);
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  private Instant later(int attempts) {
    long doubled = FIRST_PAUSE.toMillis() << Math.min(attempts, MOST_DOUBLINGS);
    return clock.instant().plusMillis(Math.min(LONGEST_PAUSE.toMillis(), doubled));
  }

  @Override
  public void close() throws IOException {
    webhooks.close();
  }
}
