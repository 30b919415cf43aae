package org.hulian.bench.mask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {
  private static final int TEXTS = 10_000;
  private static final int ENOUGH = 90;

  private final long seed = System.nanoTime();

  @Test
  void ofTenThousandIdentifiersNearlyEveryOneIsCoveredInEveryForm() {
    MaskingTable table = MaskingTable.ofVictims(seed, TEXTS);

    assertThat(table.share()).as("seed %d%n%s", seed, table.text()).isGreaterThanOrEqualTo(0.99);
    assertThat(table.least(ENOUGH)).as("seed %d%n%s", seed, table.text()).isGreaterThan(0.93);
  }

  @Test
  void ofTenThousandLookAlikesHardlyAnyIsCovered() {
    MaskingTable table = MaskingTable.ofOthers(seed, TEXTS);

    assertThat(table.share()).as("seed %d%n%s", seed, table.wrong()).isLessThanOrEqualTo(0.01);
  }
}
