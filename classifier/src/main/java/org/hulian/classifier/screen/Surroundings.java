package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hulian.classifier.lexicon.Sense;

/**
 * What of the text around a window belongs to it: words that warn, report, or speak of one's own
 * account. They tell a quoted offer from an offer; anything else around it is harmless text that
 * would only outvote it. Thread-safe.
 *
 * @param screen meets the words
 */
public record Surroundings(Screen screen) {
  /** UTF-16 units on either side. */
  private static final int REACH = 40;

  private static final Set<Sense> TELLING = EnumSet.of(Sense.WARNING, Sense.OWN_ACCOUNT);

  /**
   * The window with the telling words around it.
   *
   * @param whole the passage that the window was cut from
   */
  public Unit with(Passage whole, Passage window, Scratch scratch) {
    int start = window.offset() - whole.offset();
    int end = start + window.text().length();
    List<Passage> passages = new ArrayList<>();
    passages.add(window);
    passages.addAll(telling(whole, Math.max(0, start - REACH), start, scratch));
    passages.addAll(telling(whole, end, Math.min(whole.text().length(), end + REACH), scratch));
    return new Unit(passages);
  }

  private List<Passage> telling(Passage whole, int from, int to, Scratch scratch) {
    String text = whole.text().substring(from, to);
    return screen.terms(List.of(text), scratch).getFirst().stream()
        .filter(hit -> TELLING.contains(hit.term().sense()))
        .map(
            hit ->
                new Passage(
                    whole.field(), whole.offset() + from + hit.span().start(), hit.span().of(text)))
        .toList();
  }
}
