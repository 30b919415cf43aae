package org.hulian.classifier.signal;

import java.util.ArrayList;
import java.util.List;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.text.TextSpan;

/** A price stands within a few words of the goods or the deed. */
@SignalInfo(summary = "a price stands beside goods or deed", side = SignalInfo.Side.OFFER)
public final class PricesTheTrade implements Signal {
  private static final int NEAR = 20;

  /** Makes the signal. */
  public PricesTheTrade() {}

  @Override
  public List<Sighting> look(Reading reading) {
    List<Sighting> sightings = new ArrayList<>();
    for (ReadPassage passage : reading.passages()) {
      for (Entity entity : passage.entities()) {
        if (entity instanceof Entity.Price price) {
          passage.hits().stream()
              .filter(hit -> isNear(hit, price.at().span()))
              .findFirst()
              .ifPresent(
                  hit ->
                      sightings.add(
                          passage.sighting(hit.term().strength().key(), price.at().span())));
        }
      }
    }
    return sightings;
  }

  private static boolean isNear(TermHit hit, TextSpan price) {
    boolean trade = hit.term().sense() == Sense.GOODS || hit.term().sense() == Sense.DEED;
    return trade
        && hit.span().end() + NEAR >= price.start()
        && price.end() + NEAR >= hit.span().start();
  }
}
