package org.hulian.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.junit.jupiter.api.Test;

/** A share of nothing is none, which is not nought: a dash for people, null for programs. */
class ShadowTallyTest {
  private static final Listing ITEM = Listing.builder(new ListingId("m-1")).title("二手自行车").build();
  private static final Verdict CLEAR =
      new Verdict.Clear(0.01, new Provenance(Stage.SCREEN, "m", "l"));

  @Test
  void whatFlagsNothingHasNoPrecision() {
    ShadowTally tally = new ShadowTally(3);
    tally.add(ITEM, CLEAR, CLEAR, true);

    assertThat(tally.lines())
        .contains("  candidate    0 / 0         –     0 / 1       0.0 %  [0.0 - 79.3]");
    assertThat(tally.summary().get("candidate")).asString().contains("precision=null, recall=0.0");
  }

  @Test
  void whereNothingIsAViolationThereIsNoRecall() {
    ShadowTally tally = new ShadowTally(3);
    tally.add(ITEM, CLEAR, CLEAR, false);

    assertThat(tally.summary().get("live")).asString().contains("precision=null, recall=null");
  }
}
