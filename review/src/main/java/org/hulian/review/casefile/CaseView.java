package org.hulian.review.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hulian.review.text.Change;
import org.hulian.review.text.Note;
import org.hulian.review.text.Segment;
import org.hulian.store.casefile.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of an item, ready to print.
 *
 * @param item absent if it could not be read
 * @param reasons strongest first
 * @param verdict absent if it could not be read
 * @param versions newest first; one version has no changes to show
 * @param history oldest first
 * @param repeats earlier items that it was put up again from, the most alike first
 * @param reading texts beside what the matchers see of them
 * @param similar near cases that were decided, the newest decision first
 * @param near how many open cases there are with a near text
 * @param unreadable names of the blocks that could not be read
 */
record CaseView(
    @Nullable Item item,
    List<Note> reasons,
    List<Named> entities,
    @Nullable Judged verdict,
    List<Version> versions,
    List<CaseEvent> history,
    List<Repeat> repeats,
    List<Side> reading,
    List<Similar> similar,
    int near,
    Set<String> unreadable) {

  /** The reasons that move the score, strongest first. */
  public List<Note> weighed() {
    return reasons.stream().filter(Note::weighs).toList();
  }

  /** What the program saw too, and gave no weight of its own. */
  public List<Note> seenToo() {
    return reasons.stream().filter(note -> !note.weighs()).toList();
  }

  /** What the seller wrote. */
  record Item(
      List<Segment> title,
      List<Segment> body,
      List<Answer> replies,
      @Nullable String price,
      @Nullable String seller,
      String id,
      Place place,
      boolean live,
      int images) {}

  /** Where and when it stands. */
  record Place(
      @Nullable String url,
      @Nullable String site,
      @Nullable String platform,
      @Nullable String category,
      @Nullable Instant postedAt,
      Instant firstSeen,
      Instant lastSeen,
      @Nullable String capture) {}

  /** One reply. */
  record Answer(@Nullable String author, List<Segment> body, @Nullable Instant postedAt) {}

  /**
   * One thing that the item names.
   *
   * @param kind of a contact that can be followed, with its handle; else both are empty
   */
  record Named(
      String type, String text, String reading, String field, String kind, String handle) {}

  /** The verdict with what made it. */
  record Judged(int percent, String kind, String stage, String model, String lexicon) {}

  /**
   * An earlier item that this one repeats.
   *
   * @param kind {@code text} or {@code contact}
   * @param percent how alike the texts are
   */
  record Repeat(String id, String kind, int percent) {}

  /** A text as written, and normalised. */
  record Side(String written, String normalized) {}

  /** A near case that was decided. */
  record Similar(long id, String title, CaseEvent decision) {}

  /** One version against the one before it. */
  record Version(
      int number, Instant lastSeen, boolean live, List<Change> title, List<Change> body) {}
}
