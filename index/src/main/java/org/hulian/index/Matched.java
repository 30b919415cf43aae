package org.hulian.index;

import java.util.List;
import org.hulian.listing.text.TextSpan;

/**
 * How a listing matches a query.
 *
 * @param title as the seller wrote it
 * @param titleMarks what matched in the title, in order, not overlapping
 * @param snippet the part of the body or of a reply that matched best; may be empty
 * @param snippetMarks what matched in the snippet, likewise
 * @param words what matched, as the seller wrote it, each once, 20 at most; none if the query asks
 *     for no words
 * @param text hash of the texts in which something matched, the same for as long as these stay
 * @param bySound whether it matches by sound only
 */
public record Matched(
    String title,
    List<TextSpan> titleMarks,
    String snippet,
    List<TextSpan> snippetMarks,
    List<String> words,
    String text,
    boolean bySound) {
  public Matched {
    titleMarks = List.copyOf(titleMarks);
    snippetMarks = List.copyOf(snippetMarks);
    words = List.copyOf(words);
  }
}
