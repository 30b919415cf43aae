package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hulian.classifier.model.LinearModel;

/**
 * Pieces of text as features: of Chinese {@code r:} n-grams as written (2 and 3), {@code n:} of the
 * normalised text (2 to 4) and {@code s:} of its sounds (2 to 4), of alphabets {@code w:} words and
 * pairs of words. Punctuation and digits alone tell style, not matter, and are left out. For
 * training all are listed by name; for use the ones a model weighs are compiled into tries.
 */
final class Ngrams {
  private static final int LONGEST_RAW = 3;
  private static final int LONGEST = 4;

  /** Alone, words of up to three letters are articles and the like; in pairs they may tell. */
  private static final int SHORT_WORD = 4;

  private final PatternTrie raw;
  private final List<PatternTrie.Pattern> normalized = new ArrayList<>();
  private final PatternTrie sounds;
  private final PatternTrie words;
  private final List<String> names = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();

  /** Compiles the n-grams of a model. */
  Ngrams(LinearModel model) {
    List<PatternTrie.Pattern> rawGrams = new ArrayList<>();
    List<PatternTrie.Pattern> soundGrams = new ArrayList<>();
    List<PatternTrie.Pattern> wordGrams = new ArrayList<>();
    for (String name : model.weights().keySet()) {
      String symbols = name.substring(2);
      switch (name.substring(0, 2)) {
        case "r:" -> rawGrams.add(pattern(name, symbols));
        case "n:" -> normalized.add(pattern(name, symbols));
        case "w:" -> wordGrams.add(pattern(name, symbols));
        case "s:" -> soundGrams.add(pattern(name, soundsOf(symbols)));
        default -> {}
      }
    }
    raw = new PatternTrie(rawGrams);
    sounds = new PatternTrie(soundGrams);
    words = new PatternTrie(wordGrams);
  }

  private PatternTrie.Pattern pattern(String name, String symbols) {
    names.add(name);
    lengths.add(symbols.length());
    return new PatternTrie.Pattern(symbols, names.size() - 1);
  }

  private static String soundsOf(String spelled) {
    StringBuilder numbers = new StringBuilder();
    for (String syllable : spelled.split(" ", -1)) {
      numbers.append(SoundTable.ofName(syllable));
    }
    return numbers.toString();
  }

  /** The compiled features by number. */
  List<String> names() {
    return names;
  }

  /** Those of the normalised text, numbered by feature. */
  List<PatternTrie.Pattern> normalized() {
    return normalized;
  }

  /** Counts the compiled features of the text that the view has read, but the normalised ones. */
  void count(Scratch scratch, double[] weights) {
    TextView view = scratch.view();
    Matches found = scratch.matches();
    raw.scan(view.raw(), view.rawLength(), found);
    scratch.count(found, weights);
    sounds.scan(view.sounds(), view.soundLength(), found);
    scratch.count(found, weights);
    words.scan(view.words(), view.wordLength(), found);
    scratch.count(found, weights);
  }

  /** Is told of each feature with its place in the original. */
  interface Sink {
    void hit(int feature, long span);
  }

  /** Tells where a feature of the normalised text that was found stands. */
  void locate(TextView view, int feature, int end, Sink sink) {
    sink.hit(feature, view.span(end - lengths.get(feature), end));
  }

  /** Tells which of the others the text has, some more than once, with places. */
  void locate(Scratch scratch, Sink sink) {
    TextView view = scratch.view();
    Matches found = scratch.matches();
    raw.scan(view.raw(), view.rawLength(), found);
    each(found, sink, HitBuffer::span);
    sounds.scan(view.sounds(), view.soundLength(), found);
    each(found, sink, (start, end) -> view.span(view.soundFrom(start), view.soundTo(end - 1)));
    words.scan(view.words(), view.wordLength(), found);
    // A word's first and last symbol are the blanks around it.
    each(found, sink, (start, end) -> view.span(view.wordAt(start + 1), view.wordAt(end - 2) + 1));
  }

  /** Where symbols of a view stand in the original. */
  private interface Place {
    long span(int start, int end);
  }

  private void each(Matches found, Sink sink, Place place) {
    for (int i = 0; i < found.count(); i++) {
      int feature = found.pattern(i);
      int end = found.end(i);
      sink.hit(feature, place.span(end - lengths.get(feature), end));
    }
  }

  /** Lists all n-grams of a text by name. */
  static void list(TextView view, Set<String> names) {
    String raw = new String(view.raw(), 0, view.rawLength());
    for (int length = 2; length <= LONGEST_RAW; length++) {
      for (int i = 0; i + length <= raw.length(); i++) {
        String gram = raw.substring(i, i + length);
        if (isFramed(gram)) {
          names.add("r:" + gram);
        }
      }
    }
    String plain = new String(view.letters(), 0, view.length());
    for (int length = 2; length <= LONGEST; length++) {
      for (int i = 0; i + length <= plain.length(); i++) {
        String gram = plain.substring(i, i + length);
        if (!cutsPair(gram)
            && hasHan(gram)
            && gram.chars().noneMatch(sign -> sign >= '0' && sign <= '9')) {
          names.add("n:" + gram);
        }
      }
    }
    listSounds(view, names);
    listWords(view, names);
  }

  /** Two Chinese characters, side by side or with one sign between that is no digit. */
  private static boolean isFramed(String gram) {
    return Character.isIdeographic(gram.charAt(0))
        && Character.isIdeographic(gram.charAt(gram.length() - 1))
        && gram.indexOf('0') < 0;
  }

  private static boolean hasHan(String gram) {
    return gram.chars().anyMatch(Character::isIdeographic);
  }

  private static void listWords(TextView view, Set<String> names) {
    String words = new String(view.words(), 0, view.wordLength());
    int before = -1;
    for (int start = 0; start < words.length() - 1; ) {
      int end = words.indexOf(' ', start + 1);
      if (end - start > SHORT_WORD) {
        names.add("w:" + words.substring(start, end + 1));
      }
      if (before >= 0) {
        names.add("w:" + words.substring(before, end + 1));
      }
      before = start;
      start = end;
    }
  }

  private static void listSounds(TextView view, Set<String> names) {
    for (int i = 0; i < view.soundLength(); i++) {
      StringBuilder gram = new StringBuilder("s:");
      for (int length = 1; length <= LONGEST && i + length <= view.soundLength(); length++) {
        char sound = view.sounds()[i + length - 1];
        if (sound == 0) {
          break;
        }
        gram.append(length == 1 ? "" : " ").append(SoundTable.name(sound));
        if (length > 1) {
          names.add(gram.toString());
        }
      }
    }
  }

  private static boolean cutsPair(String gram) {
    return Character.isLowSurrogate(gram.charAt(0))
        || Character.isHighSurrogate(gram.charAt(gram.length() - 1));
  }
}
