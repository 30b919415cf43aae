package org.hulian.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornFilesTest {
  @TempDir Path folder;
  @TempDir Path elsewhere;
  private byte[] whole;

  @BeforeEach
  void recordThreePages() throws IOException {
    try (CaptureArchive archive = Captures.archive(elsewhere)) {
      for (int i = 0; i < 3; i++) {
        archive.record(Captures.page(i));
      }
    }
    whole = Files.readAllBytes(Captures.files(elsewhere).getFirst());
  }

  @Test
  void whereverAFileIsTornNothingBeforeIsLostAndTheRestIsSetAside() throws IOException {
    long[] starts =
        Captures.Reading.of(Captures.files(elsewhere).getFirst()).pages().stream()
            .mapToLong(page -> page.at().offset())
            .toArray();
    for (int length = 0; length <= whole.length; length += 7) {
      Path torn = folder.resolve("torn" + length + ".warc.gz.open");
      Files.write(torn, Arrays.copyOf(whole, length));

      Captures.archive(folder).close();

      Path repaired = folder.resolve("torn" + length + ".warc.gz");
      Captures.Reading reading = Captures.Reading.of(repaired);
      assertThat(reading.damage()).isEmpty();
      assertThat(reading.problems()).isEmpty();
      assertThat(reading.pages().size()).isGreaterThanOrEqualTo(wholePages(starts, length));
      assertThat(torn).doesNotExist();
      Path tail = folder.resolve("torn" + length + ".warc.gz.torn");
      byte[] set = Files.exists(tail) ? Files.readAllBytes(tail) : new byte[0];
      assertThat(Captures.join(Files.readAllBytes(repaired), set))
          .isEqualTo(Arrays.copyOf(whole, length));
    }
  }

  /** A page is whole for sure if the next one begins before the tear. */
  private static int wholePages(long[] starts, int length) {
    int count = 0;
    for (int i = 1; i < starts.length; i++) {
      count += starts[i] <= length ? 1 : 0;
    }
    return count;
  }

  @Test
  void zeroesThatALossOfPowerLeftAtTheEndAreSetAside() throws IOException {
    Path torn = folder.resolve("a.warc.gz.open");
    Files.write(torn, Arrays.copyOf(whole, whole.length + 4096));

    Captures.archive(folder).close();

    assertThat(folder.resolve("a.warc.gz")).hasBinaryContent(whole);
  }

  @Test
  void aFlippedBitCostsOneRecordAndNoneBehindIt() throws IOException {
    long last =
        Captures.Reading.of(Captures.files(elsewhere).getFirst()).pages().getLast().at().offset();
    for (int at = 0; at < whole.length; at += 3) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x20;
      Path open = folder.resolve("bit" + at + ".warc.gz.open");
      Files.write(open, changed);

      Captures.archive(folder).close();

      Path repaired = folder.resolve("bit" + at + ".warc.gz");
      Path tail = folder.resolve("bit" + at + ".warc.gz.torn");
      byte[] set = Files.exists(tail) ? Files.readAllBytes(tail) : new byte[0];
      assertThat(Captures.join(Files.readAllBytes(repaired), set)).isEqualTo(changed);
      Captures.Reading reading = Captures.Reading.of(repaired);
      assertThat(reading.pages()).as("bit in %s", at).hasSizeGreaterThanOrEqualTo(2);
      assertThat(reading.damage()).isEmpty();
      if (at < last) {
        assertThat(set).isEmpty();
        assertThat(reading.pages().size() == 3 || !reading.problems().isEmpty()).isTrue();
      }
    }
  }

  @Test
  void aFileThatAnotherArchiveWritesToIsLeftAlone() throws IOException {
    try (CaptureArchive first = Captures.archive(folder)) {
      first.record(Captures.page(1));
      try (CaptureArchive second = Captures.archive(folder)) {
        second.record(Captures.page(2));
        first.record(Captures.page(3));
      }
    }

    assertThat(Captures.files(folder)).hasSize(2);
    for (Path file : Captures.files(folder)) {
      assertThat(file).hasExtension("gz");
      assertThat(Captures.Reading.of(file).damage()).isEmpty();
    }
  }
}
