package org.hulian.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The textfile collector reads when it likes, and a process may be killed when somebody likes. */
class FigureFileTest {
  private static final int KILLS = 4;
  private static final Duration NO_PAUSE = Duration.ofMillis(1);

  @TempDir Path folder;

  @Test
  void whoeverReadsWhileItIsWrittenSeesAllOfItOrAllOfTheOneBefore() throws IOException {
    Path file = folder.resolve("hulian.prom");
    try (Database store = Database.open(folder, Access.WRITE, Clock.systemUTC())) {
      Figures figures = new Figures(store, Clock.systemUTC(), "test");
      try (FigureFile written = new FigureFile(file, figures, NO_PAUSE)) {
        written.start();
        for (int i = 0; i < 300; i++) {
          Exposition.parse(Files.readString(file));
        }
      }
      assertThat(names()).containsExactly("hulian.prom");
    }
  }

  @Test
  void whateverItIsKilledAtTheCollectorFindsAWholeFileAndNoOther() throws Exception {
    Path file = folder.resolve("hulian.prom");
    for (int kill = 0; kill < KILLS; kill++) {
      Files.deleteIfExists(file);
      Process writer = writer();
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!Files.exists(file) && System.nanoTime() < end) {
        Thread.sleep(1);
      }
      Thread.sleep(10L + 37L * kill);
      writer.destroyForcibly();
      assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();

      Exposition.parse(Files.readString(file));
      assertThat(names()).containsExactly("hulian.prom");
    }
  }

  /** What the collector looks at. */
  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(one -> one.getFileName().toString())
          .filter(name -> name.endsWith(".prom"))
          .toList();
    }
  }

  private Process writer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            FigureFileTest.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Writes without a pause, until it is killed. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path file = folder.resolve("hulian.prom");
    try (Database store = Database.open(folder, Access.WRITE, Clock.systemUTC());
        FigureFile written =
            new FigureFile(file, new Figures(store, Clock.systemUTC(), "test"), NO_PAUSE)) {
      written.start();
      Thread.sleep(60_000);
    }
  }
}
