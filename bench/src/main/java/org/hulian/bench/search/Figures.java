package org.hulian.bench.search;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Shows tables as they come, and keeps every figure of them. */
final class Figures {
  private final PrintStream out;
  private final Map<String, Double> figures = new LinkedHashMap<>();

  Figures(PrintStream out) {
    this.out = out;
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }

  /**
   * Keeps a figure.
   *
   * @param name table, contender, row and measure, with commas between
   */
  void keep(String name, double value) {
    figures.put(name, value);
  }

  double get(String name) {
    return figures.getOrDefault(name, 0.0);
  }

  /** Says so if a figure does not reach what it should. */
  void atLeast(String name, double bar) {
    judge(name, bar, get(name) >= bar, "at least");
  }

  /** Says so if a figure is above what it may be. */
  void atMost(String name, double bar) {
    judge(name, bar, get(name) <= bar, "at most");
  }

  private void judge(String name, double bar, boolean met, String side) {
    String said = name.replace(',', ' ');
    String verdict = met ? "met" : "missed";
    print("%s: %s is %,.2f, the bar is %s %,.2f%n", verdict, said, get(name), side, bar);
  }

  /** All figures, one a line. */
  String csv() {
    StringBuilder csv = new StringBuilder("table,contender,row,measure,value\n");
    figures.forEach((name, value) -> csv.append(name).append(',').append(value).append('\n'));
    return csv.toString();
  }
}
