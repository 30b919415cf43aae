package org.hulian.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCheckTest {
  private static final int MEMBERS = 4;
  private static final int MEMBER_BYTES = 8 << 20;

  @TempDir private Path folder;

  @Test
  void whatUnpacksToMoreThanIsLeftIsNotRead() throws IOException {
    Path bomb = folder.resolve("bomb.warc.gz");
    try (OutputStream file = Files.newOutputStream(bomb)) {
      for (int i = 0; i < MEMBERS; i++) {
        GZIPOutputStream member = new GZIPOutputStream(file);
        member.write(new byte[MEMBER_BYTES]);
        member.finish();
      }
    }
    List<CaptureProblem> problems = new ArrayList<>();
    RecordCheck check = RecordCheck.of(bomb, 3L * MEMBER_BYTES, problems::add);
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).contains("unpacks to more"));
    assertThat(check.unpacked()).isBetween(3L * MEMBER_BYTES, 3L * MEMBER_BYTES + (1 << 20));

    problems.clear();
    assertThat(RecordCheck.of(bomb, 1L << 30, problems::add).unpacked())
        .isEqualTo((long) MEMBERS * MEMBER_BYTES);
    assertThat(problems).as("it is no WARC file").isNotEmpty();
  }
}
