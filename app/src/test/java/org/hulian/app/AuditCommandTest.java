package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.hulian.evidence.log.SignedCheckpoint;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is signed as a matter of course, and what was signed can be held against it anywhere. */
class AuditCommandTest {
  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  @BeforeEach
  void invite() {
    assertThat(CommandRun.on(folder, "users", "invite", "--role", "LEAD").code()).isZero();
  }

  private String shown(String... args) {
    CommandRun run = CommandRun.on(folder, args);
    assertThat(run.complaints()).isEmpty();
    assertThat(run.code()).isZero();
    return run.out();
  }

  @Test
  void aCommandThatWroteLeavesACheckpoint() throws IOException {
    String newest = shown("audit", "checkpoint", "--newest");

    assertThat(SignedCheckpoint.read(newest).head().size()).isEqualTo(2);
    assertThat(folder.resolve("audit.checkpoints")).hasContent(newest);
    assertThat(shown("audit", "checkpoint")).isEqualTo(newest);
    FilledFolder.fill(folder);
    assertThat(Files.readString(folder.resolve("audit.checkpoints")))
        .startsWith(newest)
        .hasSizeGreaterThan(newest.length());
  }

  @Test
  void anEntryIsProvedWithoutTheLog() throws IOException {
    Path proof = elsewhere.resolve("entry.tlog-proof");
    shown("audit", "prove", "1", "--out", proof.toString());
    String key = shown("audit", "key").strip();

    CommandRun run = CommandRun.of("audit", "verify", "--proof", proof.toString(), "--key", key);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"action\":\"account.invited\"", "\"sequence\":\"1\"");
    assertThat(run.err()).contains("entry 1 of 2 in hulian/audit/");

    Files.writeString(proof, Files.readString(proof).replace("index 0", "index 1"));
    CommandRun wrong = CommandRun.of("audit", "verify", "--proof", proof.toString(), "--key", key);
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.complaints()).singleElement().asString().contains("it does not hold");
    assertThat(shown("audit", "prove", "2", "--blind")).doesNotContain("extra");
    assertThat(CommandRun.on(folder, "audit", "prove", "3").err())
        .contains("no checkpoint covers entry 3");
  }

  @Test
  void aCheckpointOfYesterdayStillHoldsAndOneOfAnotherLogIsNamed() throws IOException {
    Path kept = elsewhere.resolve("kept.txt");
    shown("audit", "checkpoint", "--out", kept.toString());
    shown("users", "invite", "--role", "AUDITOR");
    CommandRun run = CommandRun.on(folder, "audit", "verify", "--checkpoint", kept.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("3 entries, as they were written; 1 checkpoints");

    CommandRun other =
        CommandRun.of(
            "audit", "verify", "--data", emptyStore().toString(), "--checkpoint", kept.toString());
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.complaints()).singleElement().asString().contains("of another log");
  }

  private Path emptyStore() {
    Path other = elsewhere.resolve("other");
    Database.open(other, Access.WRITE, Clock.systemUTC()).close();
    return other;
  }
}
