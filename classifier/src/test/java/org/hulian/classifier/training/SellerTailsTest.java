package org.hulian.classifier.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.classifier.lexicon.ResourceFolder;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What sellers add proves nothing: every text gets it, and none a clause of another fold. */
class SellerTailsTest {
  private static final SellerTails TAILS = SellerTails.shipped();
  private static final Set<String> CLAUSES =
      ResourceFolder.list("corpus", ".txt").values().stream()
          .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
          .collect(Collectors.toSet());

  @RepeatedTest(50)
  void aTextGetsClausesOfItsOwnFoldAndLanguage(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    int fold = seed % Folds.COUNT;
    String text = seed % 2 == 0 ? "出一台旧电脑" : "old bike for sale";
    String made = String.join("\n", TAILS.with(List.of(text), fold, new Random(seed)));

    assertThat(made).contains(text);
    List<String> added = CLAUSES.stream().filter(made::contains).toList();
    assertThat(added).as("seed " + seed).isNotEmpty();
    assertThat(added).anyMatch(clause -> Folds.of(clause) == fold);
    String rest = made.replace(text, "");
    assertThat(rest.codePoints().anyMatch(Character::isIdeographic)).isEqualTo(seed % 2 == 0);
  }

  @Test
  void thereAreEnoughForEveryFold() {
    assertThat(CLAUSES).hasSizeGreaterThan(400);
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      int own = fold;
      assertThat(CLAUSES.stream().filter(clause -> Folds.of(clause) == own).count())
          .isGreaterThan(40);
    }
  }
}
