package org.hulian.classifier.signal;

import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.text.TextSpan;

/**
 * How the words weigh as a whole, by the model over all n-grams; shown by its heaviest ones. Each
 * step of the logit that is reached is a degree of its own, so the weight grows with the logit.
 */
@SignalInfo(summary = "the text's words as a whole", side = SignalInfo.Side.OFFER)
public final class WordsOfTheTrade implements Signal {
  private static final double LOWEST = -2;
  private static final double HIGHEST = 10;
  private static final double STEP = 0.25;
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
    for (double step = LOWEST; step <= HIGHEST && reading.wording() >= step; step += STEP) {
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
