package org.hulian.classifier.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.LinearModel;
import org.hulian.classifier.model.Row;
import org.hulian.classifier.model.Trainer;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.Unit;
import org.hulian.listing.feed.LabelledListing;

/** Rows and model of the screen: every text as it is and disguised anew, on both sides alike. */
final class ScreenTraining {
  static final Trainer TRAINER = new Trainer(0.6, 0, 3);
  private static final int COPIES = 2;
  private static final long SEED = 20_261_122;
  private static final double COPY_WEIGHT = 0.5;
  private final Screen screen;
  private final Scratch scratch;

  ScreenTraining(Lexicon lexicon) {
    screen = new Screen(lexicon, new LinearModel(0, new TreeMap<>()));
    scratch = screen.newScratch();
  }

  /** The row of a text as it is. */
  Row row(LabelledListing listing) {
    return row(listing, texts(listing), 1);
  }

  private Row row(LabelledListing listing, List<String> texts, double weight) {
    return new Row(
        new TreeSet<>(screen.features(texts, scratch)), listing.offer(), listing.group(), weight);
  }

  /** All rows to fit on, in the order of the corpus. */
  List<Row> rows(List<LabelledListing> corpus) {
    StringBuilder common = new StringBuilder();
    corpus.forEach(listing -> texts(listing).forEach(common::append));
    Augmenter augmenter = new Augmenter(SEED, common.toString());
    Random random = new Random(SEED);
    List<Row> rows = new ArrayList<>();
    List<LabelledListing> lawful = corpus.stream().filter(listing -> !listing.offer()).toList();
    for (LabelledListing listing : corpus) {
      rows.add(row(listing));
      for (int copy = 0; copy < COPIES; copy++) {
        rows.add(row(listing, augmenter.disguise(texts(listing)), COPY_WEIGHT));
      }
      if (!lawful.isEmpty()) {
        // One line of an offer inside lawful text is still an offer.
        LabelledListing other = lawful.get(random.nextInt(lawful.size()));
        List<String> mixed = new ArrayList<>(texts(listing));
        if (Folds.of(other.group(), 5) == Folds.of(listing.group(), 5)) {
          mixed.add(random.nextInt(mixed.size() + 1), texts(other).getFirst());
          rows.add(row(listing, mixed, COPY_WEIGHT));
        }
      }
    }
    return rows;
  }

  static List<String> texts(LabelledListing listing) {
    return Unit.of(listing.listing()).getFirst().texts();
  }
}
