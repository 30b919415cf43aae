package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.hulian.classifier.model.LinearModel;

/**
 * Character n-grams of three views as features: {@code r:} of the text as written (1 to 3), {@code
 * n:} of the normalised text (2 to 4), {@code s:} of its sounds (2 to 4). For training they are
 * listed by name; for use the ones a model weighs are compiled into automata.
 */
final class Ngrams {
  private static final int LONGEST_RAW = 3;
  private static final int LONGEST = 4;
  private final Automaton raw;
  private final Automaton normalized;
  private final Automaton sounds;
  private final List<String> names = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();

  /** Compiles the n-grams of a model. */
  Ngrams(LinearModel model) {
    AutomatonBuilder rawBuilder = new AutomatonBuilder();
    AutomatonBuilder normalizedBuilder = new AutomatonBuilder();
    AutomatonBuilder soundBuilder = new AutomatonBuilder();
    for (String name : model.weights().keySet()) {
      String symbols = name.substring(2);
      switch (name.substring(0, 2)) {
        case "r:" -> rawBuilder.add(symbols, add(name, symbols.length()));
        case "n:" -> normalizedBuilder.add(symbols, add(name, symbols.length()));
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
  }

  /** Lists all n-grams of a text by name. */
  static void list(TextView view, Set<String> names) {
    String raw = new String(view.raw(), 0, view.rawLength());
    for (int length = 1; length <= LONGEST_RAW; length++) {
      for (int i = 0; i + length <= raw.length(); i++) {
        String gram = raw.substring(i, i + length);
        if (!cutsPair(gram)) {
          names.add("r:" + gram);
        }
      }
    }
    String plain = new String(view.letters(), 0, view.length());
    for (int length = 2; length <= LONGEST; length++) {
      for (int i = 0; i + length <= plain.length(); i++) {
        String gram = plain.substring(i, i + length);
        if (!cutsPair(gram) && gram.chars().noneMatch(sign -> sign >= '0' && sign <= '9')) {
          names.add("n:" + gram);
        }
      }
    }
    listSounds(view, names);
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
