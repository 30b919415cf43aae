package org.hulian.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.hulian.evidence.CaptureLookup.Outcome;
import org.hulian.listing.CaptureRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded page is found where it is, and what became of one that is not there is told. */
class CaptureLookupTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private Outcome find(CaptureRef ref, Duration patience) throws IOException {
    return new CaptureLookup(folder).find(ref, Captures.CLOCK.instant(), patience);
  }

  private CaptureRef record(int number) throws IOException {
    try (CaptureArchive archive = Captures.archive(folder)) {
      return archive.record(Captures.page(number));
    }
  }

  @Test
  void aPageIsFoundWithTheDigestThatItsRecordDeclares() throws IOException {
    record(1);
    CaptureRef wanted = record(2);
    record(3);
    assertThat(find(wanted, LONG))
        .isInstanceOfSatisfying(
            Outcome.Found.class,
            found -> {
              assertThat(found.page().uri().getPath()).isEqualTo("/item/2");
              assertThat(found.page().capture()).isEqualTo(wanted);
              assertThat(found.declared()).isEqualTo("sha256:" + wanted.sha256());
            });
  }

  @Test
  void whatNoFileHasIsMissing() throws IOException {
    record(1);
    CaptureRef other =
        new CaptureRef("urn:uuid:00000000-0000-4000-8000-000000000000", "0".repeat(64));
    assertThat(find(other, LONG)).isEqualTo(new Outcome.Missing(1));
    assertThat(new CaptureLookup(folder.resolve("none")).find(other, null, LONG))
        .isEqualTo(new Outcome.Missing(0));
  }

  @Test
  void whatWasErasedIsSaidToBe() throws IOException {
    CaptureRef gone = record(1);
    CaptureRef other = record(2);
    ErasedRecords erased = new ErasedRecords(folder, Captures.CLOCK);
    erased.erase(erased.pages(Set.of(gone.record())), Set.of(), Set.of(), rewritten -> {});
    assertThat(find(gone, LONG))
        .isInstanceOfSatisfying(
            Outcome.Erased.class,
            one -> assertThat(one.at()).isEqualTo(Captures.CLOCK.instant().toString()));
    assertThat(find(other, LONG)).isInstanceOf(Outcome.Found.class);
  }

  @Test
  void aDamagedRecordIsNamedByItsPlace() throws IOException {
    CaptureRef wanted = record(1);
    Path file = Captures.files(folder).getFirst();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 40] ^= 1;
    Files.write(file, bytes);
    assertThat(find(wanted, LONG))
        .isInstanceOfSatisfying(
            Outcome.Damaged.class, damage -> assertThat(damage.file()).isEqualTo(file));
  }

  @Test
  void nobodyWaitsLongerThanTheyWould() throws IOException {
    CaptureRef wanted = record(1);
    assertThat(find(wanted, Duration.ZERO)).isEqualTo(new Outcome.TookTooLong());
  }

  @Test
  void theFileOfThatTimeIsReadFirst() throws IOException {
    CaptureRef wanted = record(1);
    Clock later = Clock.offset(Captures.CLOCK, Duration.ofDays(1));
    try (CaptureArchive archive = CaptureArchive.open(Captures.settings(folder), later)) {
      archive.record(Captures.page(2));
    }
    Path newest = Captures.files(folder).getLast();
    Files.write(newest, new byte[] {1, 2, 3});
    assertThat(find(wanted, LONG)).isInstanceOf(Outcome.Found.class);
  }
}
