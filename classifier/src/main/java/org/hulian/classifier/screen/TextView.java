package org.hulian.classifier.screen;

import org.hulian.listing.text.NormalizedText;
import org.hulian.listing.text.TextNormalizer;

/** One text as the tries see it. Its arrays are reused from text to text; not thread-safe. */
final class TextView {
  private static final int FIRST_HAN = 0x2E80;
  private static final int LONGEST_INITIALS = 3;
  private String original = "";
  private NormalizedText normalized = TextNormalizer.standard().normalize("");
  private char[] raw = new char[512];
  private char[] letters = new char[512];
  private char[] sounds = new char[512];
  private int[] soundFrom = new int[512];
  private int[] soundTo = new int[512];
  private int soundLength;
  private char[] words = new char[1024];
  private int[] wordAt = new int[1024];
  private int wordLength;
  private int doubled;
  private boolean mixed;

  /** Reads a text. */
  void read(String text) {
    original = text;
    normalized = TextNormalizer.standard().normalize(text);
    if (raw.length < text.length()) {
      raw = new char[text.length() * 2];
    }
    RawFold.fold(text, raw);
    String plain = normalized.normalized();
    if (letters.length < plain.length()) {
      int size = plain.length() * 2;
      letters = new char[size];
      sounds = new char[size];
      soundFrom = new int[size];
      soundTo = new int[size];
    }
    plain.getChars(0, plain.length(), letters, 0);
    readSounds(plain.length());
    readWords(plain.length());
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
      boolean runsOn =
          before >= 0 && before == i - 1 && normalized.start(i) <= normalized.end(before);
      if (filled == 0 || !runsOn) {
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
    doubled = 0;
    mixed = false;
    for (int i = 0; i < length; ) {
      char letter = letters[i];
      if (letter >= 'a' && letter <= 'z') {
        int end = i + 1;
        while (end < length && letters[end] >= 'a' && letters[end] <= 'z') {
          end++;
        }
        mixed |= end - i <= LONGEST_INITIALS && touchesHan(i, end, length);
        filled = readLatin(i, end, filled);
        i = end;
        continue;
      }
      char sound = SoundTable.sound(letter);
      if (i > 0 && letter == letters[i - 1] && sound != 0) {
        doubled++;
      }
      put(filled++, sound, i, i + 1);
      i++;
    }
    soundLength = filled;
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

  String original() {
    return original;
  }

  NormalizedText normalized() {
    return normalized;
  }

  char[] raw() {
    return raw;
  }

  int rawLength() {
    return original.length();
  }

  char[] letters() {
    return letters;
  }

  int length() {
    return normalized.normalized().length();
  }

  char[] sounds() {
    return sounds;
  }

  int soundLength() {
    return soundLength;
  }

  int soundFrom(int sound) {
    return soundFrom[sound];
  }

  int soundTo(int sound) {
    return soundTo[sound];
  }

  char[] words() {
    return words;
  }

  int wordLength() {
    return wordLength;
  }

  /** The normalised unit that a letter of {@link #words} is. */
  int wordAt(int letter) {
    return wordAt[letter];
  }

  /** How many Chinese characters repeat the one before. */
  int doubled() {
    return doubled;
  }

  /** Whether a few Latin letters stand right beside Chinese characters. */
  boolean mixed() {
    return mixed;
  }

  /** Where a piece of the normalised text stands in the original. */
  long span(int start, int end) {
    return HitBuffer.span(normalized.start(start), normalized.end(end - 1));
  }
}
