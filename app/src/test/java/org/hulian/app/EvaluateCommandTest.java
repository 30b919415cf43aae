package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hulian.classifier.model.ModelSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labelled texts are measured, every one of them; models that were trained can be tried. */
class EvaluateCommandTest {
  private static final String OFFER =
      "{\"id\":\"1\",\"label\":1,\"category\":\"bypass_service\",\"title\":\"代过人脸认证 50一单 加Q 9000000001\"}\n";
  private static final String BOOK = "{\"id\":\"1\",\"label\":0,\"title\":\"二手书三本 20元\"}\n";

  @TempDir private Path folder;

  @Test
  void textsOfTwoFilesThatShareAnIdBothCount() throws IOException {
    Path offers = write("offers.jsonl", OFFER + OFFER);
    Path books = write("books.jsonl", BOOK);

    CommandRun run =
        CommandRun.of("evaluate", "--screen-only", offers.toString(), books.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("recall of offers\\n  all +2 / 2 ")
        .containsPattern("lawful texts flagged\\n  all +0 / 1 ");
  }

  @Test
  void aRowWithoutATruthIsNamedAndTheOthersAreMeasured() throws IOException {
    Path rows = write("rows.jsonl", OFFER + "{\"id\":\"2\",\"title\":\"x\",\"label\":7}\n");

    CommandRun run = CommandRun.of("evaluate", "--screen-only", rows.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints())
        .containsExactly("hulian: " + rows + ", line 2: label is neither 0 nor 1");
    assertThat(run.out()).containsPattern("  all +1 / 1 ");
  }

  @Test
  void modelsOfAFolderAreUsedInsteadOfTheShipped() throws IOException {
    Path models = folder.resolve("models");
    ModelSet.shipped().write(models);
    Path rows = write("rows.jsonl", OFFER);

    String shipped = CommandRun.of("evaluate", "--screen-only", rows.toString()).out();
    String same =
        CommandRun.of("evaluate", "--screen-only", "--model", models.toString(), rows.toString())
            .out();
    CommandRun missing =
        CommandRun.of("evaluate", "--screen-only", "--model", folder + "/none", rows.toString());

    assertThat(same).isEqualTo(shipped).isNotEmpty();
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.complaints()).singleElement().asString().contains("none");
  }

  @Test
  @Tag("slow")
  void whatTrainWritesIsWhatIsShipped() throws Exception {
    Path models = folder.resolve("models");
    List<String> heapOfTheLauncher = List.of("-Xmx1500m");

    try (CommandProcess train =
        CommandProcess.start(
            folder, heapOfTheLauncher, "train", "--quiet", "--output", models.toString())) {
      assertThat(train.awaitEnd(Duration.ofMinutes(30))).as(train.err()).isZero();
      assertThat(train.err()).isEmpty();
    }

    assertThat(ModelSet.read(models).version()).isEqualTo(ModelSet.shipped().version());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
