package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.queue.QueuePlan;
import org.hulian.store.queue.QueueRepository;
import org.hulian.store.queue.ReviewQueue;
import org.hulian.store.search.SavedQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case lies in the first queue that its listing matches, whenever either of them came. */
class QueuesAtIngestTest {
  private static final Provenance BY = new Provenance(Stage.SCREEN, "m1", "l1");

  @TempDir Path folder;

  private DataFolder open() {
    return DataFolder.open(folder, Clock.systemUTC());
  }

  private static void save(DataFolder data, String id, String title) {
    Listing listing = Listing.builder(new ListingId(id)).title(title).body("35一套").build();
    Finding finding = new Finding("made", FieldRef.TITLE, new TextSpan(0, 1), "出", "出", 1);
    Verdict flagged =
        new Verdict.Flagged(
            0.9, Category.FACE_DATA, Severity.HIGH, List.of(finding), List.of(), BY);
    data.store().listings().save(List.of(new ScoredListing(listing, flagged)));
  }

  private static QueueRepository queues(DataFolder data) {
    return data.store().cases().queues();
  }

  private static long queue(DataFolder data, String query, int position) {
    return queues(data).add(plan(query), position, "lead").orElseThrow();
  }

  private static QueuePlan plan(String query) {
    return new QueuePlan(new SavedQuery(query, query, Map.of()), Set.of());
  }

  private static long caseOf(DataFolder data, String id) {
    return data.store().cases().findByListing(new ListingId(id)).orElseThrow().id();
  }

  private static String lies(DataFolder data, String id) {
    return queues(data).of(caseOf(data, id)).map(ReviewQueue::name).orElse("none");
  }

  private static long waiting(DataFolder data, long queue) {
    return Objects.requireNonNull(queues(data).tally("anna").get(queue)).open();
  }

  private static void sortAll(DataFolder data) {
    while (data.sortCases()) {
      // on to the next step
    }
  }

  @Test
  void aNewListingPutsItsCaseIntoTheFirstQueueThatItMatches() {
    try (DataFolder data = open()) {
      queue(data, "人脸数据", 1);
      queue(data, "出售", 2);
      sortAll(data);
      save(data, "both", "出售人脸数据");
      save(data, "second", "出售全套素材");
      save(data, "other", "代过平台");
      data.catchUp();
      assertThat(lies(data, "both")).isEqualTo("人脸数据");
      assertThat(lies(data, "second")).isEqualTo("出售");
      assertThat(lies(data, "other")).isEqualTo("none");
      assertThat(waiting(data, QueueRepository.NONE)).isOne();
    }
  }

  @Test
  void aKillBetweenCaseAndQueueLosesNone() {
    try (DataFolder data = open()) {
      queue(data, "人脸数据", 1);
      sortAll(data);
      save(data, "new", "出售人脸数据");
      assertThatThrownBy(
              () ->
                  new IndexFeed(data.store().listings(), data.index())
                      .catchUp(
                          tasks -> {
                            throw new IllegalStateException("killed before the queues");
                          }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(lies(data, "new")).isEqualTo("none");
    }
    try (DataFolder data = open()) {
      assertThat(lies(data, "new")).isEqualTo("人脸数据");
      new IndexFeed(data.store().listings(), data.index()).rebuild(written -> {});
      data.catchUp();
      assertThat(lies(data, "new")).isEqualTo("人脸数据");
    }
  }

  @Test
  void aListingThatMatchesNoMoreLeavesTheQueueUnlessSomebodyHoldsItsCase() {
    try (DataFolder data = open()) {
      queue(data, "人脸数据", 1);
      sortAll(data);
      save(data, "free", "出售人脸数据");
      save(data, "held", "低价人脸数据");
      data.catchUp();
      long held = caseOf(data, "held");
      data.store().cases().claim(held, "anna", Duration.ofMinutes(10));
      save(data, "free", "出售二手书");
      save(data, "held", "低价二手书");
      data.catchUp();
      assertThat(lies(data, "free")).isEqualTo("none");
      assertThat(lies(data, "held")).isEqualTo("人脸数据");
      data.store().cases().release(held, "anna");
      sortAll(data);
      assertThat(lies(data, "held")).isEqualTo("none");
    }
  }

  @Test
  void whatWaitsIsSortedIntoANewQueueAndOutOfARemovedOne() {
    try (DataFolder data = open()) {
      for (int i = 0; i < 450; i++) {
        save(data, "n" + i, (i % 3 == 0 ? "人脸数据 " : "全套素材 ") + i);
      }
      data.catchUp();
      queue(data, "人脸数据", 1);
      assertThat(data.sortCases()).isTrue();
      assertThat(queues(data).progress())
          .hasValueSatisfying(
              far -> {
                assertThat(far.done()).isEqualTo(200);
                assertThat(far.all()).isEqualTo(450);
              });
    }
    try (DataFolder data = open()) {
      sortAll(data);
      assertThat(queues(data).progress()).isEmpty();
      long first = queues(data).list().getFirst().id();
      assertThat(waiting(data, first)).isEqualTo(150);
      long second = queue(data, "素材 OR 数据", 1);
      queues(data).remove(second, "lead");
      sortAll(data);
      assertThat(waiting(data, first)).isEqualTo(150);
      queues(data).change(first, plan("素材"), 1, "lead");
      sortAll(data);
      assertThat(waiting(data, first)).isEqualTo(300);
      assertThat(waiting(data, QueueRepository.NONE)).isEqualTo(150);
    }
  }

  @Test
  void aDecidedCaseStaysAndIsSortedWhenItIsOpenedAgain() {
    try (DataFolder data = open()) {
      save(data, "x", "出售人脸数据");
      data.catchUp();
      long id = caseOf(data, "x");
      Decision decision = new Decision(CaseStatus.CLEARED, "NV-0", "看过", "anna");
      assertThat(data.store().cases().decide(id, 1, decision)).isTrue();
      queue(data, "人脸数据", 1);
      sortAll(data);
      data.catchUp();
      assertThat(lies(data, "x")).isEqualTo("none");
      Decision back = new Decision(CaseStatus.OPEN, "", "再看", "anna");
      assertThat(data.store().cases().decide(id, 2, back)).isTrue();
      data.catchUp();
      assertThat(lies(data, "x")).isEqualTo("人脸数据");
    }
  }
}
