package org.hulian.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Texts that nobody writes in good faith, as pieces to be repeated as often as one likes. */
public final class HostileText {
  private static final int SHORT = 40_000;
  private static final int TIMES = 4;
  private static final int ROUNDS = 5;

  /** Four times the text may take eight times the time; were the work its square, it took 16. */
  private static final int GENEROUS = 2;

  /** Below this the clock is coarser than the work. */
  private static final long LEAST_NANOS = 1_000_000;

  private HostileText() {}

  /** The pieces. */
  public static Stream<String> pieces() {
    return Stream.of(
        "人",
        "a",
        "7",
        "\0",
        "\u0336",
        "a\u0336\u0301",
        "\ud83d",
        "\udc27",
        "\ud83d人",
        "\u202e脸\u202d人\u2066",
        "\u200b",
        "(((([",
        "人人脸脸",
        "r脸",
        "q1",
        "7.",
        "@7件套+",
        "月佥",
        "ﷺ㎡½",
        "🐧",
        "👨‍👩‍👧",
        "가ก็اΣß𠀀ﬃ",
        "代过人脸 50一单 加微信 demo_0001，",
        "微信 9000000001 35元一套 两万套 ");
  }

  /** A piece again and again, up to so many UTF-16 units. */
  public static String of(String piece, int length) {
    return piece.repeat(length / piece.length() + 1).substring(0, length);
  }

  /** Fails if four times the text takes much more than four times the processor. */
  public static void takesLinearTime(String piece, Consumer<String> work) {
    String once = of(piece, SHORT);
    String more = of(piece, SHORT * TIMES);
    work.accept(more);
    long least = Math.max(LEAST_NANOS, fastest(once, work));
    assertThat(fastest(more, work))
        .as("processor time for %d times as much, against %d ns", TIMES, least)
        .isLessThan(least * TIMES * GENEROUS);
  }

  /** Processor time of this thread alone: others may keep the machine busy. */
  private static long fastest(String text, Consumer<String> work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = threads.getCurrentThreadCpuTime();
      work.accept(text);
      fastest = Math.min(fastest, threads.getCurrentThreadCpuTime() - start);
    }
    return fastest;
  }
}
