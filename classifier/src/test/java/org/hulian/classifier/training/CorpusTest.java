package org.hulian.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hulian.listing.feed.LabelledListing;
import org.junit.jupiter.api.Test;

class CorpusTest {
  private static final List<LabelledListing> CORPUS = Corpus.shipped();

  @Test
  void bothSidesHaveSomeHundredsOfTexts() {
    long offers = CORPUS.stream().filter(LabelledListing::offer).count();
    assertThat(offers).isGreaterThan(500);
    assertThat(CORPUS.size() - offers).isGreaterThan(1_000);
  }

  @Test
  void noTextStandsTwice() {
    Set<String> ids = new HashSet<>();
    for (LabelledListing listing : CORPUS) {
      assertThat(ids.add(listing.listing().id().value())).as("%s", listing.listing().id()).isTrue();
    }
  }

  @Test
  void noMarkOfTheWritersTellsTheSidesApart() {
    assertThat(CORPUS)
        .noneMatch(
            listing -> (listing.listing().title() + listing.listing().body()).contains("||"));
  }
}
