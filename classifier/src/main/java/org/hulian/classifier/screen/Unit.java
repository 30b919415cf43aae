package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.FieldRef;

/**
 * What is scored at once: the title with a window of the body, or with one reply. A listing is as
 * suspect as its most suspect unit, so that poems around one line, or long threads around one
 * reply, hide nothing; and work stays linear in the length.
 *
 * @param passages the title first, if there is one
 */
public record Unit(List<Passage> passages) {
  /** Units of a window, at most; long enough for nearly every listing to be one. */
  static final int WINDOW = 600;

  private static final int OVERLAP = 60;
  private static final int MOST_TITLE = 200;

  public Unit {
    passages = List.copyOf(passages);
  }

  /** The texts of the passages. */
  public List<String> texts() {
    return passages.stream().map(Passage::text).toList();
  }

  /** Cuts a listing; a listing with any text has at least one unit. */
  public static List<Unit> of(Listing listing) {
    List<Passage> windows = windows(FieldRef.BODY, listing.body());
    List<Passage> title = windows(FieldRef.TITLE, listing.title());
    List<Passage> head = title.isEmpty() ? List.of() : List.of(cut(title.getFirst()));
    List<Passage> rest = new ArrayList<>(title.size() > 1 ? title : List.of());
    rest.addAll(windows);
    int length = listing.title().length() + listing.body().length();
    List<Passage> replies = new ArrayList<>();
    for (int i = 0; i < listing.replies().size(); i++) {
      replies.addAll(windows(FieldRef.reply(i), listing.replies().get(i).body()));
      length += listing.replies().get(i).body().length();
    }
    List<Unit> units = new ArrayList<>();
    if (!replies.isEmpty() && length <= WINDOW) {
      List<Passage> all = new ArrayList<>(head);
      all.addAll(rest);
      all.addAll(replies);
      units.add(new Unit(all));
    }
    rest.addAll(replies);
    for (Passage passage : rest) {
      List<Passage> unit = new ArrayList<>(head);
      unit.add(passage);
      units.add(new Unit(unit));
    }
    if (units.isEmpty()) {
      units.add(new Unit(head));
    }
    return units;
  }

  private static Passage cut(Passage title) {
    return title.text().length() <= MOST_TITLE
        ? title
        : new Passage(title.field(), title.offset(), title.text().substring(0, MOST_TITLE));
  }

  private static List<Passage> windows(FieldRef field, String text) {
    List<Passage> windows = new ArrayList<>();
    if (text.isBlank()) {
      return windows;
    }
    for (int start = 0; ; start += WINDOW - OVERLAP) {
      int end = Math.min(text.length(), start + WINDOW);
      windows.add(new Passage(field, start, text.substring(start, end)));
      if (end == text.length()) {
        return windows;
      }
    }
  }
}
