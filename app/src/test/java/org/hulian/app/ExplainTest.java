package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who asks why. */
class ExplainTest {
  private static final int WIDTH = 100;

  /** Made up; the check character fits, so that it is read as such a number. */
  private static final String IDENTITY = "11010519491231002X";

  @TempDir private Path folder;

  private static List<String> explained(String line) {
    CommandRun run = CommandRun.withInput(line + "\n", "scan", "--explain", "--screen-only", "-");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().codePoints().filter(sign -> sign != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(sign -> Character.getType(sign) == Character.FORMAT);
    List<String> lines = run.out().lines().toList();
    assertThat(lines).allMatch(shown -> columns(shown) <= WIDTH);
    return lines;
  }

  /** As wide as a terminal shows it; enough for the texts of this test. */
  private static long columns(String line) {
    return line.codePoints()
        .map(sign -> Character.isIdeographic(sign) || (sign > 0x3000 && sign < 0xFFFD) ? 2 : 1)
        .sum();
  }

  @Test
  void aDisguiseIsUnderlinedColumnByColumnAndSpelledOut() {
    List<String> lines =
        explained("{\"id\":\"1\",\"title\":\"仁臉四件套 ok\",\"body\":\"手/持＋正反，30一套\"}");

    int title = lines.indexOf("title     仁臉四件套 ok");
    assertThat(title).isPositive();
    // Two columns for a Chinese character, whichever way it speaks, one for a Latin letter.
    assertThat(lines.get(title + 1)).containsPattern("^ {10}[\\^.-]{10}( |$)");
    assertThat(lines.get(1)).startsWith("FLAGGED").contains("face data", "severity high");
    assertThat(String.join("\n", lines))
        .contains("Decided by the wording, on title and body")
        .contains("words of the trade are disguised")
        .contains("仁臉四件套 → 仁脸四件套         other characters, by sound for 人脸四件套")
        .contains("手/持 → 手持                    broken up for 手持")
        .contains("price: 30 CNY per 套")
        .contains("starts at medium; raised one step each by identity number or papers");
  }

  @Test
  void aLawfulLookAlikeIsNotFlaggedAndTheWordsThatSpeakForItAreNamed() {
    List<String> lines = explained("{\"id\":\"1\",\"title\":\"全棉四件套 床单被套\",\"body\":\"99元一套 包邮\"}");

    assertThat(lines.get(1)).startsWith("not flagged");
    assertThat(String.join("\n", lines))
        .contains("Decided by the screen", "nothing was looked at more")
        .contains("四件套                          as written: goods of the trade, weak")
        .contains("床单                            as written: a lawful neighbour, strong")
        .doesNotContain("Speaks for", "Severity");
  }

  @Test
  void theReplyThatDecidesIsNamedAsPeopleCount() {
    List<String> lines =
        explained(
            "{\"id\":\"1\",\"title\":\"账号被冻结了怎么办\",\"body\":\"客服让我等三天，有没有人遇到过。\","
                + "\"replies\":[{\"author\":\"a\",\"body\":\"我也是，等着吧\"},{\"author\":\"b\","
                + "\"body\":\"代过人脸解封，80一个，先过后付，加微信 demo_0001\"}]}");

    assertThat(lines)
        .contains("reply 1   我也是，等着吧")
        .anyMatch(line -> line.startsWith("reply 2   代过"));
    assertThat(lines).anyMatch(line -> line.matches("Decided by the wording, on .*reply 2"));
  }

  @Test
  void ofALongTextOnlyWhatMattersIsShown() {
    String filler = "春眠不觉晓，处处闻啼鸟。".repeat(20_000);
    List<String> lines =
        explained(
            "{\"id\":\"1\",\"title\":\"诗\",\"body\":\""
                + filler
                + "代过人脸 50一单 加微信 demo_0001"
                + filler
                + "\"}");

    assertThat(lines).hasSizeLessThan(80);
    assertThat(String.join("\n", lines))
        .contains("characters left out", "代过人脸 50一单", "(characters 240,001 to 240,024)");
  }

  @Test
  void noControlCharacterReachesTheTerminal() {
    String commands = "\\u001b[2J\\u009b2J\\u0007\\u202e\\u2066\\u200d\\u0000\\ud83d\\u2028\\r";
    List<String> lines =
        explained(
            "{\"id\":\"a\\u202eb\",\"title\":\"代过"
                + commands
                + "人脸\",\"body\":\"50一单，加Q "
                + commands
                + "9000000001，tg @de"
                + commands
                + "mo_0001\"}");

    assertThat(lines.get(1)).startsWith("FLAGGED");
  }

  @Test
  void victimsNumbersAreCoveredAsInScan() {
    List<String> lines =
        explained(
            "{\"id\":\"1\",\"title\":\"人脸四件套\",\"body\":\"样张身份证号"
                + IDENTITY
                + "，30一套，加Q 9000000001\"}");

    assertThat(String.join("\n", lines))
        .contains("9000000001", "*".repeat(IDENTITY.length()))
        .doesNotContain(IDENTITY, IDENTITY.substring(0, 10));
  }

  @Test
  void aTextOfTheCommandLineIsScoredToo() {
    CommandRun run = CommandRun.of("scan", "--explain", "--screen-only", "--text", "代过人脸 50一单 加微信");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("body      代过人脸 50一单 加微信");
    assertThat(CommandRun.of("scan", "--all", "--screen-only", "--text", "二手书").out())
        .startsWith("{\"id\":\"text\"");
  }

  @Test
  void coloursAreForTerminalsOnly() throws Exception {
    Path file = folder.resolve("why.txt");
    assertThat(onColouredTerminal("--text", "代过人脸 50一单")).contains("\u001b[1m", "\u001b[0m");
    assertThat(onColouredTerminal("--text", "代过人脸 50一单", "--output", file.toString())).isEmpty();
    assertThat(Files.readString(file)).contains("代过人脸").doesNotContain("\u001b");
  }

  private static String onColouredTerminal(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            ResultStream.to(out),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            false,
            false,
            true,
            Clock.systemUTC());
    String[] all = new String[args.length + 3];
    all[0] = "scan";
    all[1] = "--explain";
    all[2] = "--screen-only";
    System.arraycopy(args, 0, all, 3, args.length);
    assertThat(Main.run(terminal, all)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
