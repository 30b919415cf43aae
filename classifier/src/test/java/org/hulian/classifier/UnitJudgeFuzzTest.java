package org.hulian.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.List;
import org.hulian.classifier.corenlp.LazyAnalysis;
import org.hulian.classifier.language.Sentence;
import org.hulian.classifier.language.SentenceCutter;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.ReadPassage;
import org.hulian.classifier.signal.Sighting;
import org.hulian.listing.Listing;

/** Every unit can be judged, also those that the screen would have kept back. */
class UnitJudgeFuzzTest {
  private static final Lexicon LEXICON = Lexicon.shipped();
  private static final ModelSet MODELS = ModelSet.shipped();
  private static final UnitJudge JUDGE =
      new UnitJudge(
          new Screen(LEXICON, MODELS.wording()),
          new LazyAnalysis(Path.of("none"), LEXICON),
          MODELS,
          false);
  private static final Scratch SCRATCH = new Scratch();

  @DictionaryFile(resourcePath = "/org/hulian/classifier/fuzz.dict")
  @FuzzTest
  void judges(byte[] bytes) {
    FuzzText.listing(bytes)
        .ifPresent(
            listing -> {
              for (Unit unit : Unit.of(listing)) {
                holds(listing, JUDGE.judge(unit, 0, 0, SCRATCH));
              }
            });
  }

  private static void holds(Listing listing, Judgement judgement) {
    assertThat(judgement.score()).isBetween(0.0, 1.0);
    for (List<Sighting> places : judgement.features().values()) {
      for (Sighting place : places) {
        assertThat(place.span().end()).isLessThanOrEqualTo(place.field().in(listing).length());
      }
    }
    for (ReadPassage read : judgement.reading().passages()) {
      String text = read.passage().text();
      for (Sentence sentence : SentenceCutter.cut(text, read.hits())) {
        assertThat(sentence.toOriginal(0, sentence.text().length()).end())
            .isLessThanOrEqualTo(text.length());
      }
    }
  }
}
