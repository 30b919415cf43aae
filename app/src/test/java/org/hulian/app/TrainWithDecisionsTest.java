package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hulian.classifier.model.ModelSet;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions make another model; what entered is kept beside it and in the audit log. */
class TrainWithDecisionsTest {
  @TempDir private Path folder;

  @Test
  @Tag("slow")
  void decisionsEnterTheModelAndAreNamed() throws Exception {
    Path data = folder.resolve("data");
    FilledFolder.fill(data);
    try (Database store = Database.open(data, Access.WRITE, Clock.systemUTC())) {
      store.cases().decide(1, 1, new Decision(CaseStatus.CLEARED, "NV-0", "看过", "anna"));
    }
    Path models = folder.resolve("models");

    try (CommandProcess train =
        CommandProcess.start(
            folder,
            List.of("-Xmx1500m"),
            "train",
            "--with-decisions",
            "--data",
            data.toString(),
            "--output",
            models.toString())) {
      assertThat(train.awaitEnd(Duration.ofMinutes(30))).as(train.err()).isZero();
    }

    assertThat(ModelSet.read(models).version()).isNotEqualTo(ModelSet.shipped().version());
    assertThat(Files.readAllLines(models.resolve("decisions.txt")))
        .contains("decisions: 1; entered: 1 texts: 0 violations (-), 1 that are none")
        .contains("case 1 none NV-0");
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      assertThat(store.audit().list(Long.MAX_VALUE, 1).getFirst().action()).isEqualTo("train.read");
    }
  }
}
