package org.hulian.index.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hulian.index.analysis.AnalyzedText;
import org.hulian.index.analysis.Unit;
import org.hulian.listing.text.Pinyin;

/**
 * How sellers write a term that no table undoes: 人四脸件套, 人脸脸四件套, r脸四件套, rlsjt. These are looked for
 * by what is asked, since they would make the index too large.
 *
 * <p>A term of two characters is looked for as it is: what else there is of it are everyday letters
 * and words (洗脸过后 is not 过脸).
 */
final class Disguises {
  private static final int FEWEST = 3;
  private static final int MOST = 12;
  private static final Pinyin PINYIN = Pinyin.standard();
  private final List<String> characters;
  private final Set<String> spellings = new LinkedHashSet<>();

  private Disguises(List<String> characters) {
    this.characters = characters;
  }

  /** Whether units are so many that other spellings of them are looked for. */
  static boolean mayBe(List<Unit> units) {
    return units.size() <= MOST
        && units.stream().map(Unit::key).filter(Disguises::sounds).count() >= FEWEST;
  }

  /** Other spellings of these units, each as it is indexed. */
  static List<List<Unit>> of(List<Unit> units) {
    Disguises disguises = new Disguises(units.stream().map(Unit::key).toList());
    disguises.doubled();
    disguises.swapped();
    disguises.initials();
    return disguises.spellings.stream()
        .map(spelling -> QueryTerm.untilBreak(AnalyzedText.of(spelling).words()))
        .filter(spelt -> !spelt.isEmpty() && !spelt.equals(units))
        .toList();
  }

  /** The first and the last one doubled hold the term as it is. */
  private void doubled() {
    for (int i = 1; i + 1 < characters.size(); i++) {
      String one = characters.get(i);
      if (isHan(one)) {
        add(i, 1, one + one);
      }
    }
  }

  private void swapped() {
    for (int i = 0; i + 1 < characters.size(); i++) {
      if (isHan(characters.get(i)) && isHan(characters.get(i + 1))) {
        add(i, 2, characters.get(i + 1) + characters.get(i));
      }
    }
  }

  /** One character by its initial, and all. */
  private void initials() {
    List<String> all = new ArrayList<>(characters);
    for (int i = 0; i < characters.size(); i++) {
      if (sounds(characters.get(i))) {
        int syllable = PINYIN.syllable(characters.get(i).charAt(0));
        String initial = PINYIN.name(syllable).substring(0, 1);
        all.set(i, initial);
        add(i, 1, initial);
      }
    }
    spellings.add(String.join("", all));
  }

  /** The term with this in the place of so many characters. */
  private void add(int at, int length, String written) {
    List<String> spelt = new ArrayList<>(characters.subList(0, at));
    spelt.add(written);
    spelt.addAll(characters.subList(at + length, characters.size()));
    spellings.add(String.join("", spelt));
  }

  private static boolean isHan(String key) {
    return Character.isIdeographic(key.codePointAt(0));
  }

  private static boolean sounds(String key) {
    return isHan(key) && key.length() == 1 && PINYIN.syllable(key.charAt(0)) >= 0;
  }
}
