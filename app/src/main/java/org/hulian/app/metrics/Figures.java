package org.hulian.app.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.hulian.store.Database;

/**
 * Figures of a data folder in Prometheus' text format, version 0.0.4. What was done is summed up
 * from store and frontier, so that it outlives the process. Thread-safe.
 *
 * <p>However often they are asked for, a tenth of one core's time goes into them at most: they are
 * kept for nine times as long as it took to read them, and for five seconds at least.
 */
public final class Figures {
  private static final Duration LEAST_KEPT = Duration.ofSeconds(5);
  private static final int KEPT_TIMES = 9;

  private final Database store;
  private final InstantSource clock;
  private final String version;
  private String kept = "";
  private Instant read = Instant.MAX;
  private Instant stale = Instant.MIN;

  /**
   * Nothing is read yet.
   *
   * @param version of this program
   */
  public Figures(Database store, InstantSource clock, String version) {
    this.store = store;
    this.clock = clock;
    this.version = version;
  }

  /** All figures, as they were a moment ago. */
  public synchronized String text() {
    Instant now = clock.instant();
    boolean good = !now.isBefore(read) && now.isBefore(stale);
    return good ? kept : now();
  }

  /** All figures as they are now. */
  public synchronized String now() {
    Reading reading = Reading.of(store, clock);
    kept = text(reading);
    read = reading.at();
    Duration share = reading.took().multipliedBy(KEPT_TIMES);
    stale = clock.instant().plus(share.compareTo(LEAST_KEPT) > 0 ? share : LEAST_KEPT);
    return kept;
  }

  private String text(Reading reading) {
    List<MetricSnapshot> all =
        Stream.of(SiteFamilies.of(reading), FolderFamilies.of(reading), ProcessFamilies.of(version))
            .flatMap(List::stream)
            .toList();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, new MetricSnapshots(all));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
