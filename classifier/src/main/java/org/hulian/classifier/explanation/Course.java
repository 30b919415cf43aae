package org.hulian.classifier.explanation;

import java.util.List;
import java.util.Locale;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Mention;
import org.jspecify.annotations.Nullable;

/**
 * How closely a listing was looked at, and why no closer. All numbers are probabilities.
 *
 * @param units pieces of the listing that were looked at: title with body, or with one reply, and
 *     windows of these that passed the screen
 * @param closer how many of them were looked at more closely
 * @param decidedIn the texts of the unit that made the verdict, title first
 * @param screened what the screen gave that unit
 * @param gate from which on the screen lets a unit through
 * @param worded what wording and signals gave it; absent if the screen kept it back
 * @param reachable the most to which the language models could have lifted it; absent likewise
 * @param stop why the look ended there
 */
public record Course(
    int units,
    int closer,
    List<Mention> decidedIn,
    double screened,
    double gate,
    @Nullable Double worded,
    @Nullable Double reachable,
    Stop stop) {
  public Course {
    decidedIn = List.copyOf(decidedIn);
  }

  /** The look that made the verdict. */
  public Look decided() {
    return stop.decided;
  }

  /** The same over a text in which some characters were covered. */
  Course over(Listing covered) {
    List<Mention> there =
        decidedIn.stream().map(mention -> Mentions.over(mention, covered)).toList();
    return new Course(units, closer, there, screened, gate, worded, reachable, stop);
  }

  /** A look that can make the verdict; each is dearer than the one before. */
  public enum Look {
    /** Glance and screen, which every listing gets. */
    SCREEN,
    /** A finer model over the words, with the signals that need no language model. */
    WORDING,
    /** The same with what the language models read. */
    ANALYSIS;

    /** The name in interfaces, such as {@code screen}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why a listing was looked at no more closely. */
  public enum Stop {
    /** Single signs and shapes were enough to see that it is ordinary. */
    AT_A_GLANCE(Look.SCREEN),
    /** The screen's score stayed below the gate. */
    BELOW_GATE(Look.SCREEN),
    /** Nothing that the language models could say would have reached the threshold. */
    OUT_OF_REACH(Look.WORDING),
    /** The language models were left out by the settings. */
    ANALYSIS_OFF(Look.WORDING),
    /** The language models read Chinese, and the unit has none. */
    NOT_CHINESE(Look.WORDING),
    /** All looks were taken. */
    ANALYZED(Look.ANALYSIS);

    private final Look decided;

    Stop(Look decided) {
      this.decided = decided;
    }

    /** The name in interfaces, such as {@code below_gate}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
