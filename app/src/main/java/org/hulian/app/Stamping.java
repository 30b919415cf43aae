package org.hulian.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hulian.evidence.stamp.Stamp;
import org.hulian.evidence.stamp.StampAnchors;
import org.hulian.evidence.stamp.StampClient;
import org.hulian.evidence.stamp.StampException;
import org.hulian.evidence.stamp.StampRequest;
import org.hulian.store.evidence.PackageRepository;
import org.hulian.store.evidence.PackageStamp;
import org.hulian.store.evidence.StampStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks stamping services for the stamps that packages still lack. One that does not answer, or
 * answers with what proves nothing, is asked again later; nothing waits for it meanwhile.
 */
final class Stamping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stamping.class);
  private static final String ANCHORS = "stamping.anchors.pem";
  private static final int AT_ONCE = 20;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  private final PackageRepository packages;
  private final Path anchors;
  private final StampClient client;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stamping").factory());

  /**
   * Asks nobody yet.
   *
   * @param folder the data folder, in which the trusted certificates lie, if any
   * @param patience for one question and answer
   */
  Stamping(PackageRepository packages, Path folder, Duration patience, Clock clock) {
    this.packages = packages;
    this.anchors = folder.resolve(ANCHORS);
    this.client = new StampClient(patience);
    this.clock = clock;
  }

  /** Begins to ask once a minute what is due. */
  void start() {
    var unused = timer.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.MINUTES);
  }

  private void tick() {
    try {
      ask();
    } catch (IOException | RuntimeException e) { // run loop: else the timer would end for good
      LOG.warn("stamping services were not asked: {}", e.getMessage());
    }
  }

  /**
   * Asks what is due by now; returns how many stamps came.
   *
   * @throws IOException if the trusted certificates cannot be read
   */
  int ask() throws IOException {
    List<PackageStamp> due = packages.due(clock.instant(), AT_ONCE);
    if (due.isEmpty()) {
      return 0;
    }
    StampAnchors trusted = Files.exists(anchors) ? StampAnchors.read(anchors) : StampAnchors.NONE;
    int stamped = 0;
    for (PackageStamp one : due) {
      PackageStamp answered = asked(one, trusted);
      packages.answered(answered);
      stamped += answered.status() == StampStatus.VERIFIED ? 1 : 0;
    }
    return stamped;
  }

  private PackageStamp asked(PackageStamp before, StampAnchors trusted) {
    byte[] answer = before.token();
    try {
      StampRequest question = StampRequest.of(before.sha256(), random);
      answer = client.ask(URI.create(before.service()), question);
      Stamp stamp = question.check(answer, trusted, clock);
      return after(before, StampStatus.VERIFIED, "", answer, stamp.at());
    } catch (IOException | IllegalArgumentException e) {
      StampStatus status = answer == null ? StampStatus.WAITING : StampStatus.UNVERIFIED;
      return after(before, status, reason(e), answer, null);
    } catch (StampException e) {
      return after(before, StampStatus.UNVERIFIED, reason(e), answer, null);
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : TextOutput.oneLine(message);
  }

  private PackageStamp after(
      PackageStamp before,
      StampStatus status,
      String reason,
      byte @Nullable [] answer,
      @Nullable Instant at) {
    int doublings = Math.min(before.attempts(), 9);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    return new PackageStamp(
        before.packageId(),
        before.sha256(),
        before.service(),
        status,
        before.attempts() + 1,
        next,
        reason,
        answer,
        at);
  }

  /** Ends after what is under way. */
  @Override
  public void close() {
    timer.shutdown();
  }
}
