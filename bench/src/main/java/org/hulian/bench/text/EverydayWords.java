package org.hulian.bench.text;

import com.hankcs.hanlp.dictionary.CoreBiGramTableDictionary;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** The words of HanLP's list of synonyms, the commoner ones more often. */
final class EverydayWords {
  private static final String SYNONYMS = "data/dictionary/synonym/CoreSynonym.txt";

  /** Of so many words drawn the likeliest after the one before is taken. */
  private static final int CANDIDATES = 8;

  private static final int ROOTS = 100;

  private final List<String> words = read();
  private final long[] sums = new long[words.size()];

  EverydayWords() {
    long sum = 0;
    for (int i = 0; i < sums.length; i++) {
      // By the counts themselves every third word would be 的.
      sum += (long) (ROOTS * Math.sqrt(1 + CoreDictionary.getTermFrequency(words.get(i))));
      sums[i] = sum;
    }
  }

  /** A word that may stand after another. */
  String after(String before, Random random) {
    String best = draw(random);
    int most = CoreBiGramTableDictionary.getBiFrequency(before, best);
    for (int i = 1; i < CANDIDATES; i++) {
      String word = draw(random);
      int count = CoreBiGramTableDictionary.getBiFrequency(before, word);
      if (count > most) {
        best = word;
        most = count;
      }
    }
    return best;
  }

  private String draw(Random random) {
    long mark = (long) (random.nextDouble() * sums[sums.length - 1]);
    int at = Arrays.binarySearch(sums, mark + 1);
    return words.get(at >= 0 ? at : -at - 1);
  }

  /** A line is a code such as {@code Aa01A01=}, then words with a space between. */
  private static List<String> read() {
    ClassLoader loader = CoreDictionary.class.getClassLoader();
    try (InputStream stream =
        Objects.requireNonNull(loader.getResourceAsStream(SYNONYMS), SYNONYMS)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .flatMap(line -> Arrays.stream(line.split(" ")).skip(1))
          .filter(word -> !word.isBlank())
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
