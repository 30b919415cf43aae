package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hulian.classifier.model.LinearModel;

/**
 * Pieces of text as features: of Chinese {@code r:} n-grams as written (2 and 3), {@code u:} single
 * signs of the normalised text, {@code n:} its n-grams (2 to 4) and {@code s:} of its sounds (2 to
 * 4), of alphabets {@code w:} words and pairs of words, and {@code a:} pieces of words (3 to 5
 * letters, the blanks around a word being two), by which inflected words and scripts without blanks
 * are known. Punctuation and digits alone tell style, not matter, and are left out. For training
 * all are listed by name; for use the ones a model weighs are compiled into tries, and single signs
 * into a table.
 */
final class Ngrams {
  private static final int LONGEST_RAW = 3;
  private static final int LONGEST = 4;
  private static final int SHORTEST_PIECE = 3;
  private static final int LONGEST_PIECE = 5;

  /** Alone, words of up to three letters are articles and the like; in pairs they may tell. */
  private static final int SHORT_WORD = 4;

  private final PatternTrie raw;
  private final List<PatternTrie.Pattern> normalized = new ArrayList<>();
  private final PatternTrie sounds;
  private final PatternTrie words;

  /** For each sign by itself one more than the number of its feature; 0 if it has none. */
  private final char[] signs = new char[1 << Character.SIZE];

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
        case "u:" -> {
          pattern(name, symbols);
          signs[symbols.charAt(0)] = (char) names.size();
        }
        case "n:" -> normalized.add(pattern(name, symbols));
        case "w:", "a:" -> wordGrams.add(pattern(name, symbols));
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

  /** N-grams of the normalised text, numbered by feature. */
  List<PatternTrie.Pattern> normalized() {
    return normalized;
  }

  /** Counts the compiled features of the text that the view has read, but {@link #normalized}. */
  void count(Scratch scratch, double[] weights) {
    TextView view = scratch.view();
    for (int i = 0; i < view.length(); i++) {
      int sign = signs[view.letters()[i]];
      if (sign > 0) {
        scratch.count(sign - 1, weights[sign - 1]);
      }
    }
    Matches found = scratch.matches();
    raw.scan(view.raw().signs(), view.raw().length(), found);
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
    for (int i = 0; i < view.length(); i++) {
      int sign = signs[view.letters()[i]];
      if (sign > 0) {
        locate(view, sign - 1, i + 1, sink);
      }
    }
    Matches found = scratch.matches();
    raw.scan(view.raw().signs(), view.raw().length(), found);
    each(found, sink, HitBuffer::span);
    sounds.scan(view.sounds(), view.soundLength(), found);
    each(found, sink, (start, end) -> view.span(view.soundFrom(start), view.soundTo(end - 1)));
    words.scan(view.words(), view.wordLength(), found);
    each(found, sink, (start, end) -> withoutBlanks(view, start, end));
  }

  private static long withoutBlanks(TextView view, int start, int end) {
    int first = view.words()[start] == ' ' ? start + 1 : start;
    int last = view.words()[end - 1] == ' ' ? end - 2 : end - 1;
    return view.span(view.wordAt(first), view.wordAt(last) + 1);
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
    String raw = new String(view.raw().signs(), 0, view.raw().length());
    for (int length = 2; length <= LONGEST_RAW; length++) {
      for (int i = 0; i + length <= raw.length(); i++) {
        String gram = raw.substring(i, i + length);
        if (isFramed(gram)) {
          names.add("r:" + gram);
        }
      }
    }
    String plain = new String(view.letters(), 0, view.length());
    for (int length = 1; length <= LONGEST; length++) {
      for (int i = 0; i + length <= plain.length(); i++) {
        String gram = plain.substring(i, i + length);
        if (!cutsPair(gram)
            && hasSign(gram)
            && gram.chars().noneMatch(sign -> sign >= '0' && sign <= '9')) {
          names.add((length == 1 ? "u:" : "n:") + gram);
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

  /** Whether there is a letter of a script that writes without blanks or by syllables. */
  private static boolean hasSign(String gram) {
    return gram.chars().anyMatch(sign -> sign >= TextView.FIRST_HAN && Character.isLetter(sign));
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
      for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
        for (int from = start; from + length <= end + 1; from++) {
          names.add("a:" + words.substring(from, from + length));
        }
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
