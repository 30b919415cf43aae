package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.audit.AuditEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableExportTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void fill() {
    data = folder.resolve("data");
    FilledFolder.fill(data);
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

  @Test
  void whatAQueryFindsIsATable() {
    CommandRun run = export("--query", "代过人脸", "--format", "csv");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().toList())
        .hasSize(2)
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("\"id\",\"url\","))
        .satisfies(
            lines ->
                assertThat(lines.get(1))
                    .startsWith("\"" + FilledFolder.OFFER + "\"")
                    .contains("\"qq: 9000000001\"", "\"open\"", "50一单"));
    assertThat(run.err()).contains("1 row");
  }

  @Test
  void theEndOfTheFilesNameSaysTheFormat() throws IOException {
    Path file = folder.resolve("found.xlsx");

    assertThat(export("--query", "", "-o", file.toString()).code()).isZero();

    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes();
      assertThat(new String(sheet, StandardCharsets.UTF_8)).contains("<row r=\"4\"");
    }
  }

  @Test
  void withoutAQueryAllThatIsStoredComes() {
    CommandRun run = export("--format", "jsonl");

    assertThat(run.out().lines()).hasSize(3).allMatch(line -> line.contains("\"findings\":["));
    assertThat(export("--format", "jsonl", "--flagged").out().lines()).hasSize(1);
    assertThat(export("--query", "单 OR 车", "--flagged").out().lines()).hasSize(1);
  }

  @Test
  void theMarkAndRawCellsComeIfAskedFor() {
    assertThat(export("--format", "csv", "--bom", "--raw").out()).startsWith("\uFEFF\"id\"");
  }

  @Test
  void theAuditLogHoldsQueryFormatAndRows() {
    export("--query", "人脸 13800138000", "--format", "csv");

    List<AuditEntry> newest = newest(2);
    assertThat(newest)
        .extracting(AuditEntry::action)
        .containsExactly("export.made", "export.started");
    assertThat(newest.getFirst().details())
        .contains("\"query\":\"人脸 ***********\"", "\"format\":\"csv\"", "\"rows\":\"0\"");
  }

  @Test
  void aTableThatWasBrokenOffIsInTheAuditLogToo() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");

    assertThat(export("--format", "csv", "--output", full.toString()).code()).isEqualTo(1);

    assertThat(newest(1)).extracting(AuditEntry::action).containsExactly("export.broken");
  }

  @Test
  void linesAndTablesAreNotMixedUp() {
    assertThat(export("--what", "predictions", "--format", "csv").code()).isEqualTo(2);
    assertThat(export("--what", "predictions", "-o", folder.resolve("a.csv").toString()).code())
        .isEqualTo(2);
  }

  @Test
  void theEndOfAFilesNameMakesItATableToo() throws IOException {
    Path csv = folder.resolve("all.csv");
    Path lines = folder.resolve("all.jsonl");

    assertThat(export("-o", csv.toString()).code()).isZero();
    assertThat(export("-o", lines.toString()).code()).isZero();

    assertThat(Files.readAllLines(csv)).hasSize(4).first().asString().startsWith("\"id\",");
    assertThat(Files.readAllLines(lines)).hasSize(3).noneMatch(line -> line.contains("findings"));
  }

  @Test
  void anOptionThatWouldDoNothingIsRefused() {
    for (String[] options :
        new String[][] {
          {"--raw"},
          {"--bom"},
          {"--sort", "score"},
          {"--exact", "--format", "csv"},
          {"--query", "", "--format", "xlsx", "--raw"},
          {"--query", "", "--bom"}
        }) {
      assertThat(export(options).code()).as(String.join(" ", options)).isEqualTo(2);
    }
  }
}
