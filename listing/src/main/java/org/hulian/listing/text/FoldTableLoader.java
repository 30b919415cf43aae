package org.hulian.listing.text;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the {@link FoldTable} from the generated table and, on top of it, the project's lists. */
final class FoldTableLoader {
  private static final int BLOCK = 128;
  private final int[] cells = new int[Character.MAX_CODE_POINT + 1];
  private final List<Replacement> replacements = new ArrayList<>();

  /**
   * Beyond it nothing is listed: most planes of Unicode are empty, and looking there takes time.
   */
  private int end;

  private FoldTableLoader() {}

  static FoldTable load(Rewrites rewrites) {
    FoldTableLoader loader = new FoldTableLoader();
    ListFile.rows(FoldTable.RESOURCE).forEach(loader::addGenerated);
    Arrays.fill(
        loader.cells,
        Character.MIN_HIGH_SURROGATE,
        Character.MAX_HIGH_SURROGATE + 1,
        FoldTable.cell(FoldTable.HIGH_SURROGATE, (char) 0));
    ListFile.rows("marks.tsv").forEach(loader::addMarks);
    ListFile.rows("variants.tsv").forEach(loader::addVariant);
    ListFile.rows("emoji.tsv").forEach(loader::addEmoji);
    loader.end = Math.max(Character.MIN_SUPPLEMENTARY_CODE_POINT, loader.lastListed() + 1);
    loader.settle();
    loader.markTriggers(rewrites);
    return loader.compress();
  }

  private void addGenerated(String[] row) {
    int first = Integer.parseInt(row[1], 16);
    String target = row[2];
    switch (row[0]) {
      case "=" -> keepAll(first, Integer.parseInt(target, 16));
      case ">" -> {
        for (int i = 0; i < target.length(); i++) {
          cells[first + i] = FoldTable.cell(FoldTable.KEEP, target.charAt(i));
        }
      }
      case "*" -> replace(first, new Replacement(target, "", ""));
      case "s" -> fill(first, target, FoldTable.SPACE);
      case "l" -> fill(first, target, FoldTable.LINE);
      case "p" -> fill(first, target, FoldTable.PUNCTUATION);
      default -> throw new IllegalStateException("no such kind in the fold table: " + row[0]);
    }
  }

  private void keepAll(int first, int last) {
    for (int cp = first; cp <= last; cp++) {
      boolean pair = Character.isSupplementaryCodePoint(cp);
      cells[cp] =
          pair
              ? FoldTable.cell(FoldTable.KEEP_PAIR, (char) 0)
              : FoldTable.cell(FoldTable.KEEP, (char) cp);
    }
  }

  private void fill(int first, String last, int kind) {
    int to = Integer.parseInt(last, 16) + 1;
    Arrays.fill(cells, first, to, FoldTable.cell(kind, (char) 0));
  }

  private void replace(int codePoint, Replacement replacement) {
    cells[codePoint] = FoldTable.cell(FoldTable.REPLACE, (char) replacements.size());
    replacements.add(replacement);
  }

  private void addMarks(String[] row) {
    int kind =
        switch (row[0]) {
          case "sentence" -> FoldTable.SENTENCE;
          case "dot" -> FoldTable.DOT;
          case "between", "noise" -> FoldTable.PUNCTUATION;
          case "at" -> FoldTable.AT;
          case "currency" -> FoldTable.CURRENCY;
          case "percent" -> FoldTable.PERCENT;
          case "plus" -> FoldTable.PLUS;
          default -> throw new IllegalStateException("no such kind of mark: " + row[0]);
        };
    char value = row[1].isEmpty() ? 0 : row[1].charAt(0);
    row[2].codePoints().forEach(cp -> cells[cp] = FoldTable.cell(kind, value));
  }

  private void addVariant(String[] row) {
    row[1].codePoints().forEach(cp -> cells[cp] = FoldTable.cell(FoldTable.KEEP, row[0].charAt(0)));
  }

  private void addEmoji(String[] row) {
    String after = row.length > 2 ? row[2] : "";
    String before = row.length > 3 ? row[3] : "";
    row[0].codePoints().forEach(cp -> replace(cp, new Replacement(row[1], after, before)));
  }

  private int lastListed() {
    int last = cells.length - 1;
    while (cells[last] == 0) {
      last--;
    }
    return last;
  }

  /** What the lists say of a character also holds for all that the generated table makes of it. */
  private void settle() {
    for (int cp = 0; cp < end; cp++) {
      if (FoldTable.kind(cells[cp]) == FoldTable.KEEP && FoldTable.value(cells[cp]) != cp) {
        cells[cp] = cells[FoldTable.value(cells[cp])];
      }
    }
    replacements.replaceAll(
        replacement ->
            new Replacement(
                settled(replacement.word()), replacement.after(), replacement.before()));
  }

  private String settled(String word) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char unit = word.charAt(i);
      boolean kept = FoldTable.kind(cells[unit]) == FoldTable.KEEP;
      if (kept || unit == '/' || Character.isSurrogate(unit)) {
        out.append(kept ? FoldTable.value(cells[unit]) : unit);
      }
    }
    return out.toString();
  }

  private void markTriggers(Rewrites rewrites) {
    for (int cp = 0; cp < end; cp++) {
      char value = FoldTable.value(cells[cp]);
      if (FoldTable.kind(cells[cp]) == FoldTable.KEEP && rewrites.endsWith(value)) {
        cells[cp] = FoldTable.cell(FoldTable.KEEP_TRIGGER, value);
      }
    }
  }

  private FoldTable compress() {
    char[] blocks = new char[cells.length / BLOCK];
    Map<IntBuffer, Character> known = new HashMap<>();
    List<int[]> distinct = new ArrayList<>();
    int listed = (end + BLOCK - 1) / BLOCK;
    for (int i = 0; i <= listed; i++) {
      int[] block = Arrays.copyOfRange(cells, i * BLOCK, (i + 1) * BLOCK);
      Character number = known.putIfAbsent(IntBuffer.wrap(block), (char) distinct.size());
      if (number == null) {
        blocks[i] = (char) distinct.size();
        distinct.add(block);
      } else {
        blocks[i] = number;
      }
    }
    Arrays.fill(blocks, listed, blocks.length, blocks[listed]);
    int[] packed = distinct.stream().flatMapToInt(Arrays::stream).toArray();
    return new FoldTable(blocks, packed, replacements.toArray(Replacement[]::new));
  }
}
