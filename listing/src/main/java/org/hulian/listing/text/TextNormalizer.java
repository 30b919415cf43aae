package org.hulian.listing.text;

/**
 * Undoes the disguises that one look at each character can undo, keeping the way back to the text
 * as written.
 *
 * <ul>
 *   <li>Compatibility forms, width, case and accents (NFKC, case folding), traditional to
 *       simplified character by character, radicals to characters, look-alike letters of other
 *       scripts to Latin (UTS #39): {@code fold.txt}, generated from ICU.
 *   <li>Digits of every form become ASCII digits; numerals written as words (一, 壹, 万) become or
 *       stay the everyday Chinese numeral, so that 35一套 stays a price. {@code 4件套} becomes {@code
 *       四件套}: a digit of a set takes the written form, in the lexicon as in the text.
 *   <li>0 and o, 1 and l are never merged.
 *   <li>Split characters (月佥) are joined, look-alike characters put right beside the neighbour that
 *       gives them away (人睑), emoji read as words (🐧): {@code splits.tsv}, {@code lookalikes.tsv},
 *       {@code emoji.tsv}.
 *   <li>Marks, white space and punctuation are left out, line breaks and sentence ends too: sellers
 *       break words with all of them. What was left out before a unit is told by {@link
 *       NormalizedText#gap}, so a matcher can refuse to read across a sentence. Only between two
 *       digits one unit stays ({@code . , : / - ~ +} or a space), since numbers must not run
 *       together; currency and percent signs stay beside a number, @ before a handle.
 * </ul>
 *
 * <p>Normalising the normalised text changes nothing. The work is linear in the text, whatever it
 * holds; no text makes it fail. Thread-safe.
 */
public final class TextNormalizer {
  private static final TextNormalizer STANDARD = new TextNormalizer();
  private final Tables tables;

  /** What all passes share. */
  record Tables(FoldTable folds, Rewrites rewrites, Context context) {}

  private TextNormalizer() {
    Rewrites rewrites = Rewrites.load();
    tables = new Tables(FoldTableLoader.load(rewrites), rewrites, Context.load());
  }

  /** The normaliser with the project's own tables; the same object every time. */
  public static TextNormalizer standard() {
    return STANDARD;
  }

  /**
   * What a character becomes wherever it stands, for readers that must keep blanks and punctuation:
   * 塊 becomes 块, 壹 becomes 一.
   *
   * @param codePoint any
   * @return itself where it is dropped, becomes several characters, or depends on its neighbours
   */
  public int foldAlone(int codePoint) {
    int cell = tables.folds().cell(codePoint);
    return switch (FoldTable.kind(cell)) {
      case FoldTable.KEEP, FoldTable.KEEP_TRIGGER -> FoldTable.value(cell);
      default -> codePoint;
    };
  }

  /** Normalises any text, however hostile. */
  public NormalizedText normalize(CharSequence text) {
    return new FoldPass(text.toString(), tables).run();
  }
}
