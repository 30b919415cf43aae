package org.hulian.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Verdict;

/** Every listing gets a verdict, the same every time, whose reasons stand in its text. */
class ListingClassifierFuzzTest {
  private static final ListingClassifier CLASSIFIER =
      ListingClassifier.load(ClassifierSettings.defaults().withScreenOnly(true));

  @DictionaryFile(resourcePath = "/org/hulian/classifier/fuzz.dict")
  @FuzzTest
  void classifies(byte[] bytes) {
    FuzzText.listing(bytes).ifPresent(ListingClassifierFuzzTest::classified);
  }

  private static void classified(Listing listing) {
    Verdict verdict = CLASSIFIER.classify(listing);

    assertThat(verdict.score()).isBetween(0.0, 1.0);
    for (Finding finding : verdict.findings()) {
      assertThat(finding.span().of(finding.field().in(listing))).isEqualTo(finding.text());
      assertThat(finding.weight()).isFinite();
    }
    for (Entity entity : verdict.entities()) {
      assertThat(entity.at().span().of(entity.at().field().in(listing)))
          .isEqualTo(entity.at().text());
    }
    assertThat(CLASSIFIER.explain(listing).verdict()).isEqualTo(verdict);
  }
}
