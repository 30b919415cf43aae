package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.notice.StatementRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsCommandTest {
  @TempDir private Path folder;

  @Test
  void statementsLeaveAHundredOnALineAndTheAuditLogSaysSo() {
    FilledFolder.fill(folder);
    try (Database store = Database.open(folder, Access.WRITE, Clock.systemUTC())) {
      StatementRepository statements = store.notices().statements();
      for (int i = 1; i <= 201; i++) {
        statements.add("sor-" + i, 1, "{\"puid\":\"sor-" + i + "\"}", "anna");
      }
    }
    CommandRun all = CommandRun.on(folder, "statements", "export");
    assertThat(all.code()).as(all.err()).isZero();
    assertThat(all.out().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("{\"statements\":[{") && line.endsWith("}]}"))
        .last()
        .isEqualTo("{\"statements\":[{\"puid\":\"sor-201\"}]}");
    assertThat(all.out()).doesNotContain("anna");
    assertThat(all.err()).contains("201 statements; the last is 201");

    CommandRun rest = CommandRun.on(folder, "statements", "export", "--after", "200", "-q");
    assertThat(rest.out().lines()).hasSize(1);
    CommandRun none = CommandRun.on(folder, "statements", "export", "--after", "201");
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("0 statements; the last is 201");
    assertThat(CommandRun.on(folder, "audit").out()).contains("statements.exported");
  }
}
