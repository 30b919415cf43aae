package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code runs}, {@code audit} and {@code verify} tell what happened, and whether that still stands.
 */
class LedgerCommandsTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    FilledFolder.fill(folder);
  }

  @Test
  void runsShowsTheCountsOfEachRun() {
    CommandRun run = on("runs");

    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .singleElement()
        .asString()
        .contains("1  ", "INCOMPLETE", "feed.jsonl", "new 3, failed 1  (1 line could not be read)");
  }

  @Test
  void aRunIsShownWithItsReasons() {
    String shown = on("runs", "1").out();

    assertThat(shown)
        .contains("INCOMPLETE", "new 3, failed 1", "(1 line could not be read)")
        .contains("failed    feed.jsonl, line 4: broken JSON")
        .doesNotContain("book-1");
    assertThat(on("runs", "show", "1").out()).isEqualTo(shown);
    assertThat(CommandRun.of("runs", "--data", folder.toString(), "show", "1").out())
        .isEqualTo(shown);
  }

  @Test
  void aRunThatIsNotThereIsTold() {
    CommandRun run = on("runs", "7");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints()).containsExactly("hulian: there is no run 7");
    assertThat(on("runs", "show", "7").complaints()).isEqualTo(run.complaints());
    assertThat(on("runs", "show").code()).isEqualTo(2);
  }

  @Test
  void twoDifferentDataFoldersAreRefused() {
    String other = folder.resolve("other").toString();
    CommandRun run =
        CommandRun.of("runs", "--data", other, "show", "1", "--data", folder.toString());
    assertThat(run.code()).isNotZero();
    assertThat(run.complaints()).singleElement().asString().contains("two data folders", other);
  }

  @Test
  void auditShowsTheNewestFirstAndThatTheChainHolds() {
    CommandRun run = on("audit", "--limit", "2");

    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("audit.key.made"), // signed when the run was over
            line -> assertThat(line).contains("run.ended", "run:1"));
    assertThat(run.err()).contains("the chain holds");
    assertThat(on("audit", "--verify").out()).isEmpty();
  }

  @Test
  void anEntryThatWasChangedIsFoundByAuditAndByVerify() throws IOException {
    change(folder.resolve("hulian.db"), "run.started", "run.stArted");

    Map<String, String> words =
        Map.of(
            "audit", "the audit log was changed: entry 1 is missing or does not fit the chain",
            "verify", "audit entry 1: changed, or what came before it was");
    words.forEach(
        (command, said) -> {
          CommandRun run = on(command);
          assertThat(run.code()).as(command).isEqualTo(1);
          assertThat(run.complaints()).as(command).singleElement().asString().contains(said);
        });
  }

  private static void change(Path file, String from, String to) throws IOException {
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains(from);
    Files.writeString(file, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
  }

  private CommandRun on(String... args) {
    return CommandRun.on(folder, args);
  }
}
