package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.listing.finding.Entity;

/** A way to reach the seller is given; the degree is the kind of messenger. */
@SignalInfo(summary = "a handle of the seller", side = SignalInfo.Side.OFFER)
public final class GivesContact implements Signal {
  /** Makes the signal. */
  public GivesContact() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.entities(
        entity -> entity instanceof Entity.Contact contact ? contact.kind() : "");
  }
}
