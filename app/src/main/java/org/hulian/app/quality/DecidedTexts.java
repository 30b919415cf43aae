package org.hulian.app.quality;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hulian.listing.feed.LabelledListing;
import org.hulian.listing.finding.Category;
import org.hulian.store.quality.Decided;
import org.hulian.store.quality.Decided.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Reviewers' decisions as labelled texts: final ones only, one for each text and those near to it,
 * none where two decisions contradict each other. Add them one by one, then read; not thread-safe.
 */
public final class DecidedTexts {
  private static final String STYLE = "decision";

  private final Map<Standing, Long> standings = new EnumMap<>(Standing.class);
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private long threads;

  /** Makes an empty collection. */
  public DecidedTexts() {}

  /** Decisions on texts that are near to one another: the newest, and how many there are. */
  private static final class Group {
    private Decided newest;
    private long decisions;
    private boolean contradictory;

    Group(Decided first) {
      newest = first;
    }

    void add(Decided one) {
      decisions++;
      contradictory |= one.violation() != newest.violation();
      newest = one.at().isBefore(newest.at()) ? newest : one;
    }
  }

  /** Takes a decision, or counts why it is not gone by. */
  public void add(Decided decided) {
    standings.merge(decided.standing(), 1L, Long::sum);
    if (decided.standing() != Standing.FINAL) {
      return;
    }
    if (decided.violation() && !decided.listing().replies().isEmpty()) {
      threads++; // nobody said which of the posts it is
      return;
    }
    String group =
        decided.cluster().isPresent()
            ? "decision-cluster-" + decided.cluster().getAsLong()
            : "decision-case-" + decided.caseId();
    groups.computeIfAbsent(group, name -> new Group(decided)).add(decided);
  }

  /** The texts, in the order in which their first ones came. */
  public List<LabelledListing> texts() {
    List<LabelledListing> texts = new ArrayList<>();
    groups.forEach(
        (name, group) -> {
          if (!group.contradictory) {
            texts.add(labelled(name, group.newest));
          }
        });
    return texts;
  }

  private static LabelledListing labelled(String group, Decided decided) {
    return new LabelledListing(
        decided.listing(),
        decided.violation(),
        decided.violation() ? category(decided) : null,
        "",
        STYLE,
        "decisions",
        group,
        decided.violation() ? null : STYLE,
        List.of(),
        List.of(),
        false);
  }

  /** What the policy code says was offered; of a tutorial, what it was flagged for. */
  static Category category(Decided decided) {
    return switch (decided.policy()) {
      case "FD-1", "FD-2", "FD-3", "FD-4" -> Category.FACE_DATA;
      case "LB-1" -> Category.PHOTO_ACTIVATION;
      case "LB-2" -> Category.BYPASS_DEVICE;
      case "LB-3" -> Category.BYPASS_SERVICE;
      case "AC-1" -> Category.ACCOUNT_UNBLOCK;
      default -> decided.category();
    };
  }

  /** What entered and what was left out, in a few lines. */
  public List<String> report() {
    long decided = standings.values().stream().mapToLong(Long::longValue).sum();
    List<LabelledListing> texts = texts();
    long violations = texts.stream().filter(LabelledListing::offer).count();
    return List.of(
        String.format(
            Locale.ROOT,
            "decisions: %,d; entered: %,d texts: %,d violations (%s), %,d that are none",
            decided,
            texts.size(),
            violations,
            byCategory(texts),
            texts.size() - violations),
        String.format(
            Locale.ROOT,
            "left out: %,d looked at again, %,d whose text is another by now, %,d that repeat a near"
                + " text, %,d that contradict another on a near text, %,d on a post of a thread",
            count(Standing.LOOKED_AT),
            count(Standing.OTHER_TEXT),
            groups.values().stream()
                .filter(group -> !group.contradictory)
                .mapToLong(group -> group.decisions - 1)
                .sum(),
            groups.values().stream()
                .filter(group -> group.contradictory)
                .mapToLong(group -> group.decisions)
                .sum(),
            threads));
  }

  private long count(Standing standing) {
    return standings.getOrDefault(standing, 0L);
  }

  private static String byCategory(List<LabelledListing> texts) {
    Map<Category, Long> counts = new EnumMap<>(Category.class);
    for (LabelledListing text : texts) {
      @Nullable Category category = text.category();
      if (category != null) {
        counts.merge(category, 1L, Long::sum);
      }
    }
    return counts.isEmpty()
        ? "-"
        : counts.entrySet().stream()
            .map(count -> count.getKey().key() + " " + count.getValue())
            .collect(Collectors.joining(", "));
  }

  /** A line for each text that entered: its case, what was decided, and no word of the text. */
  public List<String> entered() {
    return groups.values().stream()
        .filter(group -> !group.contradictory)
        .map(
            group ->
                "case "
                    + group.newest.caseId()
                    + " "
                    + (group.newest.violation() ? "violation " : "none ")
                    + group.newest.policy())
        .toList();
  }
}
