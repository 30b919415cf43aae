package org.hulian.bench.peer;

import java.util.List;

/** What finds terms of the lexicon in a text. Not thread-safe. */
public interface Matcher {
  /** The name in tables. */
  String name();

  /** The work that is timed: all that the matcher does to a text, as it is meant to be called. */
  long work(String text);

  /** What is met in a text. */
  List<Met> find(String text);
}
