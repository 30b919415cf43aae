package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hulian.evidence.log.CompactRange;
import org.hulian.evidence.log.TreeHash;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tree costs, by the thread's own time. */
@Tag("slow")
class AuditSpeedTest {
  private static final int ENTRIES = 100_000;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @Test
  void anAppendCostsLittleMoreForTheTree() {
    try (Database database = Database.open(folder, Access.WRITE, new SettableClock())) {
      AuditLog log = new AuditLog(database.sql(), new SettableClock());
      double appended = micros(() -> fill(database, log));
      CompactRange range = new CompactRange();
      TreeHash leaf = TreeHash.leaf(new byte[0]);
      double tree =
          micros(
              () -> {
                for (int i = 0; i < ENTRIES; i++) {
                  CompactRange.of(range.size(), range.bytes()).append(leaf);
                  range.append(leaf);
                }
              });
      double signed = micros(database.checkpoints()::make) * ENTRIES;
      double proved = micros(() -> database.checkpoints().prove(70_000)) * ENTRIES;
      double checked =
          micros(() -> database.checkpoints().check(List.of(), fault -> {}, done -> {}));

      report("an append in a transaction of 1,000, µs", appended);
      report("of these for the tree, twice, µs", tree);
      report("a checkpoint, µs", signed);
      report("a proof, µs", proved);
      report("an entry checked, µs", checked);
      assertThat(checked).isLessThan(100);
    }
  }

  private static void fill(Database database, AuditLog log) {
    for (int batch = 0; batch < ENTRIES / 1_000; batch++) {
      database
          .sql()
          .change(
              handle -> {
                for (int i = 0; i < 1_000; i++) {
                  Map<String, String> details = Map.of("n", Integer.toString(i));
                  log.append(handle, new Act("anna", "case.viewed", "case:" + i, details));
                }
              });
    }
  }

  private static double micros(Runnable work) {
    long start = CPU.getCurrentThreadCpuTime();
    work.run();
    return (CPU.getCurrentThreadCpuTime() - start) / 1e3 / ENTRIES;
  }

  private static void report(String what, double value) {
    System.out.println(what + ": " + Math.round(value * 10) / 10.0);
  }
}
