package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Beside a console what only reads goes on, and what has to write says what to do instead. */
class BesideConsoleTest {
  private static final String CASE =
      "or, if that is the console, do it there: page /cases/N of the case";
  private static final String ACCOUNTS = "or, if that is the console, do it there: page /accounts";

  /** Those that touch no data folder, or write to none. */
  private static final Set<String> READ =
      Set.of(
          "extract",
          "scan",
          "search",
          "evaluate",
          "runs",
          "runs show",
          "why",
          "sites list",
          "sites check",
          "verify",
          "audit",
          "audit key",
          "audit prove",
          "audit verify",
          "users list",
          "vault status");

  @TempDir private Path data;

  @BeforeEach
  void fill() {
    FilledFolder.fill(data);
    assertThat(CommandRun.on(data, "retention", "--init").code()).isZero();
  }

  @Test
  void everyCommandSaysWhetherItWrites() {
    Set<String> names = new TreeSet<>();
    collect(HulianCommand.line(new CommandFactory(CommandRun.typedAt("", false))), names);
    assertThat(names).containsAll(READ).hasSizeGreaterThan(30);
    assertThat(names)
        .allSatisfy(
            name -> assertThat(BesideConsole.writes(name)).isNotEqualTo(READ.contains(name)));
  }

  private static void collect(CommandLine line, Set<String> names) {
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              Object object = command.getCommandSpec().userObject();
              if (command.getSubcommands().isEmpty() || object instanceof Callable) {
                names.add(command.getCommandSpec().qualifiedName().replaceFirst("^hulian ", ""));
              }
              collect(command, names);
            });
  }

  @Test
  void whatOnlyReadsGoesOn() {
    try (Database console = Database.open(data, Access.WRITE, Clock.systemUTC())) {
      assertThat(console.audit().count()).isPositive();
      goesOn("search", "过人脸");
      goesOn("runs");
      goesOn("runs", "show", "1");
      assertThat(CommandRun.on(data, "why", "https://market.example/").complaints()).isEmpty();
      goesOn("index", "check");
      goesOn("verify");
      goesOn("audit");
      goesOn("audit", "key");
      goesOn("audit", "checkpoint", "--newest");
      goesOn("users", "list");
      goesOn("retention", "--dry-run");
      goesOn("hold");
      goesOn("vault", "status");
      goesOn("shadow", "--screen-only", "--threshold", "0.5");
    }
  }

  private void goesOn(String... args) {
    CommandRun run = CommandRun.on(data, args);
    assertThat(run.code()).as(String.join(" ", args) + ": " + run.err()).isZero();
  }

  @Test
  void whatHasToWriteSaysWhatToDo() throws IOException {
    long entries;
    try (Database console = Database.open(data, Access.WRITE, Clock.systemUTC())) {
      entries = console.audit().count();
      says("or give this one another --data", "demo", "--once");
      says("", "serve", "--port", "0");
      says("or, if that is the console, do it there: page /search", "export");
      says("or, if that is the console, do it there: page /statements", "statements", "export");
      says(CASE, "package", "1");
      says(CASE, "hold", "1", "--reason", "court 4");
      says(ACCOUNTS, "users", "invite", "--role", "reviewer");
      says(ACCOUNTS, "users", "disable", "lin");
      says(ACCOUNTS, "users", "enable", "lin");
      says("or leave it to ./hulian serve, which does it daily", "retention");
      says("or take the --newest, as ./hulian serve signs one an hour", "audit", "checkpoint");
      says("", "index", "rebuild");
      says("", "index", "check", "--repair");
      says("", "erase", FilledFolder.OFFER, "--reason", "letter 17");
      says("", "vault", "on");
      says("", "vault", "destroy", "--reason", "over");
      assertThat(console.audit().count()).isEqualTo(entries);
    }
  }

  private void says(String instead, String... args) {
    CommandRun run = CommandRun.on(data, args);
    String end = "; stop it first" + (instead.isEmpty() ? "" : ", " + instead);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints())
        .as(String.join(" ", args))
        .singleElement()
        .asString()
        .contains(data + ": in use by process ")
        .endsWith(end);
  }
}
