package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest {
  @Test
  void theListOfCommandsSaysOfEachInOneSentenceWhatItDoes() {
    CommandRun help = CommandRun.of("--help");

    assertThat(help.code()).isZero();
    assertThat(commands(help)).hasSizeGreaterThan(10).allMatch(line -> line.endsWith("."));
  }

  @Test
  void everyCommandExplainsItself() {
    for (String line : commands(CommandRun.of("--help"))) {
      String command = line.strip().replaceAll(" .*", "");
      CommandRun help = CommandRun.of(command, "--help");
      assertThat(help.code()).as(command).isZero();
      assertThat(help.out()).as(command).startsWith("Usage: hulian " + command);
    }
  }

  @Test
  void aCommandThatIsNamedIsReadAlone() {
    for (String line : commands(CommandRun.of("--help"))) {
      String command = line.strip().replaceAll(" .*", "");
      assertThat(
              HulianCommand.line(new CommandFactory(Terminal.system()), command, "--help")
                  .getSubcommands())
          .as(command)
          .containsOnlyKeys(command);
    }
  }

  /** The lines of the list: one sentence each, so that none is cut off or goes on in the next. */
  private static List<String> commands(CommandRun help) {
    return help.out()
        .lines()
        .dropWhile(line -> !line.equals("Commands:"))
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .toList();
  }
}
