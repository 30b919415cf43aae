package org.hulian.store.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sketches in the tables. A look-up reads {@value Sketch#BANDS} bands of at most {@value #FULL}
 * texts each, however many there are. What was read is kept, so an object of this class serves one
 * transaction.
 *
 * <p>A band that many texts have is of what they all say, such as the terms of a shop. It is full
 * and takes no more texts. What most of its texts say is left out when the others are compared;
 * texts that are nearly the same are near all the same.
 *
 * <p>Clusters have a leader, the first of them, whose number they bear. A new text goes with the
 * nearest one whose leader it is near to as well, so that chains of edits lead nowhere else.
 */
final class SketchRows {
  /** Texts of a band, the last of which tells that it is full. */
  private static final int FULL = 33;

  /** Likeness from which texts are near, whatever others say. */
  private static final double NEARLY_SAME = 0.9;

  private static final int MOST_NEAR = 20;

  /** Bands and texts that are kept, of about a kilobyte each. */
  private static final int MOST_KEPT = 50_000;

  private static final int[] NOTHING = {};

  private final Statements statements;
  private final Map<Long, Text> texts = new HashMap<>();
  private final Map<Integer, Band> bands = new HashMap<>();

  /** By the texts of a full band, which stay the same; many bands are full of the same texts. */
  private final Map<List<Text>, int[]> commons = new HashMap<>();

  private int looks;
  private long last;

  SketchRows(Statements statements) {
    this.statements = statements;
  }

  /** A text in the tables. */
  static final class Text {
    private final long id;
    private final int[] pieces;
    private long cluster;
    private int look;
    private boolean quiet;

    private Text(long id, int[] pieces, long cluster) {
      this.id = id;
      this.pieces = pieces;
      this.cluster = cluster;
    }

    long id() {
      return id;
    }

    /** Whether it is known that none of its items was taken down. */
    boolean isQuiet() {
      return quiet;
    }

    void quiet() {
      quiet = true;
    }
  }

  private static final class Band {
    private final List<Text> texts;
    private int @Nullable [] common;

    Band(List<Text> texts) {
      this.texts = texts;
    }

    boolean isFull() {
      return texts.size() >= FULL;
    }
  }

  /** A text that is near. */
  record Near(Text text, double measure) {}

  /**
   * What is around a text.
   *
   * @param near nearest first, the text itself among them if it is known
   * @param cluster that it belongs to, 0 if it leads one of its own
   */
  record Around(List<Near> near, long cluster) {
    static final Around NOTHING = new Around(List.of(), 0);
  }

  /** The same text, if it is known; the beginning of a look. */
  Optional<Text> find(Sketch sketch) {
    if (bands.size() >= MOST_KEPT || texts.size() >= MOST_KEPT) {
      bands.clear();
      texts.clear();
      commons.clear();
    }
    return statements
        .select(
            "SELECT id FROM sketch WHERE text_hash = ?", row -> row.getLong(1), sketch.textHash())
        .stream()
        .findFirst()
        .map(this::text);
  }

  /** Looks for the texts that are near. */
  Around around(Sketch sketch, Optional<Text> same) {
    looks++;
    List<Near> near = new ArrayList<>();
    same.ifPresent(
        text -> {
          text.look = looks;
          near.add(new Near(text, 1));
        });
    List<Text> candidates = new ArrayList<>();
    List<int[]> said = new ArrayList<>();
    for (int hash : sketch.bands()) {
      Band band = band(hash);
      for (Text text : band.texts) {
        if (text.look != looks) {
          text.look = looks;
          candidates.add(text);
        }
      }
      if (band.isFull()) {
        said.add(common(band));
      }
    }
    int[] common = union(said);
    for (Text candidate : candidates) {
      double measure = sketch.likeness(candidate.pieces, NOTHING);
      if (measure >= Sketch.NEAR) {
        near.add(new Near(candidate, measure));
      }
    }
    near.sort(
        Comparator.comparingDouble(Near::measure)
            .reversed()
            .thenComparingLong(found -> found.text.id));
    // Only of the nearest is it asked what they are without what all say, since that takes longer.
    List<Near> nearest =
        near.stream()
            .filter(found -> isNear(sketch, found.text, found.measure, common))
            .limit(MOST_NEAR)
            .toList();
    return new Around(nearest, cluster(sketch, nearest, common));
  }

  private static boolean isNear(Sketch sketch, Text text, double measure, int[] common) {
    return measure >= NEARLY_SAME
        || (measure >= Sketch.NEAR
            && (common.length == 0 || sketch.likeness(text.pieces, common) >= Sketch.NEAR));
  }

  /** Whether the leader of a cluster is near. */
  private boolean isNear(Sketch sketch, long leader, int[] common) {
    Text text = text(leader);
    return isNear(sketch, text, sketch.likeness(text.pieces, NOTHING), common);
  }

  private long cluster(Sketch sketch, List<Near> nearest, int[] common) {
    for (Near near : nearest) {
      long leader = near.text.cluster;
      if (leader != 0 && (leader == near.text.id || isNear(sketch, leader, common))) {
        return leader;
      }
    }
    return 0;
  }

  private Band band(int hash) {
    Band known = bands.get(hash);
    if (known != null) {
      return known;
    }
    List<Text> found = new ArrayList<>();
    statements
        .select("SELECT sketch_id FROM item_band WHERE band = ?", row -> row.getLong(1), hash)
        .forEach(id -> found.add(text(id)));
    Band band = new Band(found);
    bands.put(hash, band);
    return band;
  }

  private Text text(long id) {
    Text known = texts.get(id);
    if (known == null) {
      known =
          statements
              .select(
                  "SELECT shingles, cluster FROM sketch WHERE id = ?",
                  row -> new Text(id, Sketch.read(row.getBytes(1)), row.getLong(2)),
                  id)
              .getFirst();
      texts.put(id, known);
    }
    return known;
  }

  private int[] common(Band band) {
    int[] common = band.common;
    if (common == null) {
      common = commons.computeIfAbsent(band.texts, SketchRows::common);
      band.common = common;
    }
    return common;
  }

  /** What more than half of these texts say, ascending. */
  private static int[] common(List<Text> texts) {
    int[] all = sorted(texts.stream().map(text -> text.pieces).toList());
    int[] common = new int[all.length];
    int found = 0;
    for (int from = 0, to; from < all.length; from = to) {
      to = from + 1;
      while (to < all.length && all[to] == all[from]) {
        to++;
      }
      if (2 * (to - from) > texts.size()) {
        common[found++] = all[from];
      }
    }
    return Arrays.copyOf(common, found);
  }

  /** All of these numbers, ascending; most arrays are the same one. */
  private static int[] union(List<int[]> arrays) {
    List<int[]> different = new ArrayList<>();
    for (int[] array : arrays) {
      if (different.stream().noneMatch(known -> known == array)) {
        different.add(array);
      }
    }
    return switch (different.size()) {
      case 0 -> NOTHING;
      case 1 -> different.getFirst();
      default -> sorted(different);
    };
  }

  /** What is in several of them stands there as often. */
  private static int[] sorted(List<int[]> arrays) {
    int[] all = new int[arrays.stream().mapToInt(array -> array.length).sum()];
    int filled = 0;
    for (int[] array : arrays) {
      System.arraycopy(array, 0, all, filled, array.length);
      filled += array.length;
    }
    Arrays.sort(all);
    return all;
  }

  /**
   * Says that an item has this text, and that it is its newest one.
   *
   * @return whether the item came to another text, or its text to a cluster
   */
  boolean add(Sketch sketch, Optional<Text> same, Around around, long itemId) {
    Text text = same.orElseGet(() -> insert(sketch, around.cluster));
    boolean joins = text.cluster == 0;
    if (joins) {
      text.cluster = around.cluster == 0 ? text.id : around.cluster;
      statements.update("UPDATE sketch SET cluster = ? WHERE id = ?", text.cluster, text.id);
    }
    text.quiet = false;
    statements.update(
        "INSERT INTO item_sketch (sketch_id, item_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        text.id,
        itemId);
    int moved =
        statements.update(
            "UPDATE item SET sketch_id = ?1 WHERE id = ?2 AND sketch_id IS NOT ?1",
            text.id,
            itemId);
    return joins || moved > 0;
  }

  /** Whether a text waits for its cluster, since it was stored before there were clusters. */
  static boolean isLoose(Text text) {
    return text.cluster == 0;
  }

  /** Says that the item's newest text is too short to be compared. */
  boolean leave(long itemId) {
    return statements.update(
            "UPDATE item SET sketch_id = NULL WHERE id = ? AND sketch_id IS NOT NULL", itemId)
        > 0;
  }

  private Text insert(Sketch sketch, long cluster) {
    if (last == 0) {
      last =
          statements
              .select("SELECT coalesce(max(id), 0) FROM sketch", row -> row.getLong(1))
              .getFirst();
    }
    long id = ++last;
    Text text = new Text(id, sketch.pieces(), cluster == 0 ? id : cluster);
    texts.put(id, text);
    statements.update(
        "INSERT INTO sketch (id, text_hash, shingles, cluster) VALUES (?, ?, ?, ?)",
        id,
        sketch.textHash(),
        sketch.stored(),
        text.cluster);
    for (int hash : sketch.bands()) {
      Band band = band(hash);
      if (!band.isFull() && !band.texts.contains(text)) {
        statements.update("INSERT INTO item_band (band, sketch_id) VALUES (?, ?)", hash, id);
        band.texts.add(text);
      }
    }
    return text;
  }
}
