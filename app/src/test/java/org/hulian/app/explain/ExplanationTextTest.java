package org.hulian.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hulian.classifier.explanation.Course;
import org.hulian.classifier.explanation.Explanation;
import org.hulian.classifier.explanation.LoudWords;
import org.hulian.classifier.explanation.Reason;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.Test;

/** What weighs most is read first, and the sum below is that of the reasons above it. */
class ExplanationTextTest {
  private static final String TEXT = "代过人脸";
  private static final TextSpan ALL = new TextSpan(0, TEXT.length());
  private static final double START = -3;

  private static Explanation of(double... weights) {
    List<Finding> findings =
        Arrays.stream(weights)
            .mapToObj(
                weight -> new Finding("WordsOfTheTrade", FieldRef.TITLE, ALL, TEXT, TEXT, weight))
            .toList();
    double logit = START + Arrays.stream(weights).sum();
    Listing listing = Listing.builder(new ListingId("1")).title(TEXT).build();
    Verdict verdict =
        new Verdict.Suspect(
            1 / (1 + StrictMath.exp(-logit)),
            findings,
            List.of(),
            new Provenance(Stage.SCREEN, "m", "l"));
    return new Explanation(
        new ScoredListing(listing, verdict),
        0.5,
        new Course(
            1,
            1,
            List.of(new Mention(FieldRef.TITLE, ALL, TEXT)),
            0.1,
            0.01,
            verdict.score(),
            verdict.score(),
            Course.Stop.OUT_OF_REACH),
        START,
        findings.stream().map(Reason::of).toList(),
        new LoudWords(List.of(), List.of()),
        List.of(),
        null);
  }

  private static List<Double> weights(List<String> lines, String heading) {
    return lines.subList(lines.indexOf(heading) + 1, lines.size()).stream()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.matches(" +[+-]\\d+\\.\\d\\d  .*"))
        .map(line -> Double.valueOf(line.substring(2, 8).strip()))
        .toList();
  }

  @Test
  void reasonsAreSortedBySizeOnEitherSide() {
    List<String> lines = ExplanationText.of(of(0.4, -0.2, 1.5, -0.9, 0, 0.7), false);

    assertThat(weights(lines, "Speaks for an offer")).containsExactly(1.5, 0.7, 0.4);
    assertThat(weights(lines, "Speaks against")).containsExactly(-0.9, -0.2);
  }

  @Test
  void startAndReasonsMakeTheScore() {
    Explanation explanation = of(1.5, -0.5);

    String shown = String.join("\n", ExplanationText.of(explanation, false));

    double percent = 100 * explanation.verdict().score();
    assertThat(shown)
        .contains("start -3.00, for +1.50, against -0.50: log-odds -2.00")
        .contains(String.format(Locale.ROOT, "%.0f %%", percent));
  }

  @Test
  void onlyATerminalGetsColours() {
    assertThat(ExplanationText.of(of(1.5), true)).anyMatch(line -> line.contains("\u001b["));
    assertThat(ExplanationText.of(of(1.5), false)).noneMatch(line -> line.contains("\u001b"));
  }
}
