package org.hulian.app.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gauges of one name while they are gathered. Labels are given as names and values by turns. */
final class Family {
  private static final double MILLIS = 1_000;

  private final GaugeSnapshot.Builder builder;

  Family(String name, String help) {
    builder = GaugeSnapshot.builder().name(name).help(help);
  }

  /** A count, or a size in bytes. */
  void add(long count, String... labels) {
    put((double) count, labels);
  }

  /** A time, in seconds since 1970; there is no sample where there is none. */
  void add(@Nullable Instant at, String... labels) {
    if (at != null) {
      put(at.toEpochMilli() / MILLIS, labels);
    }
  }

  /** A time that something took, in seconds. */
  void add(Duration took, String... labels) {
    put(took.toMillis() / MILLIS, labels);
  }

  private void put(double value, String... labels) {
    builder.dataPoint(
        GaugeDataPointSnapshot.builder().value(value).labels(Labels.of(labels)).build());
  }

  MetricSnapshot snapshot() {
    return builder.build();
  }

  /** How an enum's name is written in a label. */
  static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
