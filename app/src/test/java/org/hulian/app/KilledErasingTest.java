package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.hulian.listing.ListingId;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is killed while it erases: the next start erases what is left, everywhere. */
class KilledErasingTest {
  private static final int PAGES = 40;
  private static final int LONGEST_MILLIS = 700;

  @TempDir private Path folder;

  /** The process that is killed: erases one item after another. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (DataFolder data = DataFolder.open(Path.of(arguments[0]), Clock.systemUTC())) {
      List<ListingId> ids = new ArrayList<>();
      data.store().listings().forEach(stored -> ids.add(stored.listing().id()));
      out.println("open");
      Eraser eraser = new Eraser(data, Clock.systemUTC());
      for (ListingId id : ids) {
        eraser.erase(id, "system", "letter 17");
        out.println("erasing " + id.value());
        eraser.finish();
      }
    }
  }

  @Test
  @Tag("slow")
  @Timeout(600)
  void nothingIsLeftAfterAnyKill() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Path data = folder.resolve("data");
    Path warc = fill(data);
    for (int kill = 1; kill <= 8; kill++) {
      List<String> erased = runAndKill(data, random);
      try (DataFolder open = DataFolder.open(data, Clock.systemUTC())) {
        String when = "seed " + seed + ", kill " + kill;
        assertThat(open.store().retention().pending()).as(when).isEmpty();
        assertThat(open.index().size()).as(when).isEqualTo(open.store().listings().count());
        String records = unpacked(warc);
        for (String id : erased) {
          assertThat(open.store().listings().find(new ListingId(id))).as(when).isEmpty();
          String name = "书架" + id.replaceAll("\\D", "") + "号";
          assertThat(records).as(when).doesNotContain(name);
          assertThat(Canary.filesWith(data, List.of(name))).as(when).isEmpty();
        }
      }
    }
    assertThat(CommandRun.on(data, "verify").code()).isZero();
  }

  private static Path fill(Path data) throws IOException {
    Path warc = DataFolder.warcOf(data).resolve("shop.warc.gz");
    Files.createDirectories(warc.getParent());
    try (OutputStream out = Files.newOutputStream(warc)) {
      for (int i = 1; i <= PAGES; i++) {
        WarcFile.append(out, i, "书架" + i + "号", "松木，自提");
      }
    }
    assertThat(CommandRun.on(data, "ingest", warc.toString()).code()).isZero();
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      assertThat(store.listings().count()).isEqualTo(PAGES);
    }
    return warc;
  }

  private static String unpacked(Path warc) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(warc))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What it said that it erases. */
  private List<String> runAndKill(Path data, Random random) throws Exception {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledErasingTest.class.getName(),
                data.toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Files.readString(out).contains("open") && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
    return Files.readString(out)
        .lines()
        .filter(line -> line.startsWith("erasing "))
        .map(line -> line.substring("erasing ".length()))
        .toList();
  }
}
