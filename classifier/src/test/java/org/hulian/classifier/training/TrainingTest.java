package org.hulian.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.hulian.classifier.corenlp.ModelFiles;
import org.hulian.classifier.model.ModelSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrainingTest {
  @Test
  @Tag("slow")
  void trainingAgainGivesTheShippedModelToTheByte() {
    Assumptions.assumeTrue(
        Files.isRegularFile(ModelFiles.place()),
        "no language models at " + ModelFiles.place() + ": run ./hulian once");
    ModelSet again = Training.train(line -> {}).models();
    ModelSet shipped = ModelSet.shipped();
    assertThat(again.files().keySet()).isEqualTo(shipped.files().keySet());
    again
        .files()
        .forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(shipped.files().get(name)));
  }
}
