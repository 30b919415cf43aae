package org.hulian.classifier;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.hulian.classifier.corenlp.LazyAnalysis;
import org.hulian.classifier.entity.EntityReader;
import org.hulian.classifier.explanation.Explanation;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.FirstLooks;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.ScreenReading;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.ReadPassage;
import org.hulian.classifier.verdict.CategoryDecision;
import org.hulian.classifier.verdict.FindingWriter;
import org.hulian.classifier.verdict.SeverityTable;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * Says of listings how likely they offer faces or ways round face checks, and why. Every listing is
 * glanced at, and goes through the screen unless it is plainly ordinary; what the screen lets
 * through is read more closely, word by word and signal by signal; and where that leaves the
 * verdict open, and only for Chinese, the language models are loaded and asked. Thread-safe; the
 * same listing under the same models and lexicon gets the same verdict.
 */
public final class ListingClassifier implements AutoCloseable {
  private static final int MOST_PASSAGES = 60;

  /** More digits would say nothing, and not be the same on every machine. */
  private static final double SCORE_SCALE = 1e6;

  private final ClassifierSettings settings;
  private final Screen screen;
  private final ModelSet models;
  private final LazyAnalysis analysis;
  private final Examiner examiner;
  private final EntityReader entities = new EntityReader();
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
  private final Provenance screened;
  private final Provenance analyzed;

  private ListingClassifier(
      ClassifierSettings settings, Lexicon lexicon, Screen terms, ModelSet models) {
    this.settings = settings;
    this.models = models;
    screen = terms.withModel(models.screen());
    analysis = new LazyAnalysis(settings.models(), lexicon);
    UnitJudge judge =
        new UnitJudge(screen.withModel(models.wording()), analysis, models, !settings.screenOnly());
    examiner = new Examiner(new FirstLooks(screen, models), judge, models);
    screened = new Provenance(Stage.SCREEN, models.version(), lexicon.version());
    analyzed = new Provenance(Stage.ANALYSIS, models.version(), lexicon.version());
  }

  /** Loads lexicon and models that are shipped; language models are not loaded yet. */
  public static ListingClassifier load(ClassifierSettings settings) {
    // The lexicon takes about as long as the models; a first verdict waits for both.
    CompletableFuture<ModelSet> models = CompletableFuture.supplyAsync(ModelSet::shipped);
    Lexicon lexicon = Lexicon.shipped();
    return new ListingClassifier(settings, lexicon, new Screen(lexicon), models.join());
  }

  /** Loads with models other than the shipped ones, such as those {@code train} has just made. */
  public static ListingClassifier load(ClassifierSettings settings, ModelSet models) {
    return load(settings, models, Lexicon.shipped());
  }

  /** Loads with models and a lexicon other than the shipped ones, to try them. */
  public static ListingClassifier load(
      ClassifierSettings settings, ModelSet models, Lexicon lexicon) {
    return new ListingClassifier(settings, lexicon, new Screen(lexicon), models);
  }

  /** Whether the language models are in memory. */
  public boolean analysisLoaded() {
    return analysis.isLoaded();
  }

  /** From this probability on, a listing is flagged. */
  public double threshold() {
    return models.threshold();
  }

  /**
   * Scores a listing.
   *
   * @throws org.hulian.classifier.corenlp.ModelsMissingException if it needs analysis and the
   *     language models are missing; never silently scored without them instead
   */
  public Verdict classify(Listing listing) {
    Scratch own = scratch.get();
    return verdict(listing, examiner.examine(listing, own), own);
  }

  /**
   * Scores a listing as {@link #classify} does, and says how the verdict came about.
   *
   * @throws org.hulian.classifier.corenlp.ModelsMissingException as there
   */
  public Explanation explain(Listing listing) {
    Scratch own = scratch.get();
    Examination examination = examiner.examine(listing, own);
    Verdict verdict = verdict(listing, examination, own);
    return new Explainer(models, screen, own)
        .explain(new ScoredListing(listing, verdict), examination);
  }

  /**
   * Scores many listings on as many threads as the settings say and hands the verdicts over in the
   * order of the listings, on the calling thread. Only a few hundred listings are in memory at
   * once.
   */
  public void classify(Iterator<Listing> listings, BiConsumer<Listing, Verdict> verdicts) {
    new OrderedWorkers<Listing, Verdict>(settings.workers(), this::classify)
        .run(listings, verdicts);
  }

  private Verdict verdict(Listing listing, Examination examination, Scratch own) {
    @Nullable Judgement best = examination.best();
    if (best == null) {
      double score = models.screenCalibration().probability(examination.mostSuspect().logit());
      return new Verdict.Clear(rounded(Math.min(score, threshold() / 2)), screened);
    }
    Provenance provenance = best.stage() == Stage.SCREEN ? screened : analyzed;
    double slope = models.signalCalibration().slope();
    List<Finding> findings =
        new FindingWriter(listing)
            .write(best.reading(), best.features(), name -> slope * models.signals().weight(name));
    List<Entity> named = entities(listing, examination, own);
    if (best.score() < threshold()) {
      return new Verdict.Suspect(rounded(best.score()), findings, named, provenance);
    }
    Category category = category(best.unit(), own);
    return new Verdict.Flagged(
        rounded(best.score()),
        category,
        SeverityTable.of(category, examination.around(screen, own)),
        findings,
        named,
        provenance);
  }

  private static double rounded(double score) {
    return StrictMath.rint(score * SCORE_SCALE) / SCORE_SCALE;
  }

  private Category category(Unit unit, Scratch own) {
    SortedSet<String> names = screen.features(unit.texts(), own);
    ScreenReading read = screen.read(unit.texts(), own);
    return CategoryDecision.decide(models, CategoryDecision.features(names, read.hits()));
  }

  /**
   * All that the listing names. Of very long ones not every passage is read; those that were judged
   * come first.
   */
  private List<Entity> entities(Listing listing, Examination examination, Scratch own) {
    Map<Passage, List<Entity>> known = new HashMap<>();
    Set<Passage> passages = new LinkedHashSet<>();
    for (int i = 0; i < examination.judgements().size(); i++) {
      passages.addAll(examination.units().get(i).home().passages());
      for (ReadPassage read : examination.judgements().get(i).reading().passages()) {
        known.put(read.passage(), read.entities());
      }
    }
    Unit.of(listing).forEach(unit -> passages.addAll(unit.passages()));
    Set<Entity> found = new LinkedHashSet<>();
    passages.stream()
        .limit(MOST_PASSAGES)
        .forEach(
            passage ->
                known
                    .computeIfAbsent(passage, unread -> read(unread, own))
                    .forEach(entity -> found.add(moved(entity, passage.offset()))));
    return List.copyOf(found);
  }

  private List<Entity> read(Passage passage, Scratch own) {
    var hits = screen.read(List.of(passage.text()), own).hits().getFirst();
    return entities.read(passage.field(), passage.text(), hits);
  }

  private static Entity moved(Entity entity, int offset) {
    if (offset == 0) {
      return entity;
    }
    Mention at = entity.at();
    TextSpan span = new TextSpan(at.span().start() + offset, at.span().end() + offset);
    Mention there = new Mention(at.field(), span, at.text());
    return switch (entity) {
      case Entity.Price price ->
          new Entity.Price(there, price.amount(), price.upper(), price.currency(), price.unit());
      case Entity.Quantity quantity ->
          new Entity.Quantity(there, quantity.amount(), quantity.unit());
      case Entity.Contact contact -> new Entity.Contact(there, contact.kind(), contact.handle());
      case Entity.TargetPlatform platform -> new Entity.TargetPlatform(there, platform.name());
      case Entity.NamedTool tool -> new Entity.NamedTool(there, tool.name());
    };
  }

  /** Frees what this thread holds; the classifier itself has nothing open. */
  @Override
  public void close() {
    scratch.remove();
  }
}
