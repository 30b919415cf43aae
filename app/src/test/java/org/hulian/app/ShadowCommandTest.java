package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hulian.classifier.lexicon.ResourceFolder;
import org.hulian.classifier.model.ModelSet;
import org.hulian.listing.ListingId;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is tried is compared with what is live, over the whole store, and changes nothing. */
class ShadowCommandTest {
  @TempDir private Path folder;

  @Test
  void aHigherThresholdWouldClearWhatWasDecidedAViolation() throws IOException {
    Path data = filled();
    Path lines = folder.resolve("lines.jsonl");

    CommandRun run =
        CommandRun.on(
            data,
            "shadow",
            "--quiet",
            "--screen-only",
            "--threshold",
            "0.999",
            "--lines",
            lines.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("3 listings; flagged: live 1, candidate 0")
        .containsPattern("newly clear +1   decided: 1 violations, 0 that are none")
        .contains("newly clear, by signal", "WordsOfTheTrade", "代过人脸", "threshold 0.999")
        .containsPattern("live +1 / 1 .* 1 / 1 ")
        .containsPattern("candidate +0 / 0 .* 0 / 1 ");
    List<String> written = Files.readAllLines(lines);
    assertThat(written).hasSize(2);
    assertThat(written.getFirst())
        .contains("\"kind\":\"newly_clear\"", FilledFolder.OFFER, "\"decision\":\"violation\"");
    assertThat(written.getLast()).contains("\"kind\":\"summary\"", "\"newly_clear\":1");
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      assertThat(store.listings().find(new ListingId(FilledFolder.OFFER)).orElseThrow().verdict())
          .extracting(verdict -> verdict.provenance().model())
          .isEqualTo(ModelSet.shipped().version());
    }
  }

  @Test
  void theShippedModelsAndLexiconInAFolderDifferInNothing() throws IOException {
    Path data = filled();
    Path models = folder.resolve("models");
    ModelSet.shipped().write(models);
    Path lexicon = Files.createDirectories(folder.resolve("lexicon"));
    for (Map.Entry<String, byte[]> file : ResourceFolder.list("lexicon", ".yaml").entrySet()) {
      Files.write(lexicon.resolve(file.getKey()), file.getValue());
    }

    CommandRun run =
        CommandRun.on(
            data,
            "shadow",
            "--quiet",
            "--screen-only",
            "--model",
            models.toString(),
            "--lexicon",
            lexicon.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("flagged: live 1, candidate 1")
        .containsPattern("newly flagged +0\n")
        .doesNotContain("examples");
  }

  @Test
  void whatIsTakenOverScoresUntilSomebodyGoesBackAndNothingChangesItUnseen() throws IOException {
    Path data = filled();
    assertThat(CommandRun.on(data, "shadow", "--threshold", "0.999", "--use").code())
        .as("without a reason")
        .isEqualTo(2);
    CommandRun use =
        CommandRun.on(
            data,
            "shadow",
            "--screen-only",
            "--threshold",
            "0.999",
            "--use",
            "--reason",
            "too many false alarms");
    assertThat(use.code()).as(use.err()).isZero();
    assertThat(use.err()).contains("live from the next start on: model ", "threshold 0.999");
    String strict = ModelSet.shipped().withThreshold(0.999).version();
    assertThat(LiveClassifier.of(data).models().version()).isEqualTo(strict);
    assertThat(CommandRun.on(data, "audit").out())
        .contains("classifier.used", "too many false alarms", "shell:");
    Path feed =
        Files.writeString(
            folder.resolve("feed.jsonl"), "{\"id\":\"n-1\",\"title\":\"代过人脸认证 50一单\"}\n");
    assertThat(CommandRun.on(data, "ingest", feed.toString()).code()).isZero();
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      assertThat(store.listings().find(new ListingId("n-1")).orElseThrow().verdict())
          .extracting(verdict -> verdict.provenance().model())
          .isEqualTo(strict);
    }

    String hash = String.valueOf(LiveClassifier.of(data).hash());
    Path file = data.resolve("classifier").resolve(hash).resolve("model").resolve("extra");
    Files.writeString(file, "x");
    CommandRun changed = CommandRun.on(data, "ingest", feed.toString());
    assertThat(changed.code()).isNotZero();
    assertThat(changed.complaints()).singleElement().asString().contains("was changed since");
    assertThat(CommandRun.on(data, "verify").err()).contains("classifier", "was changed since");

    CommandRun back =
        CommandRun.on(data, "shadow", "--use-shipped", "--reason", "the shipped ones are better");
    assertThat(back.code()).as(back.err()).isZero();
    assertThat(LiveClassifier.of(data).hash()).isNull();
  }

  @Test
  void somethingHasToBeTried() throws IOException {
    CommandRun nothing = CommandRun.on(folder, "shadow");
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("what is to be tried?");
    CommandRun empty = CommandRun.on(folder, "shadow", "--lexicon", folder.toString());
    assertThat(empty.code()).isEqualTo(1);
    assertThat(empty.complaints()).singleElement().asString().contains("no lexicon files");
    for (String wrong : List.of("0", "1", "1.5", "x", "-0.2")) {
      assertThat(CommandRun.of("scan", "--threshold=" + wrong, "-").code()).as(wrong).isEqualTo(2);
    }
  }

  @Test
  void scanFlagsFromTheThresholdThatIsGivenAndSaysSo() {
    String offer = "{\"id\":\"1\",\"title\":\"代过人脸认证 50一单 加Q 9000000001\"}\n";
    String usual = CommandRun.withInput(offer, "scan", "--quiet", "--screen-only", "-").out();
    CommandRun strict =
        CommandRun.withInput(
            offer, "scan", "--quiet", "--screen-only", "--all", "--threshold", "0.999", "-");
    assertThat(usual).contains("\"flagged\":true", ModelSet.shipped().version());
    assertThat(strict.out())
        .contains("\"flagged\":false", ModelSet.shipped().withThreshold(0.999).version());
  }

  @Test
  void theCurveOfLabelledTextsIsWrittenAsTableAndPicture() throws IOException {
    Path rows =
        Files.writeString(
            folder.resolve("rows.jsonl"),
            "{\"id\":\"1\",\"label\":1,\"category\":\"bypass_service\",\"title\":\"代过人脸认证 50一单\"}\n"
                + "{\"id\":\"2\",\"label\":0,\"title\":\"二手书三本 20元\"}\n");
    Path curve = folder.resolve("curve");

    CommandRun run =
        CommandRun.of("evaluate", "--screen-only", "--curve", curve.toString(), rows.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("average precision 1.000");
    assertThat(Files.readAllLines(curve.resolve("precision-recall.csv")))
        .hasSize(21)
        .anyMatch(line -> line.startsWith("0.165,yes,1,1,1,1.0000"));
    assertThat(curve.resolve("precision-recall.svg")).content().startsWith("<svg");
  }

  private Path filled() {
    Path data = folder.resolve("data");
    FilledFolder.fill(data);
    try (Database store = Database.open(data, Access.WRITE, Clock.systemUTC())) {
      CaseFile file = store.cases().findByListing(new ListingId(FilledFolder.OFFER)).orElseThrow();
      Decision decision = new Decision(CaseStatus.VIOLATION, "LB-3", "看过", "anna");
      assertThat(store.cases().decide(file.id(), file.revision(), decision)).isTrue();
    }
    return data;
  }
}
