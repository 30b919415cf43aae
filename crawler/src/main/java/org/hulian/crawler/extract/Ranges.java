package org.hulian.crawler.extract;

import java.util.Arrays;
import java.util.Collection;
import org.jsoup.nodes.Element;

/** Parts of a page as ranges of positions, for quick answers to "is this inside one of them?". */
final class Ranges {
  private final Survey survey;
  private final int[] starts;
  private final int[] ends;

  Ranges(Survey survey, Collection<Element> elements) {
    this.survey = survey;
    int[][] ranges =
        elements.stream()
            .map(survey::place)
            .map(place -> new int[] {place.start, place.end})
            .sorted((a, b) -> Integer.compare(a[0], b[0]))
            .toArray(int[][]::new);
    starts = new int[ranges.length];
    ends = new int[ranges.length];
    int furthest = -1;
    for (int i = 0; i < ranges.length; i++) {
      // Nested ranges: the furthest end so far covers what its inner ranges leave.
      furthest = Math.max(furthest, ranges[i][1]);
      starts[i] = ranges[i][0];
      ends[i] = furthest;
    }
  }

  /** Whether an element is one of the parts or inside one. */
  boolean cover(Element element) {
    int position = survey.place(element).start;
    int at = Arrays.binarySearch(starts, position);
    int range = at >= 0 ? at : -at - 2;
    return range >= 0 && ends[range] >= position;
  }
}
