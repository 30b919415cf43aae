package org.hulian.classifier.screen;

import java.util.Arrays;
import org.hulian.listing.text.NormalizedText;
import org.hulian.listing.text.TextNormalizer;

/** One text as the tries see it. Its arrays are reused from text to text; not thread-safe. */
final class TextView {
  /** From here on letters are signs of East Asian scripts; below, letters of alphabets. */
  static final int FIRST_HAN = 0x2E80;

  private static final int FIRST_UNIFIED = 0x4E00;
  private static final int LONGEST_INITIALS = 3;
  private String original = "";
  private int looks;
  private NormalizedText normalized = TextNormalizer.standard().normalize("");
  private final RawView raw = new RawView();
  private char[] letters = new char[512];

  /** For each letter whether it goes on a word of an alphabet; made where there are any. */
  private boolean[] inner = new boolean[512];

  private char[] sounds = new char[512];
  private int[] soundFrom = new int[512];
  private int[] soundTo = new int[512];

  /** Up to here, before the first run of Latin letters, each letter has its sound at its place. */
  private int straight;

  private int soundLength;
  private char[] words = new char[1024];
  private int[] wordAt = new int[1024];
  private int wordLength;
  private boolean alphabets;
  private int[] doubled = new int[16];
  private int doublings;
  private int han;
  private int changed;
  private boolean heard;
  private int[] mixed = new int[16];
  private int mixedRuns;

  /** Reads a text for all looks. */
  void read(String text) {
    look(text);
    hear();
  }

  /** Reads what the first look needs, raw view and letters; not again if it is the same text. */
  void look(String text) {
    if (text.equals(original)) {
      return;
    }
    heard = false;
    looks++;
    original = text;
    normalized = TextNormalizer.standard().normalize(text);
    raw.read(text);
    String plain = normalized.normalized();
    if (letters.length < plain.length()) {
      int size = plain.length() * 2;
      letters = new char[size];
      inner = new boolean[size];
      sounds = new char[size];
      soundFrom = new int[size];
      soundTo = new int[size];
    }
    plain.getChars(0, plain.length(), letters, 0);
  }

  /** Reads the rest of what was looked at: its sounds and words, and what was changed. */
  private void hear() {
    if (heard) {
      return;
    }
    heard = true;
    int length = length();
    readSounds(length);
    wordLength = 0;
    if (alphabets) {
      Arrays.fill(inner, 0, length, false);
      readWords(length);
    }
    countChanges(length);
  }

  private void countChanges(int length) {
    han = 0;
    changed = 0;
    char[] signs = raw.signs();
    for (int i = 0; i < length; i++) {
      char letter = letters[i];
      if (letter >= FIRST_UNIFIED) {
        han++;
        // Small letters and digits aside, the raw view leaves a sign as it was written.
        changed += signs[normalized.start(i)] == letter ? 0 : 1;
      }
    }
  }

  /** Words of alphabets, small and plain, with one blank before, between and after them. */
  private void readWords(int length) {
    if (words.length < length * 2 + 2) {
      words = new char[length * 4 + 2];
      wordAt = new int[words.length];
    }
    int filled = 0;
    int before = -1;
    for (int i = 0; i < length; i++) {
      char letter = letters[i];
      if (letter >= FIRST_HAN || !Character.isLetter(letter)) {
        continue;
      }
      inner[i] = before >= 0 && before == i - 1 && normalized.start(i) <= normalized.end(before);
      if (!inner[i]) {
        wordAt[filled] = i;
        words[filled++] = ' ';
      }
      wordAt[filled] = i;
      words[filled++] = letter;
      before = i;
    }
    if (filled > 0) {
      wordAt[filled] = before;
      words[filled++] = ' ';
    }
    wordLength = filled;
  }

  private void readSounds(int length) {
    int filled = 0;
    doublings = 0;
    mixedRuns = 0;
    alphabets = false;
    straight = length;
    for (int i = 0; i < length; ) {
      char letter = letters[i];
      if (letter >= 'a' && letter <= 'z') {
        int end = i + 1;
        while (end < length && letters[end] >= 'a' && letters[end] <= 'z') {
          end++;
        }
        if (end - i <= LONGEST_INITIALS && touchesHan(i, end, length)) {
          addMixed(i, end);
        }
        straight = Math.min(straight, filled);
        filled = readLatin(i, end, filled);
        alphabets = true;
        i = end;
        continue;
      }
      alphabets |= letter < FIRST_HAN && !isDigit(letter);
      char sound = SoundTable.sound(letter);
      if (i > 0 && letter == letters[i - 1] && sound != 0) {
        addDoubled(i);
      }
      if (straight < length) {
        put(filled++, sound, i, i + 1);
      } else {
        sounds[filled++] = sound;
      }
      i++;
    }
    soundLength = filled;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private void addMixed(int start, int end) {
    if (mixedRuns * 2 == mixed.length) {
      mixed = Arrays.copyOf(mixed, mixed.length * 2);
    }
    mixed[mixedRuns * 2] = start;
    mixed[mixedRuns++ * 2 + 1] = end;
  }

  private void addDoubled(int at) {
    if (doublings == doubled.length) {
      doubled = Arrays.copyOf(doubled, doublings * 2);
    }
    doubled[doublings++] = at;
  }

  /** Whether a run of letters stands right beside a Chinese character in the text as written. */
  private boolean touchesHan(int start, int end, int length) {
    return (start > 0
            && letters[start - 1] >= FIRST_HAN
            && normalized.end(start - 1) >= normalized.start(start))
        || (end < length
            && letters[end] >= FIRST_HAN
            && normalized.end(end - 1) >= normalized.start(end));
  }

  private int readLatin(int start, int end, int filledBefore) {
    int filled = filledBefore;
    int[] cuts = SoundTable.syllables(letters, start, end);
    if (cuts.length == 0) {
      put(filled++, (char) 0, start, end);
      return filled;
    }
    int from = start;
    for (int to : cuts) {
      put(filled++, SoundTable.sound(letters, from, to), from, to);
      from = to;
    }
    return filled;
  }

  private void put(int at, char sound, int from, int to) {
    sounds[at] = sound;
    soundFrom[at] = from;
    soundTo[at] = to;
  }

  /** How many texts were looked at, this one counted: a number of its own for each in a row. */
  int looks() {
    return looks;
  }

  String original() {
    return original;
  }

  NormalizedText normalized() {
    return normalized;
  }

  RawView raw() {
    return raw;
  }

  char[] letters() {
    return letters;
  }

  int length() {
    return normalized.normalized().length();
  }

  /** Finds patterns among {@link #letters}; none begins inside a word of an alphabet. */
  void scanLetters(PatternTrie patterns, Matches found) {
    if (alphabets) {
      patterns.scan(letters, length(), inner, found);
    } else {
      patterns.scan(letters, length(), found);
    }
  }

  char[] sounds() {
    return sounds;
  }

  int soundLength() {
    return soundLength;
  }

  int soundFrom(int sound) {
    return sound < straight ? sound : soundFrom[sound];
  }

  int soundTo(int sound) {
    return sound < straight ? sound + 1 : soundTo[sound];
  }

  char[] words() {
    return words;
  }

  int wordLength() {
    return wordLength;
  }

  /** Whether there is any word of an alphabet. */
  boolean hasWords() {
    return wordLength > 0;
  }

  /** The normalised unit that a letter of {@link #words} is. */
  int wordAt(int letter) {
    return wordAt[letter];
  }

  /** How many Chinese characters there are. */
  int han() {
    return han;
  }

  /** How many of them were written otherwise. */
  int changed() {
    return changed;
  }

  /** How many Chinese characters repeat the one before. */
  int doublings() {
    return doublings;
  }

  /** The normalised unit that is the second of two equal ones. */
  int doubled(int doubling) {
    return doubled[doubling];
  }

  /** How many runs of a few Latin letters stand right beside Chinese characters. */
  int mixedRuns() {
    return mixedRuns;
  }

  /** The first letter of such a run. */
  int mixedStart(int run) {
    return mixed[run * 2];
  }

  /** One past its last letter. */
  int mixedEnd(int run) {
    return mixed[run * 2 + 1];
  }

  /** Where a piece of the normalised text stands in the original. */
  long span(int start, int end) {
    return HitBuffer.span(normalized.start(start), normalized.end(end - 1));
  }
}
