package org.hulian.classifier.signal;

import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.text.TextSpan;

/** How the screen weighs the text as a whole; shown by its heaviest n-grams. */
@SignalInfo(summary = "the text's n-grams, weighed by the screen", side = SignalInfo.Side.OFFER)
public final class WordsOfTheTrade implements Signal {
  private static final int LOWEST = -6;
  private static final int HIGHEST = 8;
  private static final int SHOWN = 12;

  /** Makes the signal. */
  public WordsOfTheTrade() {}

  @Override
  public List<Sighting> look(Reading reading) {
    if (reading.passages().isEmpty()) {
      return List.of();
    }
    List<Sighting> sightings = new ArrayList<>();
    TextSpan place = strongest(reading);
    ReadPassage passage = reading.passages().get(strongestText(reading));
    for (int step = LOWEST; step <= HIGHEST && reading.screenLogit() >= step; step++) {
      sightings.add(passage.sighting(String.valueOf(step), place));
    }
    return sightings;
  }

  private static int strongestText(Reading reading) {
    return reading.fired().isEmpty() ? 0 : reading.fired().getFirst().text();
  }

  private static TextSpan strongest(Reading reading) {
    if (!reading.fired().isEmpty()) {
      return reading.fired().getFirst().span();
    }
    int length = reading.passages().getFirst().passage().text().length();
    return new TextSpan(0, Math.min(SHOWN, length));
  }
}
