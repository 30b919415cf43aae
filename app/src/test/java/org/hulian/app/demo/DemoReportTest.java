package org.hulian.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.hulian.app.demo.DemoReport.Outcome;
import org.hulian.app.demo.DemoReport.Row;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.listing.StoredListing;
import org.junit.jupiter.api.Test;

/** The demo only calls success what was looked at and found for what it is. */
class DemoReportTest {
  private static final URI ADDRESS = URI.create("http://shop.test/item/1");
  private static final Provenance MADE = new Provenance(Stage.SCREEN, "m", "l");
  private static final Planted OFFER =
      new Planted(ADDRESS, "代过人脸", "offer", "bypass_service", "plain");
  private static final Planted LOOKALIKE = new Planted(ADDRESS, "人脸识别门锁", "lookalike", "", "");

  @Test
  void anOfferIsFoundUnderItsCategoryOnly() {
    assertThat(outcome(OFFER, flagged("代过人脸", Category.BYPASS_SERVICE))).isEqualTo(Outcome.FOUND);
    assertThat(outcome(OFFER, flagged("代过人脸", Category.FACE_DATA))).isEqualTo(Outcome.MISTAKEN);
    assertThat(outcome(OFFER, clear("代过人脸"))).isEqualTo(Outcome.MISSED);
  }

  @Test
  void whatWasNeverLookedAtIsNotLeftAlone() {
    assertThat(outcome(LOOKALIKE)).isEqualTo(Outcome.NOT_SEEN);
    assertThat(outcome(OFFER)).isEqualTo(Outcome.NOT_SEEN);
    assertThat(outcome(LOOKALIKE, clear("人脸识别门锁"))).isEqualTo(Outcome.LEFT_ALONE);
  }

  @Test
  void anItemThatBecomesAnOfferIsToBeFlaggedOnThatVersionOnly() {
    assertThat(outcome(OFFER, clear("老相框"), flagged("代过人脸", Category.BYPASS_SERVICE)))
        .isEqualTo(Outcome.FOUND);
    assertThat(outcome(OFFER, flagged("老相框", Category.BYPASS_SERVICE), clear("代过人脸")))
        .isEqualTo(Outcome.WRONGLY_FLAGGED);
    assertThat(outcome(OFFER, clear("老相框"))).isEqualTo(Outcome.NOT_SEEN);
  }

  @Test
  void onlyFullRunsAndRightOutcomesAreSuccess() {
    Row found = Row.of(OFFER, List.of(flagged("代过人脸", Category.BYPASS_SERVICE)));
    Row unseen = Row.of(LOOKALIKE, List.of());
    Row ordinary = Row.of(new Planted(ADDRESS, "书", "ordinary", "", ""), List.of(clear("书")));

    DemoReport good = new DemoReport(List.of(found, ordinary), List.of(), List.of(), List.of());
    assertThat(good.success()).isTrue();
    assertThat(good.lines()).noneMatch(line -> line.startsWith("left alone"));
    assertThat(new DemoReport(List.of(found, unseen), List.of(), List.of(), List.of()).success())
        .isFalse();
    DemoReport broken =
        new DemoReport(List.of(found), List.of("forum: blocked"), List.of(), List.of());
    assertThat(broken.success()).isFalse();
    assertThat(broken.lines()).contains("not complete       forum: blocked");
  }

  private static Outcome outcome(Planted planted, StoredListing... versions) {
    return Row.of(planted, List.of(versions)).outcome();
  }

  private static StoredListing clear(String title) {
    return stored(title, new Verdict.Clear(0.01, MADE));
  }

  private static StoredListing flagged(String title, Category category) {
    Finding reason =
        new Finding("S", FieldRef.TITLE, new TextSpan(0, 1), title.substring(0, 1), "", 1);
    return stored(
        title, new Verdict.Flagged(0.9, category, Severity.HIGH, List.of(reason), List.of(), MADE));
  }

  private static StoredListing stored(String title, Verdict verdict) {
    Listing listing = Listing.builder(new ListingId(ADDRESS.toString())).title(title).build();
    return new StoredListing(
        listing, verdict, 1, Instant.EPOCH, Instant.EPOCH, null, OptionalLong.empty());
  }
}
