package org.hulian.bench.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hulian.bench.text.GeneratedLines;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.Glance;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.ScreenReading;
import org.hulian.listing.text.NormalizedText;
import org.hulian.listing.text.TextNormalizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One call reads one listing. Short by default; JMH's own options ask for more. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
public class ScreenBenchmark {
  private static final int LINES = 4_096;
  private static final long SEED = 20_261_126;
  private final Lexicon lexicon = Lexicon.shipped();
  private final List<String> lines = GeneratedLines.make(LINES, lexicon, SEED);
  private final TextNormalizer normalizer = TextNormalizer.standard();
  private final Glance glance = new Glance(ModelSet.shipped().glance());
  private final Screen screen = new Screen(lexicon, ModelSet.shipped().screen());
  private final Scratch scratch = new Scratch();
  private int next;

  private String line() {
    next = (next + 1) % LINES;
    return lines.get(next);
  }

  /** The normaliser alone. */
  @Benchmark
  public NormalizedText normalise() {
    return normalizer.normalize(line());
  }

  /** What every listing goes through. */
  @Benchmark
  public double glance() {
    return glance.logit(List.of(line()), scratch);
  }

  /** What a listing goes through that is not plainly ordinary. */
  @Benchmark
  public double screen() {
    return screen.logit(List.of(line()), scratch);
  }

  /** What a listing that passes goes through as well: all that was met, and where. */
  @Benchmark
  public ScreenReading explain() {
    return screen.read(List.of(line()), scratch);
  }
}
