package org.hulian.classifier.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceCutterTest {
  @Test
  void sentencesEndAtFullStopsAndLineBreaksAndKeepCommas() {
    List<Sentence> sentences = SentenceCutter.cut("出人脸，懂的来。加微信\n先到先得", List.of());
    assertThat(sentences).extracting(Sentence::text).containsExactly("出人脸，懂的来", "加微信", "先到先得");
  }

  @Test
  void everyUnitKnowsItsPlaceInTheTextAsWritten() {
    String text = "看：人\u200b脸四件套。";
    Sentence sentence = SentenceCutter.cut(text, List.of()).getFirst();
    int at = sentence.text().indexOf("人脸");
    assertThat(sentence.toOriginal(at, at + 2).of(text)).isEqualTo("人\u200b脸");
  }

  @Test
  void aTextWithoutEndsIsCutAtTheCap() {
    List<Sentence> sentences = SentenceCutter.cut("人".repeat(100_000), List.of());
    assertThat(sentences).hasSize(SentenceCutter.MOST);
    assertThat(sentences).allMatch(sentence -> sentence.text().length() <= SentenceCutter.LONGEST);
  }

  @Test
  void anEmptyTextHasNoSentences() {
    assertThat(SentenceCutter.cut("", List.of())).isEmpty();
    assertThat(SentenceCutter.cut("。。！", List.of())).isEmpty();
  }
}
