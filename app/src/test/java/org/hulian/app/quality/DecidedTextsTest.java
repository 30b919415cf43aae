package org.hulian.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Reply;
import org.hulian.listing.feed.LabelledListing;
import org.hulian.listing.finding.Category;
import org.hulian.store.quality.Decided;
import org.hulian.store.quality.Decided.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what is sure enters, once, and all that does not is counted. */
class DecidedTextsTest {
  private final DecidedTexts texts = new DecidedTexts();

  @Test
  void whatEntersIsFinalAndOfThisTextAndNoCopy() {
    add(1, true, "FD-2", 0, Standing.FINAL);
    add(2, true, "FD-2", 0, Standing.LOOKED_AT);
    add(3, true, "FD-2", 0, Standing.OTHER_TEXT);
    add(4, false, "NV-1", 9, Standing.FINAL);
    add(5, false, "NV-0", 9, Standing.FINAL);
    add(6, true, "LB-3", 7, Standing.FINAL);
    add(7, false, "NV-0", 7, Standing.FINAL);
    texts.add(
        new Decided(
            8,
            listing(8).replies(List.of(new Reply("楼主", "代过人脸", null))).build(),
            Category.BYPASS_SERVICE,
            true,
            "LB-3",
            Instant.EPOCH,
            OptionalLong.empty(),
            Standing.FINAL));

    assertThat(texts.texts())
        .extracting(one -> one.listing().id().value(), LabelledListing::offer)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("i-1", true),
            org.assertj.core.groups.Tuple.tuple("i-5", false));
    assertThat(texts.report())
        .containsExactly(
            "decisions: 8; entered: 2 texts: 1 violations (face_data 1), 1 that are none",
            "left out: 1 looked at again, 1 whose text is another by now, 1 that repeat a near text,"
                + " 2 that contradict another on a near text, 1 on a post of a thread");
    assertThat(texts.entered()).containsExactly("case 1 violation FD-2", "case 5 none NV-0");
  }

  @Test
  void nearTextsAreNeverDividedBetweenFoldsAndHaveAReasonToBeHard() {
    add(1, true, "FD-1", 3, Standing.FINAL);
    add(2, false, "NV-0", 0, Standing.FINAL);
    assertThat(texts.texts())
        .extracting(LabelledListing::group)
        .containsExactly("decision-cluster-3", "decision-case-2");
    assertThat(texts.texts().getLast().negativeType()).isEqualTo("decision");
  }

  @ParameterizedTest
  @CsvSource({
    "FD-1, FACE_DATA",
    "FD-4, FACE_DATA",
    "LB-1, PHOTO_ACTIVATION",
    "LB-2, BYPASS_DEVICE",
    "LB-3, BYPASS_SERVICE",
    "AC-1, ACCOUNT_UNBLOCK",
    "LB-4, BYPASS_SERVICE"
  })
  void theCodeSaysWhatWasOfferedAndOfATutorialTheFlag(String code, Category category) {
    add(1, true, code, 0, Standing.FINAL);
    assertThat(texts.texts().getFirst().category()).isEqualTo(category);
  }

  @Test
  void nothingIsSaidOfNothing() {
    assertThat(texts.texts()).isEmpty();
    assertThat(texts.report().getFirst())
        .isEqualTo("decisions: 0; entered: 0 texts: 0 violations (-), 0 that are none");
  }

  private void add(int number, boolean violation, String policy, long cluster, Standing standing) {
    texts.add(
        new Decided(
            number,
            listing(number).build(),
            Category.BYPASS_SERVICE,
            violation,
            policy,
            Instant.EPOCH.plusSeconds(number),
            cluster == 0 ? OptionalLong.empty() : OptionalLong.of(cluster),
            standing));
  }

  private static Listing.Builder listing(int number) {
    return Listing.builder(new ListingId("i-" + number)).title("代过人脸 " + number);
  }
}
