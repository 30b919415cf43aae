package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of victims leave the program nowhere but in the WARC files. */
class MaskedOutputTest {
  /** Made up; the check characters fit, so that they are read as such numbers. */
  private static final String IDENTITY = "11010519491231002X";

  private static final String CARD = "6222020000000000018";
  private static final String BODY = "样张 " + IDENTITY + " 卡 " + CARD + "，代过人脸 50一单，加Q 9000000001";
  private static final Pattern SPAN =
      Pattern.compile("\"field\":\"body\",\"start\":(\\d+),\"end\":(\\d+),\"text\":\"([^\"]*)\"");

  @TempDir private Path folder;

  @Test
  void scanCoversThemAndItsOffsetsStillFit() throws IOException {
    Path feed =
        Files.writeString(
            folder.resolve("feed.jsonl"),
            "{\"id\":\"1\",\"title\":\"代过人脸\",\"body\":\"" + BODY + "\"}\n");

    CommandRun run = CommandRun.of("scan", "--all", "--screen-only", feed.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).doesNotContain(IDENTITY, CARD).contains("9000000001");
    String covered =
        BODY.replace(IDENTITY, "*".repeat(IDENTITY.length()))
            .replace(CARD, "*".repeat(CARD.length()));
    Matcher spans = SPAN.matcher(run.out());
    int seen = 0;
    for (; spans.find(); seen++) {
      int start = Integer.parseInt(spans.group(1));
      int end = Integer.parseInt(spans.group(2));
      assertThat(covered.substring(start, end)).isEqualTo(spans.group(3));
    }
    assertThat(seen).isPositive();
  }

  @Test
  void extractCoversThem() throws IOException {
    Path warc = folder.resolve("shop.warc.gz");
    try (OutputStream out = Files.newOutputStream(warc)) {
      WarcFile.append(out, 1, "木头书架一号", BODY);
    }

    CommandRun run = CommandRun.of("extract", warc.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("木头书架一号", "9000000001").doesNotContain(IDENTITY, CARD);
  }

  @Test
  void aMessageThatQuotesThemCoversThemOnTheScreenAndInTheLedger() throws IOException {
    Path feed =
        Files.writeString(
            folder.resolve("feed.jsonl"),
            "{\"id\":\"1\",\"title\":\"书\",\"kind\":\"" + IDENTITY + "\"}\n");
    Path data = folder.resolve("data");

    CommandRun run = CommandRun.of("ingest", feed.toString(), "--data", data.toString());

    assertThat(run.complaints())
        .singleElement()
        .asString()
        .contains("******")
        .doesNotContain(IDENTITY);
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      assertThat(store.runs().ledger(1, 10))
          .singleElement()
          .satisfies(line -> assertThat(line.reason()).contains("******").doesNotContain(IDENTITY));
    }
  }
}
