package org.hulian.bench.text;

import java.util.List;
import java.util.Random;

/**
 * The kinds of disguise. The sixteen of {@link Group#USUAL} are what earlier measurements of the
 * peers used; those of {@link Group#HARD} need lists of what people take for the same.
 */
public enum Kind {
  /** As the lexicon writes it. */
  PLAIN("plain", Group.NONE, (term, random) -> term),
  /** 人*脸. */
  SEPARATORS("separators between", Group.USUAL, Marks::separators),
  /** Zero-width signs and other invisible ones between. */
  INVISIBLE("zero-width signs between", Group.USUAL, Marks::invisible),
  /** Struck through, ringed, dotted. */
  COMBINING("combining marks", Group.USUAL, Marks::combining),
  /** One character a line. */
  NEWLINES("newlines between", Group.USUAL, Marks::newlines),
  /** 人🔥脸. */
  EMOJI_BETWEEN("emoji between", Group.USUAL, Marks::emoji),
  /** 人臉. */
  TRADITIONAL("traditional characters", Group.USUAL, Shapes::traditional),
  /** ⼈脸. */
  RADICALS("radicals for characters", Group.USUAL, Shapes::radicals),
  /** 人人脸脸. */
  DOUBLED("doubled characters", Group.USUAL, Marks::doubled),
  /** 人(哈)脸. */
  BRACKETS("noise in brackets", Group.USUAL, Marks::brackets),
  /** 仁脸. */
  HOMOPHONE("homophone for one", Group.USUAL, Sounds::homophone),
  /** 仁练. */
  HOMOPHONES("homophones for all", Group.USUAL, Sounds::homophones),
  /** ren脸. */
  PINYIN("pinyin for one", Group.USUAL, Sounds::pinyin),
  /** renlian. */
  PINYIN_OF_ALL("pinyin for all", Group.USUAL, Sounds::pinyinOfAll),
  /** r脸. */
  INITIAL("initial for one", Group.USUAL, Sounds::initial),
  /** 人月佥. */
  SPLIT("split characters", Group.USUAL, Shapes::split),
  /** 脸人. */
  SWAPPED("neighbours swapped", Group.USUAL, Marks::swapped),
  /** ｒ脸. */
  STYLED("width and style of letters", Group.HARD, Letters::styled),
  /** The letters of other scripts. */
  OTHER_SCRIPT("look-alike letters", Group.HARD, Letters::otherScript),
  /** 人睑. */
  LOOK_ALIKE("look-alike characters", Group.HARD, Shapes::lookAlike),
  /** ④件套. */
  DIGITS("forms of digits", Group.HARD, Shapes::digits),
  /** 人😀. */
  EMOJI_AS_WORD("emoji for a word", Group.HARD, Shapes::emoji),
  /** rl. */
  INITIALS("initials for all", Group.HARD, Sounds::initials),
  /** A spelling with signs between. */
  TWO_AT_ONCE("two kinds at once", Group.HARD, Kind::twoAtOnce);

  /** Which mean a kind belongs to. */
  public enum Group {
    /** None: not disguised. */
    NONE,
    /** The sixteen. */
    USUAL,
    /** The others. */
    HARD
  }

  private static final List<Disguise> SPELLINGS =
      List.of(
          Sounds::homophone,
          Sounds::pinyin,
          Sounds::initial,
          Shapes::traditional,
          Shapes::split,
          Marks::swapped);
  private static final List<Disguise> BETWEEN =
      List.of(Marks::separators, Marks::invisible, Marks::emoji, Marks::newlines);

  private final String label;
  private final Group group;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method, which has no state
  private final Disguise disguise;

  Kind(String label, Group group, Disguise disguise) {
    this.label = label;
    this.group = group;
    this.disguise = disguise;
  }

  /** The name in tables. */
  public String label() {
    return label;
  }

  /** Which mean it belongs to. */
  public Group group() {
    return group;
  }

  /**
   * Disguises a term.
   *
   * @param term of two characters at least
   * @return the term as it was where this kind does not apply to it
   */
  public String apply(String term, Random random) {
    return disguise.apply(term, random);
  }

  private static String twoAtOnce(String term, Random random) {
    String spelt = Pick.of(SPELLINGS, random).apply(term, random);
    return spelt.equals(term) ? term : Pick.of(BETWEEN, random).apply(spelt, random);
  }
}
