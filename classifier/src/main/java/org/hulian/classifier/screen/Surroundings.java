package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.listing.finding.FieldRef;

/**
 * What of the text around a window belongs to it: words that warn, report, or speak of one's own
 * account, and a title's that warns of what the body tells. They tell a quoted offer from an offer;
 * anything else around it is harmless text that would only outvote it. Thread-safe.
 *
 * @param screen meets the words
 */
public record Surroundings(Screen screen) {
  /** UTF-16 units on either side. */
  private static final int REACH = 40;

  private static final Set<Sense> TELLING = EnumSet.of(Sense.WARNING, Sense.OWN_ACCOUNT);
  private static final Set<Sense> WARNING = EnumSet.of(Sense.WARNING);

  /**
   * The window with the telling words around it.
   *
   * @param home what is judged with the passage that the window was cut from
   * @param whole that passage
   */
  public Unit with(Unit home, Passage whole, Passage window, Scratch scratch) {
    int start = window.offset() - whole.offset();
    int end = start + window.text().length();
    List<Passage> passages = new ArrayList<>();
    passages.add(window);
    // A thread's title speaks for its author alone: below a warning, replies still offer.
    if (whole.field().equals(FieldRef.BODY)) {
      home.passages().stream()
          .filter(passage -> passage.field().equals(FieldRef.TITLE))
          .map(title -> telling(title, 0, title.text().length(), WARNING, scratch))
          .forEach(passages::addAll);
    }
    passages.addAll(telling(whole, Math.max(0, start - REACH), start, TELLING, scratch));
    int reach = Math.min(whole.text().length(), end + REACH);
    passages.addAll(telling(whole, end, reach, TELLING, scratch));
    return new Unit(passages);
  }

  private List<Passage> telling(
      Passage whole, int from, int to, Set<Sense> senses, Scratch scratch) {
    String text = whole.text().substring(from, to);
    return screen.terms(List.of(text), scratch).getFirst().stream()
        .filter(hit -> senses.contains(hit.term().sense()))
        .map(
            hit ->
                new Passage(
                    whole.field(), whole.offset() + from + hit.span().start(), hit.span().of(text)))
        .toList();
  }
}
