package org.hulian.store.duplicate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hulian.listing.Listing;
import org.hulian.listing.text.TextNormalizer;

/**
 * What is kept of a text to find those near to it. Near is the Jaccard likeness of the sets of
 * their pieces: what both have among what either has.
 *
 * <ul>
 *   <li>Bands: MinHash (Broder, On the resemblance and containment of documents, 1997), {@value
 *       #BANDS} times {@value #ROWS} values. Texts of likeness j share a band with probability
 *       {@code 1 - (1 - j^ROWS)^BANDS}.
 *   <li>The {@value #KEPT} lowest hashes of pieces. They measure the likeness: exactly if both
 *       texts have fewer pieces, otherwise within a few hundredths (the same paper).
 * </ul>
 *
 * <p>Immutable.
 */
public final class Sketch {
  /** Shorter normalised texts have none: they are alike by chance. */
  static final int SHORTEST = 8;

  /** Least likeness of near texts. */
  static final double NEAR = 0.4;

  /** Fewer pieces tell nothing. */
  private static final int FEWEST = 4;

  static final int BANDS = 24;
  static final int ROWS = 3;
  static final int KEPT = 128;
  private static final int MOST_READ = 20_000;
  private static final int[] NOTHING = {};

  /**
   * One odd multiplier for each value; multiplying and shifting is a hash (Dietzfelbinger 1997).
   */
  private static final long[] MULTIPLIERS =
      LongStream.rangeClosed(1, BANDS * ROWS)
          .map(i -> Hashes.mixed(i * 0x9E3779B97F4A7C15L) | 1)
          .toArray();

  private final long textHash;
  private final int[] bands;
  private final int[] lowest;

  private Sketch(long textHash, int[] bands, int[] lowest) {
    this.textHash = textHash;
    this.bands = bands;
    this.lowest = lowest;
  }

  /** Of what the author wrote, title and body; empty if that is too short to be compared. */
  public static Optional<Sketch> of(Listing listing) {
    return of(listing.title() + "\n" + listing.body());
  }

  /** Of a text as written. */
  public static Optional<Sketch> of(String text) {
    String normalized = TextNormalizer.standard().normalize(text).normalized();
    if (normalized.codePointCount(0, normalized.length()) < SHORTEST) {
      return Optional.empty();
    }
    long[] shingles = Shingles.of(normalized, MOST_READ);
    return Optional.of(new Sketch(Hashes.of(normalized), bandsOf(shingles), lowestOf(shingles)));
  }

  private static int[] bandsOf(long[] shingles) {
    long[] least = new long[MULTIPLIERS.length];
    Arrays.fill(least, Long.MAX_VALUE);
    for (long shingle : shingles) {
      for (int i = 0; i < least.length; i++) {
        long hash = (shingle * MULTIPLIERS[i]) >>> 32;
        if (hash < least[i]) {
          least[i] = hash;
        }
      }
    }
    int[] bands = new int[BANDS];
    for (int band = 0; band < BANDS; band++) {
      long hash = band;
      for (int row = 0; row < ROWS; row++) {
        hash = Hashes.mixed(hash ^ least[band * ROWS + row]);
      }
      bands[band] = (int) (hash >>> 32);
    }
    return bands;
  }

  private static int[] lowestOf(long[] shingles) {
    return LongStream.of(shingles)
        .mapToInt(shingle -> (int) (shingle >>> 32))
        .sorted()
        .distinct()
        .limit(KEPT)
        .toArray();
  }

  /** Whether the texts share a band, and so would be compared. */
  public boolean meets(Sketch other) {
    for (int band : bands) {
      for (int theirs : other.bands) {
        if (band == theirs) {
          return true;
        }
      }
    }
    return false;
  }

  /** How likely it is that texts of this likeness share a band. */
  public static double chance(double likeness) {
    return 1 - Math.pow(1 - Math.pow(likeness, ROWS), BANDS);
  }

  /** Whether two texts that met are near. */
  public boolean near(Sketch other) {
    return likeness(other) >= NEAR;
  }

  /**
   * How alike two texts are.
   *
   * @return 0 for texts without a common piece, to 1 for those with the same pieces
   */
  public double likeness(Sketch other) {
    return likeness(other.lowest, NOTHING);
  }

  /**
   * Beyond the highest hash that was kept of a long text nothing is known of it.
   *
   * @param others pieces of the other text, ascending
   * @param common pieces that are left out, since many other texts have them; ascending
   * @return 0 as well where too few pieces are left to tell
   */
  double likeness(int[] others, int[] common) {
    if (common.length == 0) {
      return ofAll(lowest, others);
    }
    long known = Math.min(known(lowest), known(others));
    int shared = 0;
    int all = 0;
    int i = 0;
    int j = 0;
    int k = 0;
    while (i < lowest.length || j < others.length) {
      long mine = i < lowest.length ? lowest[i] : Long.MAX_VALUE;
      long theirs = j < others.length ? others[j] : Long.MAX_VALUE;
      long next = Math.min(mine, theirs);
      if (next > known) {
        break;
      }
      while (k < common.length && common[k] < next) {
        k++;
      }
      if (k == common.length || common[k] != next) {
        all++;
        shared += mine == theirs ? 1 : 0;
      }
      i += mine <= theirs ? 1 : 0;
      j += theirs <= mine ? 1 : 0;
    }
    return all < FEWEST ? 0 : (double) shared / all;
  }

  /** The same with nothing left out, which is asked for most. */
  private static double ofAll(int[] one, int[] other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      int mine = one[i];
      int theirs = other[j];
      shared += mine == theirs ? 1 : 0;
      i += mine <= theirs ? 1 : 0;
      j += theirs <= mine ? 1 : 0;
    }
    long known = Math.min(known(one), known(other));
    int all = upTo(known, one) + upTo(known, other) - shared;
    return all < FEWEST ? 0 : (double) shared / all;
  }

  /** How many of these are no higher. */
  private static int upTo(long highest, int[] lowest) {
    if (lowest.length == 0 || lowest[lowest.length - 1] <= highest) {
      return lowest.length;
    }
    int at = Arrays.binarySearch(lowest, (int) highest);
    return at >= 0 ? at + 1 : -at - 1;
  }

  private static long known(int[] lowest) {
    return lowest.length < KEPT ? Long.MAX_VALUE : lowest[lowest.length - 1];
  }

  long textHash() {
    return textHash;
  }

  int[] bands() {
    return bands.clone();
  }

  /** The lowest hashes, ascending. */
  int[] pieces() {
    return lowest.clone();
  }

  byte[] stored() {
    ByteBuffer bytes = ByteBuffer.allocate(lowest.length * Integer.BYTES);
    bytes.asIntBuffer().put(lowest);
    return bytes.array();
  }

  static int[] read(byte[] stored) {
    int[] lowest = new int[stored.length / Integer.BYTES];
    ByteBuffer.wrap(stored).asIntBuffer().get(lowest);
    return lowest;
  }
}
