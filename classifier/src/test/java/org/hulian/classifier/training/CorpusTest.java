package org.hulian.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hulian.listing.feed.LabelledListing;
import org.junit.jupiter.api.Test;

class CorpusTest {
  private static final List<LabelledListing> CORPUS = Corpus.shipped();
  private static final int SHINGLE = 4;
  private static final int COMMON = 200;
  private static final int FEW = 4;
  private static final double ALIKE = 0.6;

  @Test
  void bothSidesHaveThousandsOfTexts() {
    long offers = CORPUS.stream().filter(LabelledListing::offer).count();
    assertThat(offers).isGreaterThan(1_500);
    assertThat(CORPUS.size() - offers).isGreaterThan(3_000);
  }

  @Test
  void noTextStandsTwice() {
    Set<String> ids = new HashSet<>();
    for (LabelledListing listing : CORPUS) {
      assertThat(ids.add(listing.listing().id().value())).as("%s", listing.listing().id()).isTrue();
    }
  }

  /** A copy of a text that a model was fitted on would make its figures too good. */
  @Test
  void textsThatAreNearlyTheSameStandInOneFold() {
    List<Set<String>> shingles = CORPUS.stream().map(CorpusTest::shingles).toList();
    Map<String, List<Integer>> byShingle = new HashMap<>();
    for (int i = 0; i < shingles.size(); i++) {
      for (String shingle : shingles.get(i)) {
        byShingle.computeIfAbsent(shingle, key -> new ArrayList<>()).add(i);
      }
    }
    List<String> split = new ArrayList<>();
    for (int i = 0; i < shingles.size(); i++) {
      Map<Integer, Integer> shared = new HashMap<>();
      for (String shingle : shingles.get(i)) {
        List<Integer> others = byShingle.getOrDefault(shingle, List.of());
        if (others.size() < COMMON) {
          others.forEach(other -> shared.merge(other, 1, Integer::sum));
        }
      }
      for (Map.Entry<Integer, Integer> other : shared.entrySet()) {
        int common = other.getValue();
        int all = shingles.get(i).size() + shingles.get(other.getKey()).size() - common;
        boolean alike = shingles.get(i).size() > FEW && common > ALIKE * all;
        if (alike && fold(i) != fold(other.getKey())) {
          split.add(id(i) + " and " + id(other.getKey()));
        }
      }
    }
    assertThat(split).isEmpty();
  }

  private static int fold(int text) {
    return Folds.of(CORPUS.get(text).group());
  }

  private static String id(int text) {
    return CORPUS.get(text).listing().id().value();
  }

  /** Its runs of four characters (Broder 1997). */
  private static Set<String> shingles(LabelledListing labelled) {
    StringBuilder all =
        new StringBuilder(labelled.listing().title()).append(labelled.listing().body());
    labelled.listing().replies().forEach(reply -> all.append(reply.body()));
    String text = all.toString().replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + SHINGLE <= text.length(); i++) {
      shingles.add(text.substring(i, i + SHINGLE));
    }
    return shingles;
  }

  @Test
  void noMarkOfTheWritersTellsTheSidesApart() {
    assertThat(CORPUS)
        .noneMatch(
            listing -> (listing.listing().title() + listing.listing().body()).contains("||"));
  }
}
