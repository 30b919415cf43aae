package org.hulian.index.analysis;

import java.util.List;
import org.hulian.listing.text.Pinyin;
import org.hulian.listing.text.Syllable;

/**
 * Turns words into syllables. A Latin word counts if it is wholly pinyin ({@code renlian}), a
 * single digit as it is read; whatever has no sound parts what is around it.
 */
final class SoundReader {
  private static final Pinyin PINYIN = Pinyin.standard();

  /** So that no syllable's key is a control character or a surrogate. */
  private static final char BASE = 0x4E00;

  private final List<Unit> sounds;
  private boolean apart = true;

  SoundReader(List<Unit> sounds) {
    this.sounds = sounds;
  }

  /** Adds the sounds of these words; tells whether each of them has one. */
  boolean read(List<Unit> words) {
    boolean audible = !words.isEmpty();
    for (Unit word : words) {
      int before = sounds.size();
      add(word);
      audible &= sounds.size() > before;
    }
    return audible;
  }

  private void add(Unit word) {
    apart |= word.first();
    String key = word.key();
    char initial = key.charAt(0);
    if (initial >= 'a' && initial <= 'z') {
      addLatin(word);
    } else if (key.length() == 1 && PINYIN.syllable(initial) >= 0) {
      add(PINYIN.syllable(initial), word.start(), word.end());
    } else {
      apart = true;
    }
  }

  private void addLatin(Unit word) {
    String key = word.key();
    List<Syllable> syllables = PINYIN.segment(key, 0, key.length());
    boolean literal = word.end() - word.start() == key.length();
    for (Syllable syllable : syllables) {
      // A disguised word keeps its whole place, since its letters' own places are not known here.
      int start = literal ? word.start() + syllable.start() : word.start();
      int end = literal ? word.start() + syllable.end() : word.end();
      add(syllable.id(), start, end);
    }
    apart |= syllables.isEmpty();
  }

  private void add(int syllable, int start, int end) {
    String key = String.valueOf((char) (BASE + PINYIN.fuzzy(syllable)));
    sounds.add(new Unit(key, start, end, apart));
    apart = false;
  }
}
