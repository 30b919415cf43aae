package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of real forum and shop software, from the WARC file to the queue: nine of ten live unlawful
 * adverts are flagged, at most two others. Skips where the captures are not beside the project.
 */
class CapturesTest {
  private static final Path CAPTURES =
      Path.of(System.getProperty("hulian.root", ".."), "..", "shared", "captures").normalize();
  private static final Pattern ADDRESS = Pattern.compile("http://[^\"\\s]+");
  private static final Pattern UNLAWFUL =
      Pattern.compile("\"label\": 1[,}]|\"reply_labels\": \\[[^\\]]*1");
  private static final Pattern LIVE = Pattern.compile("\"kind\": \"(listing|thread)\"");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"discuz", "woocommerce"})
  void unlawfulAdvertsOfACaptureReachTheQueue(String engine) throws IOException {
    Path warc = CAPTURES.resolve(engine + ".warc.gz");
    assumeTrue(Files.exists(warc), "the captures are not beside the project");

    CommandRun run =
        CommandRun.of("ingest", "--quiet", warc.toString(), "--data", folder.toString());

    assertThat(run.err()).isEmpty();
    Set<String> flagged = flagged();
    int unlawful = 0;
    int found = 0;
    List<String> missed = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (String row : Files.readAllLines(CAPTURES.resolve(engine + ".truth.jsonl"))) {
      if (!LIVE.matcher(row).find() || !UNLAWFUL.matcher(row).find()) {
        continue;
      }
      Set<String> addresses = addresses(row);
      known.addAll(addresses);
      unlawful++;
      if (addresses.stream().anyMatch(flagged::contains)) {
        found++;
      } else {
        missed.add(row.substring(0, Math.min(160, row.length())));
      }
    }
    List<String> wrong = flagged.stream().filter(address -> !known.contains(address)).toList();

    assertThat(found * 10).as("missed: " + missed).isGreaterThanOrEqualTo(unlawful * 9);
    assertThat(wrong).hasSizeLessThanOrEqualTo(2);
  }

  private Set<String> flagged() {
    Set<String> flagged = new HashSet<>();
    try (Database store = Database.open(folder, Access.READ, Clock.systemUTC())) {
      store
          .listings()
          .forEach(
              stored -> {
                if (stored.verdict() instanceof Verdict.Flagged) {
                  flagged.add(plain(stored.listing().id().value()));
                }
              });
    }
    return flagged;
  }

  /** All addresses in a row of the truth: the item's own, its aliases, the other page of goods. */
  private static Set<String> addresses(String row) {
    Set<String> addresses = new HashSet<>();
    Matcher matcher = ADDRESS.matcher(row);
    while (matcher.find()) {
      addresses.add(plain(matcher.group()));
    }
    return addresses;
  }

  private static String plain(String address) {
    String decoded = URLDecoder.decode(address, StandardCharsets.UTF_8);
    return decoded.endsWith("/") ? decoded.substring(0, decoded.length() - 1) : decoded;
  }
}
