package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of real software against the known truth; runs only where the captures are at hand. */
final class CapturesTest {
  private static final Path ROOT = Path.of(System.getProperty("hulian.root"));
  private static final Path CAPTURES = ROOT.resolveSibling("shared").resolve("captures");

  @ParameterizedTest
  @CsvSource({"discuz, true", "discuz, false", "woocommerce, true", "woocommerce, false"})
  void readsRealPagesWithAndWithoutKnowingTheEngine(String name, boolean known) throws IOException {
    Path capture = CAPTURES.resolve(name + ".warc.gz");
    Assumptions.assumeTrue(Files.exists(capture), "no captures at " + CAPTURES);
    EngineCatalog engines =
        known ? EngineCatalog.load(ROOT.resolve("seeds/engines")) : EngineCatalog.empty();
    ListingExtractor extractor = new ListingExtractor(engines);
    ItemAssembler assembler = new ItemAssembler();
    CaptureFiles.read(capture, page -> assembler.add(extractor.extract(page)));
    CaptureScore score = new CaptureScore();
    assembler.finish(score::add);
    Map<String, Double> shares = score.against(CAPTURES.resolve(name + ".truth.jsonl"));

    assertThat(shares).containsEntry("spurious", 0.0).containsEntry("removed", 1.0);
    double floor = known ? 0.98 : 0.9;
    for (String field : new String[] {"found", "once", "title", "seller", "category", "price"}) {
      assertThat(shares.get(field)).as(field).isGreaterThanOrEqualTo(floor);
    }
    assertThat(shares.get("body")).as("body").isGreaterThanOrEqualTo(known ? 0.95 : 0.85);
    assertThat(shares.get("replies")).as("replies").isGreaterThanOrEqualTo(known ? 0.95 : 0.85);
  }
}
