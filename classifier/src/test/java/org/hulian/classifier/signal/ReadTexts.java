package org.hulian.classifier.signal;

import java.nio.file.Files;
import org.hulian.classifier.corenlp.LazyAnalysis;
import org.hulian.classifier.corenlp.ModelFiles;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.Unit;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.junit.jupiter.api.Assumptions;

/** Reads texts as the classifier does, with the shipped lexicon. */
final class ReadTexts {
  private static final Lexicon LEXICON = Lexicon.shipped();
  private static final Screen SCREEN = new Screen(LEXICON);
  private static final LazyAnalysis ANALYSIS = new LazyAnalysis(ModelFiles.place(), LEXICON);

  private ReadTexts() {}

  /** Without a language model. */
  static Reading screened(String text) {
    Unit unit = unit(text);
    return new UnitReader().read(unit, SCREEN.read(unit.texts(), new Scratch()));
  }

  /** With words and token rules; the test is skipped where there are no models. */
  static Reading analyzed(String text) {
    Assumptions.assumeTrue(
        Files.isRegularFile(ModelFiles.place()),
        "no language models at " + ModelFiles.place() + ": run ./hulian once");
    return screened(text).analyzed(ANALYSIS);
  }

  private static Unit unit(String text) {
    return Unit.of(Listing.builder(new ListingId("t")).body(text).build()).getFirst();
  }
}
