package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets one clear line and an exit code, and nothing else is lost. */
class BadInputTest {
  private static final String GOOD = "{\"id\":\"9\",\"title\":\"二手书三本 20元\"}\n";

  @TempDir private Path folder;

  @Test
  void aBrokenJsonLineIsNamedAndTheOthersAreScored() throws IOException {
    Path feed = write("feed.jsonl", GOOD + "{\"id\":\"2\",\n" + GOOD.replace('9', '8'));

    CommandRun run = CommandRun.of("scan", "--all", feed.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints())
        .hasSize(1)
        .first()
        .asString()
        .contains(feed + ", line 2: broken JSON");
    assertThat(run.out().lines()).hasSize(2);
  }

  @Test
  void aCsvFileWithoutAHeaderIsRefused() throws IOException {
    Path feed = write("feed.csv", "1,自行车\n2,书\n");

    CommandRun run = CommandRun.of("scan", "--all", feed.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints()).hasSize(1).first().asString().contains("line 1: no header");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aTruncatedWarcGivesWhatStandsBeforeTheTear() throws IOException {
    byte[] whole =
        Files.readAllBytes(WarcFile.write(folder.resolve("whole.warc.gz"), "木头书架一号", "木头书架二号"));
    Path torn = folder.resolve("torn.warc.gz");
    Files.write(torn, Arrays.copyOf(whole, whole.length - 40));

    CommandRun run = CommandRun.of("extract", torn.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints()).hasSize(1).first().asString().contains("torn.warc.gz");
    assertThat(run.out()).contains("木头书架一号").doesNotContain("木头书架二号");
  }

  @Test
  void aCaptureIsReadByOneEngineIfThereIsSuchAnEngine() throws IOException {
    String warc = WarcFile.write(folder.resolve("one.warc.gz"), "木头书架一号").toString();

    assertThat(CommandRun.of("extract", "--engine", "shopify", warc).out()).contains("木头书架一号");
    CommandRun unknown = CommandRun.of("extract", "--engine", "shopfy", warc);
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.complaints()).first().asString().contains("shopfy", "shopify", "telegram");
    assertThat(CommandRun.of("extract", "--engine", "shopify", "--generic", warc).code())
        .isEqualTo(2);
  }

  @Test
  void anUnknownSiteIsNamedWithWhatMayHaveBeenMeant() {
    CommandRun run = CommandRun.of("crawl", "sample-markt", "--data", folder.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints())
        .hasSize(1)
        .first()
        .asString()
        .contains("unknown site sample-markt", "sample-market");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "ingest", "extract"})
  void aFileThatIsNotThereIsNamed(String command) {
    Path missing = folder.resolve("missing.jsonl");

    CommandRun run = CommandRun.of(command, missing.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints()).hasSize(1).first().asString().contains("missing.jsonl");
  }

  @Test
  void aFullDiskIsToldInOneLine() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    Path feed = write("feed.jsonl", GOOD);

    CommandRun run = CommandRun.of("scan", "--all", feed.toString(), "--output", full.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints())
        .hasSize(1)
        .first()
        .asString()
        .containsIgnoringCase("no space left");
  }

  @Test
  void aBusyPortIsTold() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      CommandRun run = CommandRun.of("serve", "--port", port, "--data", folder.toString());

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.complaints())
          .hasSize(1)
          .first()
          .asString()
          .contains("port " + port + " is in use");
    }
  }

  @Test
  void aDataFolderInUseIsTold() throws IOException {
    Path feed = write("feed.jsonl", GOOD);
    Path data = folder.resolve("data");
    try (DataFolder held = DataFolder.open(data, Clock.systemUTC())) {
      assertThat(held.store().listings().count()).isZero();
      CommandRun run = CommandRun.of("ingest", feed.toString(), "--data", data.toString());

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.complaints())
          .hasSize(1)
          .first()
          .asString()
          .contains(data.toString(), "in use");
    }
    assertThat(CommandRun.of("ingest", feed.toString(), "--data", data.toString()).code()).isZero();
  }

  @Test
  void aFolderWithoutDataIsTold() {
    for (String[] command :
        new String[][] {{"search", "x"}, {"runs"}, {"audit"}, {"verify"}, {"users", "list"}}) {
      String[] args = Arrays.copyOf(command, command.length + 2);
      args[command.length] = "--data";
      args[command.length + 1] = folder.resolve("nothing").toString();

      CommandRun run = CommandRun.of(args);

      assertThat(run.code()).as(command[0]).isEqualTo(1);
      assertThat(run.complaints()).as(command[0]).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan",
        "crawl",
        "crawl x --contact nobody",
        "nonsense",
        "search --limit x",
        "search --limit 0",
        "search --limit 201",
        "search --sort best",
        "audit --limit 0",
        "runs --limit 0",
        "runs 0",
        "runs first",
        "serve --port 70000",
        "serve --port -1",
        "serve --public http://review.example.org",
        "serve --public https://",
        "serve --language fr",
        "demo --port 70000",
        "users invite --hours 0 --role reviewer",
        "users invite --role king",
        "users invite",
        "export --what everything",
        "scan --charset morse x.jsonl",
        "scan --text",
        "scan --text x y.jsonl"
      })
  void misuseHasItsOwnExitCodeAndTouchesNothing(String line) {
    Path data = folder.resolve("data");
    boolean stored = !line.matches("scan.*|nonsense");

    CommandRun run = stored ? CommandRun.on(data, line.split(" ")) : CommandRun.of(line.split(" "));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).isNotBlank();
    assertThat(data).doesNotExist();
  }

  @Test
  void quietIsSilent() throws IOException {
    CommandRun run = CommandRun.of("scan", "-q", write("feed.jsonl", GOOD).toString());

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEmpty();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
