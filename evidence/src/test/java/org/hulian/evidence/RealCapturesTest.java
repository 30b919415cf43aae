package org.hulian.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures made by GNU Wget, where they are at hand. */
class RealCapturesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"discuz", "woocommerce"})
  void everyPageWithAKnownTruthIsRead(String engine) throws IOException {
    Captures.Reading reading = Captures.Reading.of(capture(engine));

    Set<String> uris =
        reading.pages().stream().map(page -> page.uri().toString()).collect(Collectors.toSet());
    assertThat(reading.damage()).isEmpty();
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.pages()).hasSizeGreaterThan(300).allMatch(page -> !page.truncated());
    assertThat(reading.skipped()).isGreaterThan(reading.pages().size());
    for (String line : Files.readAllLines(shared("captures/" + engine + ".truth.jsonl"))) {
      String uri = line.replaceFirst(".*?\"url\": *\"([^\"]*)\".*", "$1");
      assertThat(uris).contains(uri);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"discuz", "woocommerce"})
  void cutInHalfItGivesTheFirstHalf(String engine) throws IOException {
    byte[] bytes = Files.readAllBytes(capture(engine));
    Path half = folder.resolve("half.warc.gz");
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));

    Captures.Reading reading = Captures.Reading.of(half);

    assertThat(reading.pages()).hasSizeGreaterThan(100);
    assertThat(reading.damage())
        .hasValueSatisfying(e -> assertThat(e.offset()).isLessThan(bytes.length / 2));
  }

  private static Path capture(String engine) {
    Path file = shared("captures/" + engine + ".warc.gz");
    assumeTrue(Files.isReadable(file), "no captures at " + file);
    return file;
  }

  private static Path shared(String name) {
    return Path.of(System.getProperty("hulian.root", "."), "..", "shared", name);
  }
}
