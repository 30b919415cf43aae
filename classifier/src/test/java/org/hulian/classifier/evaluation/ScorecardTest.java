package org.hulian.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.feed.LabelledListing;
import org.hulian.listing.feed.LabelledListing.LabelledEntity;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.Test;

class ScorecardTest {
  private static final Provenance BY = new Provenance(Stage.ANALYSIS, "m", "l");

  private static LabelledListing labelled(String id, boolean offer) {
    return new LabelledListing(
        Listing.builder(new ListingId(id)).body("text 35元一套").build(),
        offer,
        offer ? Category.FACE_DATA : null,
        "zh",
        "xianyu",
        "written",
        id,
        offer ? null : "bedding",
        offer ? List.of("homophone") : List.of(),
        offer ? List.of(new LabelledEntity("PRICE", "35元一套")) : List.of(),
        false);
  }

  private static Verdict flagged(Category category, String price) {
    TextSpan span = new TextSpan(0, 1);
    return new Verdict.Flagged(
        0.9,
        category,
        Severity.LOW,
        List.of(new Finding("S", FieldRef.BODY, span, "t", "t", 1)),
        List.of(
            new Entity.Price(
                new Mention(FieldRef.BODY, span, price), BigDecimal.ONE, null, "CNY", null)),
        BY);
  }

  @Test
  void offersLawfulTextsCategoriesAndEntitiesAreCounted() {
    Scorecard card = new Scorecard();
    card.add(labelled("a", true), flagged(Category.FACE_DATA, "35元一套"));
    card.add(labelled("b", true), flagged(Category.BYPASS_DEVICE, "35元"));
    card.add(labelled("c", true), new Verdict.Clear(0.1, BY));
    card.add(labelled("d", false), flagged(Category.FACE_DATA, "1元"));
    card.add(labelled("e", false), new Verdict.Clear(0.1, BY));
    assertThat(card.recall().get("all")).isEqualTo(new Tally(2, 3));
    assertThat(card.recall().get("evasion homophone")).isEqualTo(new Tally(2, 3));
    assertThat(card.falseFlags().get("type bedding")).isEqualTo(new Tally(1, 2));
    assertThat(card.categories()).isEqualTo(new Tally(1, 2));
    assertThat(card.strictEntities().get("PRICE")).isEqualTo(new Tally(1, 3));
    assertThat(card.lenientEntities().get("PRICE")).isEqualTo(new Tally(2, 3));
    assertThat(card.misses()).extracting(Scorecard.Miss::id).containsExactly("c", "d");
    assertThat(card.print()).contains("recall of offers", "missed", "flagged 0.900 d");
  }

  @Test
  void theIntervalHoldsTheShare() {
    Tally tally = new Tally(8, 10);
    assertThat(tally.low()).isLessThan(0.8).isGreaterThan(0.4);
    assertThat(tally.high()).isGreaterThan(0.8).isLessThan(1);
  }
}
