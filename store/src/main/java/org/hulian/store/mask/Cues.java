package org.hulian.store.mask;

import java.util.List;
import java.util.stream.Collectors;

/** Words that say what stands behind them. Finding them costs one look at each character. */
final class Cues {
  private final boolean[] last = new boolean[1 << Character.SIZE];
  private final List<String> words;

  private Cues(List<String> words) {
    this.words = words;
    words.forEach(word -> last[word.charAt(word.length() - 1)] = true);
  }

  /** Words with spaces between them. */
  static Cues of(String words) {
    return new Cues(List.of(words.strip().split("\\s+")));
  }

  /** The last characters of all words. */
  String lastCharacters() {
    return words.stream()
        .map(word -> word.substring(word.length() - 1))
        .distinct()
        .collect(Collectors.joining());
  }

  /** Where in the text the longest word begins that ends before this place, -1 if none does. */
  int startOfWordBefore(String text, int end) {
    if (end == 0 || !last[text.charAt(end - 1)]) {
      return -1;
    }
    int start = -1;
    for (String word : words) {
      int at = end - word.length();
      if (at >= 0 && (start < 0 || at < start) && text.startsWith(word, at)) {
        start = at;
      }
    }
    return start;
  }

  /** Whether one of the words ends at most so many characters before this place, on its line. */
  boolean endsNear(String text, int place, int reach) {
    for (int end = place; end > 0 && end >= place - reach; end--) {
      if (startOfWordBefore(text, end) >= 0) {
        return true;
      }
      if (text.charAt(end - 1) == '\n') {
        return false;
      }
    }
    return false;
  }

  /** Whether one of the words begins at this place. */
  boolean beginsAt(String text, int place) {
    for (String word : words) {
      if (text.startsWith(word, place)) {
        return true;
      }
    }
    return false;
  }
}
