package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSearchTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void fill() {
    data = folder.resolve("data");
    FilledFolder.fill(data);
  }

  private CommandRun batch(String list, String charset, String... options) throws IOException {
    Path file = folder.resolve("list.csv");
    Files.write(file, list.getBytes(Charset.forName(charset)));
    List<String> args = new ArrayList<>(List.of("search", "--batch", file.toString()));
    args.addAll(List.of(options));
    return CommandRun.on(data, args.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void everyQueryHasItsCountAndItsFirstHits(String charset) throws IOException {
    CommandRun run = batch("代过人脸,甲\n自行车棚顶\n山地车 AND (\n", charset);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().map(String::strip))
        .anyMatch(line -> line.equals("1  代过人脸  (甲)"))
        .anyMatch(line -> line.endsWith("代过人脸 各平台"))
        .anyMatch(line -> line.equals("0  自行车棚顶"))
        .anyMatch(line -> line.contains("a bracket that was not closed"));
    assertThat(run.err())
        .contains("3 queries, read as " + charset + ": 2 with hits, 1 without, 0 bad lines");
  }

  @Test
  void aBadLineIsNamedAndTheRestGoesOn() throws IOException {
    CommandRun run = batch("代过人脸\n,甲\n\"山地车\n二手书", "UTF-8", "--format", "csv");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints())
        .satisfiesExactly(
            line -> assertThat(line).endsWith("list.csv, line 2: has no query in its first column"),
            line -> assertThat(line).contains("list.csv, line 3: has a stray quote"));
    assertThat(run.out().lines().toList())
        .hasSize(5)
        .satisfies(rows -> assertThat(rows.get(4)).startsWith("\"4\",\"\",\"二手书\""));
  }

  @Test
  void theOutcomeIsWrittenAsTheFileIsNamed() throws IOException {
    Path out = folder.resolve("out.jsonl");

    assertThat(batch("山地车", "UTF-8", "--limit", "1", "-o", out.toString()).out()).isEmpty();

    assertThat(Files.readAllLines(out))
        .singleElement()
        .asString()
        .contains("\"query\":\"山地车\"", "\"hits\":1", "\"id\":\"bike-1\"");
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() throws IOException {
    assertThat(batch("a", "UTF-8", "query").code()).isEqualTo(2);
    assertThat(CommandRun.on(data, "search", "a", "--format", "csv").code()).isEqualTo(2);
    assertThat(batch("a", "UTF-8", "--charset", "EBCDIC").code()).isEqualTo(2);
    assertThat(CommandRun.on(data, "search", "--batch", "no-such-file").code()).isEqualTo(1);
  }
}
