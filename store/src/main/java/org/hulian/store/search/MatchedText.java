package org.hulian.store.search;

import java.util.List;
import org.hulian.listing.text.TextSpan;

/**
 * By which words a listing matched.
 *
 * @param title as the seller wrote it
 * @param titleMarks what matched in the title, in order, not overlapping
 * @param snippet the part of the rest that matched best; may be empty
 * @param snippetMarks what matched in the snippet, likewise
 * @param words what matched, each once; none if the search asks for no words
 * @param hash the same for as long as the texts stay the same that matched
 * @param bySound whether it matched by sound only
 */
public record MatchedText(
    String title,
    List<TextSpan> titleMarks,
    String snippet,
    List<TextSpan> snippetMarks,
    List<String> words,
    String hash,
    boolean bySound) {
  public MatchedText {
    titleMarks = List.copyOf(titleMarks);
    snippetMarks = List.copyOf(snippetMarks);
    words = words.stream().map(word -> word.replaceAll("\\R", " ")).toList();
  }
}
