package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.hulian.classifier.model.LinearModel;

/**
 * Pieces of text as features: of Chinese {@code r:} n-grams as written (2 and 3), {@code n:} of the
 * normalised text (2 to 4) and {@code s:} of its sounds (2 to 4), of alphabets {@code w:} words and
 * pairs of words. Punctuation and digits alone tell style, not matter, and are left out. For
 * training all are listed by name; for use the ones a model weighs are compiled into automata.
 */
final class Ngrams {
  private static final int LONGEST_RAW = 3;
  private static final int LONGEST = 4;

  /** Alone, words of up to three letters are articles and the like; in pairs they may tell. */
  private static final int SHORT_WORD = 4;

  private final Automaton raw;
  private final Automaton normalized;
  private final Automaton sounds;
  private final Automaton words;
  private final List<String> names = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();

  /** Compiles the n-grams of a model. */
  Ngrams(LinearModel model) {
    AutomatonBuilder rawBuilder = new AutomatonBuilder();
    AutomatonBuilder normalizedBuilder = new AutomatonBuilder();
    AutomatonBuilder soundBuilder = new AutomatonBuilder();
    AutomatonBuilder wordBuilder = new AutomatonBuilder();
    for (String name : model.weights().keySet()) {
      String symbols = name.substring(2);
      switch (name.substring(0, 2)) {
        case "r:" -> rawBuilder.add(symbols, add(name, symbols.length()));
        case "n:" -> normalizedBuilder.add(symbols, add(name, symbols.length()));
        case "w:" -> wordBuilder.add(symbols, add(name, symbols.length()));
        case "s:" -> {
          String numbers = soundsOf(symbols);
          soundBuilder.add(numbers, add(name, numbers.length()));
        }
        default -> {}
      }
    }
    raw = rawBuilder.build();
    normalized = normalizedBuilder.build();
    sounds = soundBuilder.build();
    words = wordBuilder.build();
  }

  private int add(String name, int length) {
    names.add(name);
    lengths.add(length);
    return names.size() - 1;
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

  /** Tells which compiled features a text has, some more than once. */
  void emit(TextView view, IntConsumer feature) {
    raw.scan(view.raw(), view.rawLength(), (pattern, end) -> feature.accept(pattern));
    normalized.scan(view.letters(), view.length(), (pattern, end) -> feature.accept(pattern));
    sounds.scan(view.sounds(), view.soundLength(), (pattern, end) -> feature.accept(pattern));
    words.scan(view.words(), view.wordLength(), (pattern, end) -> feature.accept(pattern));
  }

  /** Is told of each feature with its place in the original. */
  interface Sink {
    void hit(int feature, long span);
  }

  /** Like {@link #emit}, with places. */
  void locate(TextView view, Sink sink) {
    raw.scan(
        view.raw(),
        view.rawLength(),
        (pattern, end) -> sink.hit(pattern, HitBuffer.span(end - lengths.get(pattern), end)));
    normalized.scan(
        view.letters(),
        view.length(),
        (pattern, end) -> sink.hit(pattern, view.span(end - lengths.get(pattern), end)));
    sounds.scan(
        view.sounds(),
        view.soundLength(),
        (pattern, end) ->
            sink.hit(
                pattern,
                view.span(view.soundFrom(end - lengths.get(pattern)), view.soundTo(end - 1))));
    words.scan(
        view.words(),
        view.wordLength(),
        (pattern, end) ->
            sink.hit(
                pattern,
                view.span(view.wordAt(end - lengths.get(pattern) + 1), view.wordAt(end - 2) + 1)));
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
