package org.hulian.store.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sketches in the tables. A look-up reads {@value Sketch#BANDS} bands of at most {@value #FULL}
 * texts each, however many there are.
 *
 * <p>A band that many texts have is of what they all say, such as the terms of a shop. It is full
 * and takes no more texts. What most of its texts say is left out when the others are compared;
 * texts that are nearly the same are near all the same.
 */
final class SketchRows {
  /** Texts of a band, the last of which tells that it is full. */
  private static final int FULL = 33;

  /** Likeness from which texts are near, whatever others say. */
  private static final double NEARLY_SAME = 0.9;

  private static final int MOST_NEAR = 20;

  private final Statements statements;
  private final Map<Long, int[]> read = new HashMap<>();

  /** By the texts of a full band, which stay the same; many bands are full of the same texts. */
  private final Map<List<Long>, Set<Integer>> commons = new HashMap<>();

  /** Bands as they were read since the last change. */
  private final Map<Integer, List<Long>> lookedUp = new HashMap<>();

  SketchRows(Statements statements) {
    this.statements = statements;
  }

  /**
   * A text that is near.
   *
   * @param id of its sketch
   */
  record Near(long id, double measure) {}

  /** Nearest first, the text itself among them if it is known. */
  List<Near> near(Sketch sketch) {
    Set<Long> candidates = new HashSet<>();
    Set<Integer> common = new HashSet<>();
    for (int band : sketch.bands()) {
      List<Long> texts = texts(band);
      candidates.addAll(texts);
      if (texts.size() >= FULL) {
        common.addAll(commons.computeIfAbsent(texts, this::common));
      }
    }
    List<Near> near = new ArrayList<>();
    for (long same : find(sketch)) {
      near.add(new Near(same, 1));
      candidates.remove(same);
    }
    for (long candidate : candidates) {
      int[] pieces = pieces(candidate);
      double measure = sketch.likeness(pieces, Set.of());
      if (measure >= NEARLY_SAME
          || (measure >= Sketch.NEAR
              && (common.isEmpty() || sketch.likeness(pieces, common) >= Sketch.NEAR))) {
        near.add(new Near(candidate, measure));
      }
    }
    near.sort(Comparator.comparingDouble(Near::measure).reversed().thenComparing(Near::id));
    return near.subList(0, Math.min(MOST_NEAR, near.size()));
  }

  private List<Long> texts(int band) {
    return lookedUp.computeIfAbsent(
        band,
        key ->
            statements.select(
                "SELECT sketch_id FROM item_band WHERE band = ?", row -> row.getLong(1), key));
  }

  /** What more than half of these texts say. */
  private Set<Integer> common(List<Long> texts) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (long text : texts) {
      for (int piece : pieces(text)) {
        counts.merge(piece, 1, Integer::sum);
      }
    }
    counts.values().removeIf(count -> 2 * count <= texts.size());
    return counts.keySet();
  }

  private int[] pieces(long text) {
    return read.computeIfAbsent(
        text,
        id ->
            statements
                .select(
                    "SELECT shingles FROM sketch WHERE id = ?",
                    row -> Sketch.read(row.getBytes(1)),
                    id)
                .getFirst());
  }

  /** At most one. */
  private List<Long> find(Sketch sketch) {
    return statements.select(
        "SELECT id FROM sketch WHERE text_hash = ?", row -> row.getLong(1), sketch.textHash());
  }

  /** Says that an item has this text. */
  void add(Sketch sketch, long itemId) {
    List<Long> known = find(sketch);
    long id = known.isEmpty() ? insert(sketch) : known.getFirst();
    statements.update(
        "INSERT INTO item_sketch (sketch_id, item_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        id,
        itemId);
  }

  private long insert(Sketch sketch) {
    long id =
        statements
            .select("SELECT coalesce(max(id), 0) + 1 FROM sketch", row -> row.getLong(1))
            .getFirst();
    statements.update(
        "INSERT INTO sketch (id, text_hash, shingles) VALUES (?, ?, ?)",
        id,
        sketch.textHash(),
        sketch.stored());
    for (int band : sketch.bands()) {
      if (texts(band).size() < FULL) {
        statements.update(
            "INSERT OR IGNORE INTO item_band (band, sketch_id) VALUES (?, ?)", band, id);
      }
    }
    lookedUp.clear();
    return id;
  }
}
