package org.hulian.classifier;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.hulian.classifier.corenlp.LazyAnalysis;
import org.hulian.classifier.entity.EntityReader;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.Calibration;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.Passage;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.ScreenReading;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.Reading;
import org.hulian.classifier.signal.Sighting;
import org.hulian.classifier.signal.SignalFeatures;
import org.hulian.classifier.signal.UnitReader;
import org.hulian.classifier.verdict.CategoryDecision;
import org.hulian.classifier.verdict.FindingWriter;
import org.hulian.classifier.verdict.SeverityTable;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * Says of listings how likely they offer faces or ways round face checks, and why. Every listing
 * passes the screen; only what the screen lets through is analysed, and only then, and only for
 * Chinese, the language models are loaded. Thread-safe; the same listing under the same models and
 * lexicon gets the same verdict.
 */
public final class ListingClassifier implements AutoCloseable {
  private static final int MOST_UNITS = 3;
  private static final int MOST_PASSAGES = 60;

  private final ClassifierSettings settings;
  private final Screen screen;
  private final ModelSet models;
  private final LazyAnalysis analysis;
  private final UnitReader reader = new UnitReader();
  private final EntityReader entities = new EntityReader();
  private final ThreadLocal<Scratch> scratch;
  private final Provenance screened;
  private final Provenance analyzed;

  private ListingClassifier(ClassifierSettings settings, Lexicon lexicon, ModelSet models) {
    this.settings = settings;
    this.models = models;
    this.screen = new Screen(lexicon, models.screen());
    this.analysis = new LazyAnalysis(settings.models(), lexicon);
    this.scratch = ThreadLocal.withInitial(screen::newScratch);
    this.screened = new Provenance(Stage.SCREEN, models.version(), lexicon.version());
    this.analyzed = new Provenance(Stage.ANALYSIS, models.version(), lexicon.version());
  }

  /** Loads lexicon and models that are shipped; language models are not loaded yet. */
  public static ListingClassifier load(ClassifierSettings settings) {
    return load(settings, ModelSet.shipped());
  }

  /** Loads with models other than the shipped ones, such as those {@code train} has just made. */
  public static ListingClassifier load(ClassifierSettings settings, ModelSet models) {
    return new ListingClassifier(settings, Lexicon.shipped(), models);
  }

  /** Whether the language models are in memory. */
  public boolean analysisLoaded() {
    return analysis.isLoaded();
  }

  /** From this probability on, a listing is flagged. */
  public double threshold() {
    return settings.screenOnly() ? models.screenThreshold() : models.threshold();
  }

  /** The versions that verdicts of the analysis name. */
  public Provenance provenance() {
    return settings.screenOnly() ? screened : analyzed;
  }

  /**
   * Scores a listing.
   *
   * @throws org.hulian.classifier.corenlp.ModelsMissingException if it needs analysis and the
   *     language models are missing; never silently scored by the screen instead
   */
  public Verdict classify(Listing listing) {
    Scratch own = scratch.get();
    List<Scored> units =
        Unit.of(listing).stream()
            .map(unit -> new Scored(unit, screen.logit(unit.texts(), own)))
            .toList();
    double highest = units.stream().mapToDouble(Scored::logit).max().orElseThrow();
    if (highest < models.gate()) {
      double score = models.screenCalibration().probability(highest);
      return new Verdict.Clear(Math.min(score, threshold() / 2), screened);
    }
    List<Scored> passed =
        units.stream()
            .filter(unit -> unit.logit() >= models.gate())
            .sorted(Comparator.comparingDouble(unit -> -unit.logit()))
            .limit(MOST_UNITS)
            .toList();
    return settings.screenOnly()
        ? byScreen(listing, passed.getFirst(), own)
        : byAnalysis(listing, passed, own);
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

  private Verdict byScreen(Listing listing, Scored unit, Scratch own) {
    ScreenReading read = screen.read(unit.unit().texts(), own);
    Reading reading = reader.read(unit.unit(), read);
    Calibration calibration = models.screenCalibration();
    double score = calibration.probability(unit.logit());
    SortedMap<String, List<Sighting>> features = SignalFeatures.of(reading);
    List<Finding> findings =
        new FindingWriter(listing).write(reading, features, name -> models.signals().weight(name));
    return verdict(listing, new Decision(unit.unit(), read, reading, score, findings), screened);
  }

  private Verdict byAnalysis(Listing listing, List<Scored> passed, Scratch own) {
    @Nullable Decision best = null;
    Calibration calibration = models.signalCalibration();
    for (Scored unit : passed) {
      ScreenReading read = screen.read(unit.unit().texts(), own);
      Reading reading = reader.read(unit.unit(), read, analysis);
      SortedMap<String, List<Sighting>> features = SignalFeatures.of(reading);
      double score = calibration.probability(models.signals().logit(features.keySet()));
      if (best == null || score > best.score()) {
        List<Finding> findings =
            new FindingWriter(listing)
                .write(
                    reading, features, name -> calibration.slope() * models.signals().weight(name));
        best = new Decision(unit.unit(), read, reading, score, findings);
      }
    }
    if (best == null) {
      throw new IllegalStateException("at least one unit has passed");
    }
    return verdict(listing, best, analyzed);
  }

  private Verdict verdict(Listing listing, Decision decision, Provenance provenance) {
    List<Entity> named = entities(listing);
    if (decision.score() < threshold()) {
      return new Verdict.Suspect(decision.score(), decision.findings(), named, provenance);
    }
    Set<String> names = screen.features(decision.unit().texts(), screen.newScratch());
    Category category =
        CategoryDecision.decide(models, CategoryDecision.features(names, decision.read().hits()));
    return new Verdict.Flagged(
        decision.score(),
        category,
        SeverityTable.of(category, decision.reading()),
        decision.findings(),
        named,
        provenance);
  }

  /** All that the listing names, in whichever unit. */
  private List<Entity> entities(Listing listing) {
    Set<Passage> passages = new LinkedHashSet<>();
    Unit.of(listing).forEach(unit -> passages.addAll(unit.passages()));
    Scratch own = screen.newScratch();
    Set<Entity> found = new LinkedHashSet<>();
    passages.stream()
        .limit(MOST_PASSAGES)
        .forEach(
            passage -> {
              var hits = screen.read(List.of(passage.text()), own).hits().getFirst();
              entities
                  .read(passage.field(), passage.text(), hits)
                  .forEach(entity -> found.add(moved(entity, passage.offset())));
            });
    return List.copyOf(found);
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

  private record Scored(Unit unit, double logit) {}

  private record Decision(
      Unit unit, ScreenReading read, Reading reading, double score, List<Finding> findings) {}
}
