package org.hulian.index.query;

/**
 * What a query says that was read otherwise than it may have been meant, or left out.
 *
 * @param what the piece as typed, may be empty
 */
public record Note(Reason reason, String what) {
  private static final int LONGEST = 40;

  public Note {
    if (what.length() > LONGEST) {
      int end = Character.isHighSurrogate(what.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      what = what.substring(0, end) + "…";
    }
  }

  /** Why. */
  public enum Reason {
    TOO_LONG("what comes after 512 characters is left out"),
    TOO_MANY("more than 64 words and conditions; this is left out"),
    TOO_DEEP("brackets more than 8 deep are not counted"),
    QUOTE_OPEN("a quote that was not closed goes on to the end"),
    BRACKET_OPEN("a bracket that was not closed is closed at the end"),
    BRACKET_CLOSED("a closing bracket without an opening one is left out"),
    NO_SIDE("stands between nothing and is left out"),
    NO_WORD("there is nothing to search for in it; left out"),
    PREFIX_SHORT("a star needs two characters before it; read without"),
    PREFIX_NUMBER("numbers are searched whole; read without the star"),
    PREFIX_LEADING("a star cannot stand before a word and is left out"),
    NO_VALUE("is no value of this field; read as a word"),
    NEAR_ONE("a distance needs two words in quotes, and not too many; left out"),
    NEAR_FAR("the distance is 50 at most"),
    NEAR_WIDE("a word is too frequent to be looked for nearby; anywhere will do"),
    VARIANT_WIDE("is too frequent to tell other spellings of it apart; they match too");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** In English. */
    public String text() {
      return text;
    }
  }
}
