package org.hulian.classifier.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatternTrieTest {
  private static List<String> found(List<String> patterns, String text) {
    List<PatternTrie.Pattern> numbered = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      numbered.add(new PatternTrie.Pattern(patterns.get(i), i));
    }
    Matches matches = new Matches();
    new PatternTrie(numbered).scan(text.toCharArray(), text.length(), matches);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < matches.count(); i++) {
      found.add(patterns.get(matches.pattern(i)) + "@" + matches.end(i));
    }
    return found.stream().sorted().toList();
  }

  private static List<String> naive(List<String> patterns, String text) {
    List<String> found = new ArrayList<>();
    for (String pattern : patterns) {
      for (int i = text.indexOf(pattern); i >= 0; i = text.indexOf(pattern, i + 1)) {
        found.add(pattern + "@" + (i + pattern.length()));
      }
    }
    return found.stream().sorted().toList();
  }

  @Test
  void findsPatternsInsideAndAcrossOtherPatterns() {
    List<String> patterns = List.of("人脸", "脸四", "四件套", "人脸四件套", "件");
    assertThat(found(patterns, "出人脸四件套")).isEqualTo(naive(patterns, "出人脸四件套"));
  }

  @Test
  void findsExactlyWhatASlowSearchFinds() {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<String> patterns = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String pattern = word(random, 1 + random.nextInt(6));
        if (!patterns.contains(pattern)) {
          patterns.add(pattern);
        }
      }
      String text = word(random, 60);
      assertThat(found(patterns, text))
          .as("seed %d round %d %s %s", seed, round, patterns, text)
          .isEqualTo(naive(patterns, text));
    }
  }

  @Test
  void withoutPatternsNothingIsFound() {
    assertThat(found(List.of(), "人脸")).isEmpty();
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append("脸人a".charAt(random.nextInt(3)));
    }
    return word.toString();
  }
}
