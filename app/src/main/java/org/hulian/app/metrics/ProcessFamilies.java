package org.hulian.app.metrics;

import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.List;

/**
 * What is told of the process. The usual names without {@code hulian_} would clash with those of
 * node-exporter itself where it shows our file, and it then shows nothing at all.
 */
final class ProcessFamilies {
  private ProcessFamilies() {}

  static List<MetricSnapshot> of(String version) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    MemoryUsage heap = memory.getHeapMemoryUsage();
    MemoryUsage other = memory.getNonHeapMemoryUsage();
    Family used = new Family("hulian_jvm_memory_used_bytes", "Memory in use.");
    used.add(heap.getUsed(), "area", "heap");
    used.add(other.getUsed(), "area", "nonheap");
    Family most = new Family("hulian_jvm_memory_max_bytes", "Memory that may be used at most.");
    most.add(heap.getMax(), "area", "heap");
    Family started = new Family("hulian_process_start_time_seconds", "When the process began.");
    started.add(Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    return List.of(used.snapshot(), most.snapshot(), started.snapshot(), info(version));
  }

  private static MetricSnapshot info(String version) {
    return InfoSnapshot.builder()
        .name("hulian_build")
        .help("What runs here.")
        .dataPoint(
            InfoDataPointSnapshot.builder()
                .labels(
                    Labels.of(
                        "version", version, "java", Integer.toString(Runtime.version().feature())))
                .build())
        .build();
  }
}
