package org.hulian.classifier.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.hulian.classifier.language.AnalyzedSentence;
import org.hulian.classifier.language.SentenceCutter;
import org.hulian.classifier.language.Token;
import org.hulian.classifier.lexicon.Lexicon;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChineseAnalysisTest {
  private static final LazyAnalysis ANALYSIS =
      new LazyAnalysis(ModelFiles.place(), Lexicon.shipped());

  @BeforeAll
  static void needsModels() {
    Assumptions.assumeTrue(
        Files.isRegularFile(ModelFiles.place()),
        "no language models at " + ModelFiles.place() + ": run ./hulian once");
  }

  private static List<AnalyzedSentence> analyze(String text) {
    return ANALYSIS.analyze(SentenceCutter.cut(text, List.of()));
  }

  @Test
  void tokensCoverTheSentenceInOrder() {
    AnalyzedSentence sentence = analyze("警方提醒，有人出售人脸照片").getFirst();
    int end = 0;
    for (Token token : sentence.tokens()) {
      assertThat(token.start()).isEqualTo(end);
      assertThat(sentence.sentence().text().substring(token.start(), token.end()))
          .isEqualTo(token.word());
      end = token.end();
    }
    assertThat(end).isEqualTo(sentence.sentence().text().length());
    assertThat(sentence.tokens()).extracting(Token::tag).contains("VV", "NN");
  }

  @Test
  void manyThreadsSeeTheSameAsOne() {
    List<String> texts = IntStream.range(0, 40).mapToObj(i -> "第" + i + "条，出售人脸照片，加微信聊").toList();
    List<String> alone =
        texts.stream().map(text -> analyze(text).toString().replaceAll("@\\w+", "")).toList();
    assertThat(
            texts.parallelStream()
                .map(text -> analyze(text).toString().replaceAll("@\\w+", ""))
                .toList())
        .isEqualTo(alone);
  }

  @Test
  void sentencesWithoutChineseAreLeftAlone() {
    assertThat(analyze("selling face kits").getFirst().tokens()).isEmpty();
  }

  @Test
  void everyRuleFileIsRead() {
    assertThat(ChineseAnalysis.ruleNames())
        .contains(
            "SellsToReader", "AsksToBuy", "QuotesAsWarning", "SpeaksOfOwnAccount", "ActsForOthers");
  }
}
