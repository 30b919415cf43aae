package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.hulian.store.casefile.CaseClocks;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.casefile.QueueOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By when cases should be decided. */
class CaseClocksTest {
  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;

  @Test
  void facesWithPapersAreDueFirstAndLessonsLast() {
    CaseClocks shipped = CaseClocks.shipped();
    assertThat(shipped.times())
        .containsEntry("FD-2", Duration.ofHours(4))
        .containsEntry("LB-2", Duration.ofHours(24))
        .containsEntry("LB-4", Duration.ofHours(72));
    assertThat(shipped.code(Category.FACE_DATA, Severity.CRITICAL)).isEqualTo("FD-2");
    assertThat(shipped.code(Category.FACE_DATA, Severity.LOW)).isEqualTo("FD-1");
    assertThat(shipped.code(Category.BYPASS_DEVICE, Severity.CRITICAL)).isEqualTo("LB-2");
  }

  @Test
  void aFolderMayHaveClocksOfItsOwnAndAllThatWaitsIsReckonedAnew() throws IOException {
    Instant opened = clock.instant();
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      database.listings().save(List.of(Items.flagged(1, "一")));
      assertThat(due(database)).isEqualTo(opened.plus(Duration.ofHours(4)));
    }
    Files.writeString(
        folder.resolve(CaseClocks.FILE),
        """
        FD-2=2d
        LB-1=1h
        face_data=FD-2
        photo_activation=LB-1
        bypass_service=LB-1
        bypass_device=LB-1
        account_unblock=LB-1
        """);
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      assertThat(due(database)).isEqualTo(opened.plus(Duration.ofDays(2)));
    }
  }

  @Test
  void aClockThatCannotBeReadIsNamed() throws IOException {
    for (String[] wrong :
        new String[][] {
          {"FD-2=soon", "FD-2"},
          {"FD-2=0h", "FD-2"},
          {"FD-2=4h\nface_data=FD-9", "face_data"},
          {"FD-2=4h", "face_data"},
          {"faces=FD-2", "faces"}
        }) {
      String complete =
          wrong[0].startsWith("faces")
              ? "FD-2=4h\nface_data=FD-2\nphoto_activation=FD-2\nbypass_service=FD-2\n"
                  + "bypass_device=FD-2\naccount_unblock=FD-2\n"
                  + wrong[0]
              : wrong[0];
      Files.writeString(folder.resolve(CaseClocks.FILE), complete);
      assertThatThrownBy(() -> Database.open(folder, Access.WRITE, clock).close())
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining(CaseClocks.FILE)
          .hasMessageContaining(wrong[1]);
    }
  }

  @Test
  void aCaseThatTheCrawlerOpensAgainWaitsAnew() {
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      database.listings().save(List.of(Items.flagged(1, "一")));
      database.cases().decide(1, 1, new Decision(CaseStatus.VIOLATION, "FD-2", "r", "anna"));
      clock.move(Duration.ofDays(9));
      database.listings().save(List.of(Items.flagged(1, "二")));
      assertThat(database.cases().find(1).orElseThrow().status()).isEqualTo(CaseStatus.OPEN);
      assertThat(due(database)).isEqualTo(clock.instant().plus(Duration.ofHours(4)));
    }
  }

  @Test
  void theCodeThatAPersonHandedACaseOnWithOutlivesLooksAndOtherClocks() throws IOException {
    Instant opened = clock.instant();
    Instant lesson = opened.plus(Duration.ofDays(3));
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      database.listings().save(List.of(Items.flagged(1, "一")));
      database.cases().decide(1, 1, new Decision(CaseStatus.ESCALATED, "LB-4", "r", "anna"));
      assertThat(due(database)).isEqualTo(lesson);
      clock.move(Duration.ofMinutes(1));
      database.listings().save(List.of(Items.flagged(1, "二")));
      assertThat(due(database)).isEqualTo(lesson);
    }
    Files.writeString(
        folder.resolve(CaseClocks.FILE),
        """
        FD-2=2d
        LB-4=72h
        face_data=FD-2
        photo_activation=FD-2
        bypass_service=FD-2
        bypass_device=FD-2
        account_unblock=FD-2
        """);
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      assertThat(due(database)).isEqualTo(lesson);
    }
  }

  @Test
  void theQueueCanGoByWhatIsDueFirst() {
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      database.listings().save(List.of(Items.flagged(1, "一", 0.5, Severity.LOW)));
      clock.move(Duration.ofHours(21));
      database
          .listings()
          .save(
              IntStream.rangeClosed(2, 4)
                  .mapToObj(i -> Items.flagged(i, "出 " + i, 0.9, Severity.CRITICAL))
                  .toList());
      assertThat(database.cases().queue(QueueFilter.OPEN, "anna", 9, 0))
          .extracting(CaseFile::id)
          .containsExactly(2L, 3L, 4L, 1L);
      assertThat(database.cases().queue(QueueFilter.OPEN, QueueOrder.DUE, "anna", 9, 0))
          .extracting(CaseFile::id)
          .containsExactly(1L, 2L, 3L, 4L);
    }
  }

  private static Instant due(Database database) {
    return database.cases().find(1).orElseThrow().dueAt();
  }
}
