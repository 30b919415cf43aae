package org.hulian.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitesCommandTest {
  @TempDir private Path folder;

  @Test
  void theDefinitionsThatAreShippedAreRight() {
    CommandRun check = CommandRun.of("sites", "check");
    assertThat(check.code()).as(check.err()).isZero();

    assertThat(CommandRun.of("sites", "list").out())
        .containsPattern("sample-market +disabled +generic +http://127.0.0.1");
  }

  @Test
  void aWrongKeyIsNamedByFileLineAndKeyAndTheOtherSitesStayOfUse() throws Exception {
    try (LoopbackSite site = new LoopbackSite(1, "", 0)) {
      Path home = site.home(folder, "");
      Path wrong =
          Files.writeString(
              home.resolve("seeds/sites/wrong.yaml"),
              """
              name: wrong
              platform: wrong
              start: ["https://shop.example/"]
              scope: {hosts: [shop.example]}
              delai: 3s
              """);

      try (CommandProcess check = start(home, "sites", "check")) {
        assertThat(check.awaitEnd()).isEqualTo(1);
        assertThat(check.err().lines().filter(line -> line.startsWith("hulian: ")))
            .singleElement()
            .asString()
            .contains(wrong + ":5: delai", "did you mean delay?");
        assertThat(check.err()).contains("1 sites, 0 engines, 1 problems");
      }
      String data = folder.resolve("data").toString();
      try (CommandProcess crawl =
          start(home, "crawl", "loopback", "--allow-loopback", "--data", data)) {
        assertThat(crawl.awaitEnd()).as(crawl.err()).isZero();
        assertThat(crawl.err()).contains("delai", "loopback: completed");
      }
    }
  }

  @Test
  void aSiteWhoseEngineIsUntestedIsNamedButIsNoProblem() throws Exception {
    try (LoopbackSite site = new LoopbackSite(1, "", 0)) {
      Path home = site.home(folder, "engine: board");
      Files.writeString(
          home.resolve("seeds/engines/board.yaml"),
          "engine: board\ntitle: Board\ntested: false\nrecognise: {generator: '^Board'}\n");

      try (CommandProcess check = start(home, "sites", "check")) {
        assertThat(check.awaitEnd()).as(check.err()).isZero();
        assertThat(check.err())
            .contains("note: loopback is read by the engine board, which is untested")
            .contains("1 sites, 1 engines, 0 problems");
      }
      try (CommandProcess list = start(home, "sites", "list")) {
        assertThat(list.awaitEnd()).isZero();
        assertThat(new String(list.results().readAllBytes(), UTF_8))
            .containsPattern("loopback +enabled +board \\(untested\\)");
      }
    }
  }

  private CommandProcess start(Path home, String... args) throws java.io.IOException {
    return CommandProcess.start(folder, List.of("-Dhulian.home=" + home), args);
  }
}
