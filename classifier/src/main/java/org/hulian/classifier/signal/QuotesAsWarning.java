package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** The text reports, warns or rules: police, courts, press and platforms speak so. */
@SignalInfo(summary = "news, warning, ruling or rule of a platform", side = SignalInfo.Side.LAWFUL)
public final class QuotesAsWarning implements Signal {
  /** Makes the signal. */
  public QuotesAsWarning() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return Reading.both(reading.terms(Sense.WARNING), reading.rule("QuotesAsWarning"));
  }
}
