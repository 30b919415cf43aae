package org.hulian.listing.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConstantMemoryTest {
  private static final int ROWS = 100_000;
  private static final long FEW_BYTES = 8 << 20;

  @ParameterizedTest
  @EnumSource
  void aHundredThousandRowsLeaveNothingBehind(TableFormat format) throws IOException {
    TableWriter table =
        TableWriter.open(
            format, List.of("id", "text"), TableOptions.PLAIN, OutputStream.nullOutputStream());
    long before = 0;
    for (int i = 0; i < ROWS; i++) {
      // No two alike, so that a writer that collects texts would show.
      table.write(List.of(Integer.toString(i), ("人脸 " + i + " ").repeat(60)));
      if (i == ROWS / 10) {
        before = used();
      }
    }
    assertThat(used() - before).isLessThan(FEW_BYTES);
    table.finish();
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
