package org.hulian.bench.text;

import java.util.Random;

/** A way of writing a term so that a person still reads it. */
@FunctionalInterface
interface Disguise {
  /** The term disguised; as it was where this way does not apply to it. */
  String apply(String term, Random random);
}
