package org.hulian.index;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.hulian.listing.Listing;
import org.hulian.listing.Reply;

/**
 * The language of a listing as far as its script tells: Latin letters are taken for English,
 * Cyrillic for Russian. One Chinese character counts as much as three letters, and few of them are
 * enough, since sellers mix them with handles and names of tools.
 */
final class Language {
  private static final int READ = 2_000;
  private final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
  private int left = READ;

  private Language() {}

  /** {@code zh}, {@code ja}, {@code ko}, {@code ru}, {@code en} or {@code other}. */
  static String of(Listing listing) {
    Language language = new Language();
    language.read(listing.title());
    language.read(listing.body());
    for (Reply reply : listing.replies()) {
      language.read(reply.body());
    }
    return language.told();
  }

  private void read(String text) {
    for (int i = 0; i < text.length() && left > 0; left--) {
      int codePoint = text.codePointAt(i);
      if (Character.isLetter(codePoint)) {
        counts.merge(UnicodeScript.of(codePoint), 1, Integer::sum);
      }
      i += Character.charCount(codePoint);
    }
  }

  private String told() {
    int han = count(UnicodeScript.HAN);
    int kana = count(UnicodeScript.HIRAGANA) + count(UnicodeScript.KATAKANA);
    int hangul = count(UnicodeScript.HANGUL);
    int latin = count(UnicodeScript.LATIN);
    int cyrillic = count(UnicodeScript.CYRILLIC);
    int letters = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (kana > 0 && 4 * kana > han) {
      return "ja";
    }
    if (hangul > han && 3 * hangul > latin) {
      return "ko";
    }
    if (han > 0 && 9 * han >= latin) {
      return "zh";
    }
    if (cyrillic > latin) {
      return "ru";
    }
    return letters > 0 && 2 * latin > letters ? "en" : "other";
  }

  private int count(UnicodeScript script) {
    return counts.getOrDefault(script, 0);
  }
}
