package org.hulian.review.casefile;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the blocks of one page and remembers which could not be read. */
final class Blocks {
  private static final Logger LOG = LoggerFactory.getLogger(Blocks.class);

  private final Set<String> unreadable = new LinkedHashSet<>();

  <T> T read(String block, T fallback, Supplier<T> source) {
    try {
      return source.get();
    } catch (RuntimeException e) {
      // Whatever is wrong with one record, a person must still see the rest and be able to decide.
      LOG.warn("block {} could not be read", block, e);
      unreadable.add(block);
      return fallback;
    }
  }

  /** Names of the blocks that could not be read, in order. */
  Set<String> unreadable() {
    return unreadable;
  }
}
