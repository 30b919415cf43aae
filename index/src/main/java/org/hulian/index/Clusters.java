package org.hulian.index;

import java.io.IOException;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * How many of the items that match are of each cluster. Numbers without boxes: it may be a million.
 */
final class Clusters {
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private long[] numbers = new long[1 << 10];
  private int[] counts = new int[1 << 10];
  private int used;
  private long alone;

  private Clusters() {}

  static Clusters of(FacetsCollector matching) throws IOException {
    Clusters clusters = new Clusters();
    for (MatchingDocs segment : matching.getMatchingDocs()) {
      NumericDocValues values = DocValues.getNumeric(segment.context().reader(), Schema.CLUSTER);
      DocIdSetIterator documents = segment.bits().iterator();
      if (documents == null) {
        continue;
      }
      for (int document = documents.nextDoc();
          document != DocIdSetIterator.NO_MORE_DOCS;
          document = documents.nextDoc()) {
        if (values.advanceExact(document)) {
          clusters.add(values.longValue());
        } else {
          clusters.alone++;
        }
      }
    }
    return clusters;
  }

  /** How many there are; an item of no cluster is one of its own. */
  long groups() {
    return alone + used;
  }

  /** How many items of this cluster match. */
  long count(long number) {
    return counts[place(number)];
  }

  private void add(long number) {
    int place = place(number);
    if (counts[place]++ == 0) {
      numbers[place] = number;
      used++;
      if (used * 2 > numbers.length) {
        grow();
      }
    }
  }

  private int place(long number) {
    int mask = numbers.length - 1;
    int place = (int) ((number * MIX) >>> 40) & mask;
    while (counts[place] > 0 && numbers[place] != number) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldNumbers = numbers;
    int[] oldCounts = counts;
    numbers = new long[oldNumbers.length * 2];
    counts = new int[oldCounts.length * 2];
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldCounts[i] > 0) {
        int place = place(oldNumbers[i]);
        numbers[place] = oldNumbers[i];
        counts[place] = oldCounts[i];
      }
    }
  }
}
