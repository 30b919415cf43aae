package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could not be written to standard output is not taken for written. */
class ResultStreamTest {
  @TempDir private Path folder;

  @Test
  void aFullDiskFailsEveryCommandThatWritesResults() throws IOException {
    Path feed = feed(1);
    Path warc = WarcFile.write(folder.resolve("shop.warc.gz"), "木头书架一号");
    String data = folder.resolve("data").toString();
    assertThat(CommandRun.of("ingest", feed.toString(), "--data", data).code()).isZero();

    refusedByAFullDisk("--help");
    refusedByAFullDisk("scan", "--all", feed.toString());
    refusedByAFullDisk("extract", warc.toString());
    refusedByAFullDisk("export", "--data", data);
    refusedByAFullDisk("search", "二手书", "--data", data);
    refusedByAFullDisk("runs", "--data", data);
    refusedByAFullDisk("audit", "--data", data);
  }

  private static void refusedByAFullDisk(String... args) throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (OutputStream out = Files.newOutputStream(full)) {
      Terminal terminal =
          new Terminal(
              InputStream.nullInputStream(),
              ResultStream.to(out),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              false,
              false,
              false,
              Clock.systemUTC());
      assertThat(Main.run(terminal, args)).as(args[0]).isEqualTo(1);
    }
    assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("hulian: ")))
        .as(args[0])
        .singleElement()
        .asString()
        .startsWith("hulian: standard output: ")
        .containsIgnoringCase("no space left");
  }

  @Test
  void aReaderThatHasEnoughEndsTheCommandWithoutAWord() throws Exception {
    Path feed = feed(20_000);

    try (CommandProcess scan =
        CommandProcess.start(folder, "scan", "--quiet", "--all", feed.toString())) {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(scan.results(), StandardCharsets.UTF_8))) {
        assertThat(reader.readLine()).startsWith("{\"id\":\"1\"");
      }
      assertThat(scan.awaitEnd()).isEqualTo(1);
      assertThat(scan.err()).isEmpty();
    }
  }

  private Path feed(int lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= lines; i++) {
      text.append("{\"id\":\"").append(i).append("\",\"title\":\"二手书三本 20元\"}\n");
    }
    return Files.writeString(folder.resolve("feed.jsonl"), text);
  }
}
