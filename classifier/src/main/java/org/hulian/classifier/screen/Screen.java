package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.LinearModel;
import org.hulian.listing.text.TextSpan;

/**
 * The first stage: sees every listing and says how likely it is worth a closer look. One pass each
 * over the text as written, its normalised form and its sounds; work is linear in the text.
 * Thread-safe: tables are shared, each thread brings its own {@link Scratch}.
 */
public final class Screen {
  private final TermMatcher matcher;
  private final SenseFeatures senses;
  private final Ngrams ngrams;

  /** Terms and n-grams of the normalised text; the numbers of the n-grams follow on. */
  private final PatternTrie written;

  private final int firstNgram;
  private final double bias;
  private final double[] ngramWeights;
  private final double[] senseWeights;

  /** Compiles a lexicon: its terms are met, and nothing weighs anything. */
  public Screen(Lexicon lexicon) {
    this(lexicon, new LinearModel(0, Collections.emptySortedMap()));
  }

  /** Compiles lexicon and model. */
  public Screen(Lexicon lexicon, LinearModel model) {
    this(new TermMatcher(lexicon), new SenseFeatures(lexicon), model);
  }

  private Screen(TermMatcher matcher, SenseFeatures senses, LinearModel model) {
    this.matcher = matcher;
    this.senses = senses;
    ngrams = new Ngrams(model);
    List<PatternTrie.Pattern> patterns = new ArrayList<>(matcher.written());
    firstNgram = patterns.size();
    ngrams.normalized().stream()
        .map(one -> new PatternTrie.Pattern(one.symbols(), firstNgram + one.number()))
        .forEach(patterns::add);
    written = new PatternTrie(patterns);
    bias = model.bias();
    ngramWeights = ngrams.names().stream().mapToDouble(model::weight).toArray();
    senseWeights = senses.names().stream().mapToDouble(model::weight).toArray();
  }

  /** The same lexicon with another model. */
  public Screen withModel(LinearModel model) {
    return new Screen(matcher, senses, model);
  }

  /**
   * The logit of a listing's texts; each feature counts once, however often it is met.
   *
   * @param texts of any length; the scratch keeps some 60 bytes for each character of the longest,
   *     so that a listing is better cut by {@link Unit} first
   */
  public double logit(List<String> texts, Scratch scratch) {
    scratch.begin(ngramWeights.length + senseWeights.length);
    int typed = 0;
    int odd = 0;
    TextView view = scratch.view();
    for (int i = 0; i < texts.size(); i++) {
      view.read(texts.get(i));
      match(scratch, i);
      ngrams.count(scratch, ngramWeights);
      typed |= TypedPatterns.of(view.raw());
      odd |= Oddness.of(view);
    }
    int base = ngramWeights.length;
    senses.emit(
        scratch.hits(),
        typed,
        odd,
        feature -> scratch.count(base + feature, senseWeights[feature]));
    return bias + scratch.sum();
  }

  /** Meets the terms of one text and counts the n-grams of its normalised form. */
  private void match(Scratch scratch, int text) {
    TextView view = scratch.view();
    Matches found = scratch.matches();
    view.scanLetters(written, found);
    for (int i = 0; i < found.count(); i++) {
      int number = found.pattern(i);
      if (number < firstNgram) {
        matcher.matchWritten(scratch, text, number, found.end(i));
      } else {
        scratch.count(number - firstNgram, ngramWeights[number - firstNgram]);
      }
    }
    matcher.matchDisguised(scratch, text, written);
  }

  /** Reads a listing's texts with all that was met and where. */
  public ScreenReading read(List<String> texts, Scratch scratch) {
    double logit = logit(texts, scratch);
    List<List<TermHit>> hits = hits(texts, scratch);
    List<Fired> fired = new ArrayList<>();
    scratch.begin(ngramWeights.length);
    TextView view = scratch.view();
    for (int i = 0; i < texts.size(); i++) {
      int text = i;
      view.read(texts.get(i));
      locate(
          scratch,
          (feature, span) -> {
            if (scratch.isNew(feature)) {
              TextSpan place = new TextSpan((int) (span >>> Integer.SIZE), (int) span);
              fired.add(new Fired(ngrams.names().get(feature), text, place, ngramWeights[feature]));
            }
          });
    }
    fired.sort(
        Comparator.comparingDouble((Fired one) -> -one.weight()).thenComparing(Fired::feature));
    return new ScreenReading(logit, hits, fired);
  }

  /** Meets the terms of each text, as {@link #read} does. */
  List<List<TermHit>> terms(List<String> texts, Scratch scratch) {
    logit(texts, scratch);
    return hits(texts, scratch);
  }

  private void locate(Scratch scratch, Ngrams.Sink sink) {
    TextView view = scratch.view();
    Matches found = scratch.matches();
    view.scanLetters(written, found);
    for (int i = 0; i < found.count(); i++) {
      if (found.pattern(i) >= firstNgram) {
        ngrams.locate(view, found.pattern(i) - firstNgram, found.end(i), sink);
      }
    }
    ngrams.locate(scratch, sink);
  }

  private List<List<TermHit>> hits(List<String> texts, Scratch scratch) {
    HitBuffer buffer = scratch.hits();
    List<List<TermHit>> hits = new ArrayList<>();
    int typed = 0;
    TextView view = scratch.view();
    for (String text : texts) {
      hits.add(new ArrayList<>());
      view.read(text);
      typed |= TypedPatterns.of(view.raw());
    }
    boolean company = senses.hasCompany(buffer, typed);
    for (int i = 0; i < buffer.count(); i++) {
      if (company || !buffer.needsCompany(i)) {
        TextSpan span = new TextSpan(buffer.start(i), buffer.end(i));
        hits.get(buffer.text(i))
            .add(new TermHit(matcher.term(buffer.term(i)), span, buffer.via(i)));
      }
    }
    hits.forEach(list -> list.sort(Comparator.comparingInt((TermHit hit) -> hit.span().start())));
    return hits;
  }

  /** All features of a listing's texts by name, those of the model or not; for training. */
  public SortedSet<String> features(List<String> texts, Scratch scratch) {
    SortedSet<String> names = new TreeSet<>();
    scratch.begin(ngramWeights.length);
    int typed = 0;
    int odd = 0;
    TextView view = scratch.view();
    for (int i = 0; i < texts.size(); i++) {
      view.read(texts.get(i));
      Ngrams.list(view, names);
      match(scratch, i);
      typed |= TypedPatterns.of(view.raw());
      odd |= Oddness.of(view);
    }
    senses.emit(scratch.hits(), typed, odd, feature -> names.add(senses.names().get(feature)));
    return names;
  }
}
