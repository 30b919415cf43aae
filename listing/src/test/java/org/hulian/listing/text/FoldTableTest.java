package org.hulian.listing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class FoldTableTest {
  @Test
  void theCommittedTableIsWhatTheGeneratorWrites() throws IOException {
    String committed = Files.readString(FoldTableGenerator.RESOURCE, StandardCharsets.UTF_8);
    assertThat(FoldTableGenerator.generate())
        .as("run FoldTableGenerator.main in the listing module after a change")
        .isEqualTo(committed);
  }
}
