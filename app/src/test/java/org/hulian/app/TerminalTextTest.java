package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a seller wrote is text: none of it reaches the terminal as a command. */
class TerminalTextTest {
  /** Clears the screen, in both spellings of the introducer, and sets the window's title. */
  private static final String COMMANDS = "\\u001b[2J\\u009b2J\\u001b]0;x\\u0007\\u202e";

  private static final String LISTING =
      """
      {"id":"%1$s1","url":"http://shop.test/%1$s","site":"%1$s","platform":"%1$s","title":"二手书 %1$s",\
      "body":"三本 %1$s 20元","seller":"%1$s","kind":"%1$s","postedAt":"%1$s"}
      """
          .formatted(COMMANDS);

  @TempDir private Path folder;

  @Test
  void noCommandPrintsIt() throws IOException {
    Path feed = Files.writeString(folder.resolve("feed.jsonl"), LISTING);
    Path labelled =
        Files.writeString(
            folder.resolve("labelled.jsonl"),
            "{\"id\":\"1\",\"label\":1,\"category\":\"face_data\",\"title\":\"书 "
                + COMMANDS
                + "\"}\n");
    String data = folder.resolve("data").toString();

    harmless("ingest", feed.toString(), "--data", data);
    harmless("scan", "--all", feed.toString());
    harmless("scan", "--explain", feed.toString());
    harmless("search", "二手书", "--data", data);
    harmless("export", "--data", data);
    harmless("export", "--what", "predictions", "--data", data);
    harmless("runs", "1", "--data", data);
    harmless("audit", "--data", data);
    harmless("evaluate", "--screen-only", labelled.toString());
  }

  private static void harmless(String... args) {
    CommandRun run = CommandRun.of(args);
    assertThat(run.out() + run.err()).as(args[0]).isNotBlank();
    assertThat((run.out() + run.err()).codePoints().filter(c -> c != '\n'))
        .as(args[0])
        .noneMatch(Character::isISOControl);
  }
}
