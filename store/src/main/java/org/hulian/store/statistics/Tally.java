package org.hulian.store.statistics;

import java.util.Arrays;

/** Adds up one group of cases. */
final class Tally {
  private final Spans age = new Spans();
  private final Spans decision = new Spans();
  private final Spans takedown = new Spans();
  private long late;
  private long inflow;
  private long outflow;
  private long violations;
  private long cleared;
  private long noticed;
  private long back;

  void waits(long micros, boolean overdue) {
    age.add(micros);
    if (overdue) {
      late++;
    }
  }

  void flows(boolean in, long cases) {
    if (in) {
      inflow += cases;
    } else {
      outflow += cases;
    }
  }

  void stands(boolean violation) {
    if (violation) {
      violations++;
    } else {
      cleared++;
    }
  }

  void decided(long micros) {
    decision.add(micros);
  }

  void noticed() {
    noticed++;
  }

  void gone(long micros, boolean again) {
    takedown.add(micros);
    if (again) {
      back++;
    }
  }

  Line line(String name) {
    return new Line(
        name,
        age.spread(),
        late,
        inflow,
        outflow,
        violations,
        cleared,
        decision.spread(),
        noticed,
        takedown.spread(),
        back);
  }

  /** Numbers without a box around each. */
  private static final class Spans {
    private long[] all = new long[16];
    private int size;

    void add(long micros) {
      if (size == all.length) {
        all = Arrays.copyOf(all, 2 * size);
      }
      all[size++] = micros;
    }

    Spread spread() {
      return Spread.of(Arrays.copyOf(all, size));
    }
  }
}
