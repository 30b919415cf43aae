package org.hulian.classifier.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pinyin written without blanks is cut so that the whole of it is syllables. */
class SoundTableTest {
  private static String cut(String letters) {
    List<String> syllables = new ArrayList<>();
    int from = 0;
    for (int to : SoundTable.syllables(letters.toCharArray(), 0, letters.length())) {
      syllables.add(letters.substring(from, to));
      from = to;
    }
    return String.join(" ", syllables);
  }

  @ParameterizedTest
  @CsvSource({
    "renlian, ren lian",
    "renlianguo, ren lian guo",
    "xunishipin, xu ni shi pin",
    "rengongjiefeng, ren gong jie feng",
    "zhuang, zhuang",
    "kyc, ''",
    "selfie, ''"
  })
  void theLongestSyllableThatTheRestAllowsIsTaken(String letters, String syllables) {
    assertThat(cut(letters)).isEqualTo(syllables);
  }

  @Test
  void aRunLongerThanAnyTermIsNotCut() {
    assertThat(cut("ma".repeat(20))).isEqualTo("ma ".repeat(20).strip());
    assertThat(cut("ma".repeat(21))).isEmpty();
  }
}
