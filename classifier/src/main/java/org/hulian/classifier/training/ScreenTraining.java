package org.hulian.classifier.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.LinearModel;
import org.hulian.classifier.model.Row;
import org.hulian.classifier.screen.Glance;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.Surroundings;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.verdict.CategoryDecision;
import org.hulian.listing.feed.LabelledListing;
import org.hulian.listing.finding.Category;
import org.jspecify.annotations.Nullable;

/** Rows of the screen: every text as it is and disguised anew, on both sides alike. */
final class ScreenTraining {
  /** Single signs and pairs; more than these find little more, and would crowd the table. */
  static final Trainer GLANCE_TRAINER = new Trainer(0, 4, 3, 30_000, Set.of(), 1);

  /**
   * Without n-grams as written and of sounds: at the same share of ordinary texts the screen lets
   * more offers through without them. The model of words looks at all.
   */
  static final Trainer TRAINER = new Trainer(2, 0, 3, Integer.MAX_VALUE, Set.of("r:", "s:"), 1);

  /**
   * For the model of words: all n-grams a little. Cut down to the heaviest it judges as well as
   * whole, and better than few features do where hardly an ordinary text may be flagged. Single
   * signs stand in every text: weighed as much as longer n-grams, they add up by chance in texts of
   * kinds that the corpus lacks.
   */
  static final Trainer WORDING_TRAINER = new Trainer(0, 4, 3, 60_000, Set.of(), 0.4);

  /** L2 tells neighbouring categories apart better than L1: 89 % of offers right against 87 %. */
  static final Trainer CATEGORY_TRAINER = new Trainer(0, 1, 2, 10_000, Set.of(), 1);

  /** Knows nothing, and so cuts all windows. */
  private static final Glance EVERY_WINDOW =
      new Glance(new LinearModel(0, Collections.emptySortedMap()));

  private static final int COPIES = 2;

  private static final long SEED = 20_261_122;
  private static final double COPY_WEIGHT = 0.5;

  /** Nearly all that is met in use is everyday talk; in the corpus it is less. */
  private static final double ORDINARY_IN_USE = 4;

  private final Lexicon lexicon;
  private final Screen screen;
  private final Scratch scratch;

  /** Each name once, however many rows have it: there are millions. */
  private final Map<String, String> names = new HashMap<>();

  /**
   * A text with its row.
   *
   * @param texts as it is or disguised
   * @param row of it
   * @param asWritten the text of the corpus that it is, unchanged; null if it was made from one
   * @param ordinary whether it is everyday talk, far from the subject
   */
  record Example(
      List<String> texts, Row row, @Nullable LabelledListing asWritten, boolean ordinary) {
    /** Whether a disguised text or one as written says in Chinese that something is offered. */
    boolean isChineseOffer() {
      return row.label()
          && row.weight() != LexiconExamples.WEIGHT
          && texts.stream().anyMatch(text -> text.codePoints().anyMatch(Character::isIdeographic));
    }

    /** The row for the glance. */
    Row glanceRow() {
      SortedSet<String> seen = new TreeSet<>(row.features());
      seen.removeIf(feature -> !Glance.sees(feature));
      return new Row(seen, row.label(), row.group(), row.weight());
    }

    /** The row for the model of words. */
    Row wordingRow() {
      double use = ordinary ? ORDINARY_IN_USE : 1;
      return new Row(row.features(), row.label(), row.group(), row.weight() * use);
    }
  }

  ScreenTraining(Lexicon lexicon) {
    this.lexicon = lexicon;
    screen = new Screen(lexicon);
    scratch = new Scratch();
  }

  /** All examples, in the order of the corpus. */
  List<Example> examples(List<LabelledListing> corpus) {
    StringBuilder common = new StringBuilder();
    corpus.forEach(listing -> texts(listing).forEach(common::append));
    Augmenter augmenter = new Augmenter(SEED, common.toString());
    Random random = new Random(SEED);
    List<LabelledListing> lawful = corpus.stream().filter(listing -> !listing.offer()).toList();
    LawfulClauses clauses = new LawfulClauses(lawful);
    SellerTails tails = SellerTails.shipped();
    List<Example> examples = new ArrayList<>();
    for (LabelledListing listing : corpus) {
      examples.add(new Example(texts(listing), row(listing), listing, isOrdinary(listing)));
      for (int copy = 0; copy < copies(listing); copy++) {
        examples.add(example(listing, augmenter.disguise(texts(listing)), COPY_WEIGHT));
      }
      int fold = Folds.of(listing.group());
      if (!lawful.isEmpty()) {
        LabelledListing other = lawful.get(random.nextInt(lawful.size()));
        if (Folds.of(other.group()) == fold) {
          // One line of an offer inside lawful text is still an offer.
          List<String> mixed = new ArrayList<>(texts(listing));
          mixed.add(random.nextInt(mixed.size() + 1), texts(other).getFirst());
          examples.add(example(listing, mixed, COPY_WEIGHT));
        }
      }
      examples.add(example(listing, tails.with(texts(listing), fold, random), COPY_WEIGHT));
      if (!listing.offer() && !isOrdinary(listing)) {
        windows(listing).forEach(texts -> examples.add(example(listing, texts, COPY_WEIGHT)));
      }
      if (listing.offer()) {
        // A warning or a disclaimer at its end cancels no offer.
        List<String> masked = new ArrayList<>(texts(listing));
        masked.addLast(masked.removeLast() + "，" + clauses.pick(fold, random));
        examples.add(example(listing, masked, COPY_WEIGHT));
      }
    }
    for (LexiconExamples.Made made : new LexiconExamples(lexicon, SEED).make()) {
      Row row = new Row(features(made.texts()), made.offer(), made.group(), LexiconExamples.WEIGHT);
      examples.add(new Example(made.texts(), row, null, false));
    }
    return examples;
  }

  /** What a lawful text looks like window by window: there its quotations stand nearly alone. */
  private List<List<String>> windows(LabelledListing listing) {
    List<List<String>> windows = new ArrayList<>();
    Unit home = Unit.of(listing.listing()).getFirst();
    List<String> texts = texts(listing);
    for (int i = 0; i < texts.size(); i++) {
      Passage whole = new Passage(home.passages().get(i).field(), 0, texts.get(i));
      for (Passage window : EVERY_WINDOW.windows(whole, Double.NEGATIVE_INFINITY, scratch)) {
        if (!window.equals(whole)) {
          windows.add(new Surroundings(screen).with(home, whole, window, scratch).texts());
        }
      }
    }
    return windows;
  }

  /** The row of a text as it is. */
  Row row(LabelledListing listing) {
    return example(listing, texts(listing), 1).row();
  }

  /** Ordinary texts are many and easy: one disguised copy of each will do. */
  private static int copies(LabelledListing listing) {
    return isOrdinary(listing) ? 1 : COPIES;
  }

  private static boolean isOrdinary(LabelledListing listing) {
    return Training.ORDINARY.equals(listing.negativeType());
  }

  private Example example(LabelledListing listing, List<String> texts, double weight) {
    Row row = new Row(features(texts), listing.offer(), listing.group(), weight);
    return new Example(texts, row, null, isOrdinary(listing));
  }

  private SortedSet<String> features(List<String> texts) {
    SortedSet<String> features = new TreeSet<>();
    for (String name : screen.features(texts, scratch)) {
      features.add(names.computeIfAbsent(name, first -> first));
    }
    return features;
  }

  /** The row of an offer for the model of a category. */
  Row categoryRow(LabelledListing listing, Category category) {
    List<String> texts = texts(listing);
    var hits = screen.read(texts, scratch).hits();
    return new Row(
        CategoryDecision.features(screen.features(texts, scratch), hits),
        category == listing.category(),
        listing.group(),
        1);
  }

  static List<String> texts(LabelledListing listing) {
    return MadeUpHandles.varied(Unit.of(listing.listing()).getFirst().texts());
  }
}
