package org.hulian.review.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the form for a group sends.
 *
 * @param verdict as in {@link DecisionForm}, with policy, clearance and note
 * @param take the cases that are to be decided, each as number and revision: {@code 17:2}
 * @param count the number that was typed, empty if none was asked for
 */
record GroupForm(
    @Nullable String verdict,
    @Nullable String policy,
    @Nullable String clearance,
    @Nullable String note,
    @Nullable List<String> take,
    @Nullable String count) {
  /** From this many cases on, their number is not typed; above, it is. */
  static final int FEW = 9;

  private static final Pattern CASE = Pattern.compile("(\\d{1,18}):(\\d{1,9})");

  /** A case as it was shown. */
  record Taken(long id, int revision) {
    /** As the form sends it. */
    public String key() {
      return id + ":" + revision;
    }
  }

  /** What one case would be decided by. */
  DecisionForm decision() {
    return new DecisionForm(null, verdict, policy, clearance, note);
  }

  /** The cases, each once; what cannot be read is none. */
  List<Taken> taken() {
    List<Taken> taken = new ArrayList<>();
    Set<Long> known = new TreeSet<>();
    for (String one : take == null ? List.<String>of() : take) {
      Matcher read = CASE.matcher(one);
      if (read.matches() && known.add(Long.parseLong(read.group(1)))) {
        taken.add(new Taken(Long.parseLong(read.group(1)), Integer.parseInt(read.group(2))));
      }
    }
    return taken;
  }

  /** Whether it is meant: few cases, or the number of them was typed. */
  boolean confirmed() {
    int size = taken().size();
    return size <= FEW || (count != null && count.strip().equals(Integer.toString(size)));
  }
}
