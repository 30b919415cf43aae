package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.audit.AuditEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void fill() {
    data = folder.resolve("data");
    FilledFolder.fill(data);
  }

  @Test
  void everyListingIsOnALineThatCanBeIngestedAgain() throws IOException {
    Path file = folder.resolve("export.jsonl");

    CommandRun run = export("--output", file.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(Files.readAllLines(file)).hasSize(3).allMatch(line -> line.startsWith("{\"id\":"));
    CommandRun again = CommandRun.of("scan", "--all", "--screen-only", file.toString());
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out().lines()).hasSize(3);
  }

  @Test
  void onlyWhatIsFlaggedCanBeAskedFor() {
    assertThat(export("--flagged").out().lines())
        .singleElement()
        .asString()
        .contains('"' + FilledFolder.OFFER + '"', "50一单");
    assertThat(export("--flagged", "--what", "predictions").out().lines())
        .singleElement()
        .asString()
        .contains('"' + FilledFolder.OFFER + '"', "\"flagged\":true", "\"findings\":[{");
  }

  @Test
  void theAuditLogSaysWhenAnExportBeganAndWhenItWasMade() {
    export("--flagged");

    List<AuditEntry> newest = newest(2);
    assertThat(newest)
        .extracting(AuditEntry::action)
        .containsExactly("export.made", "export.started");
    assertThat(newest.getFirst().details()).contains("\"lines\":\"1\"", "\"flagged\":\"true\"");
  }

  @Test
  void anExportThatWasBrokenOffIsInTheAuditLogToo() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");

    assertThat(export("--output", full.toString()).code()).isEqualTo(1);

    assertThat(newest(1)).extracting(AuditEntry::action).containsExactly("export.started");
  }

  private CommandRun export(String... options) {
    List<String> args = new ArrayList<>(List.of("export"));
    args.addAll(List.of(options));
    return CommandRun.on(data, args.toArray(String[]::new));
  }

  private List<AuditEntry> newest(int count) {
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      return store.audit().list(Long.MAX_VALUE, count);
    }
  }
}
