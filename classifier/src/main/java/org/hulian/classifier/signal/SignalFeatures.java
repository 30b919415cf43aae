package org.hulian.classifier.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hulian.classifier.lexicon.Sense;

/** What all signals say of a reading, as features of the second model. */
public final class SignalFeatures {
  private SignalFeatures() {}

  /** Looks with all signals; each feature with the places where it is seen. */
  public static SortedMap<String, List<Sighting>> of(Reading reading) {
    SortedMap<String, List<Sighting>> features = new TreeMap<>();
    for (Signal signal : Signals.all()) {
      for (Sighting sighting : signal.look(reading)) {
        String feature = signal.name() + ":" + sighting.degree();
        features.computeIfAbsent(feature, name -> new ArrayList<>()).add(sighting);
      }
    }
    return features;
  }

  /** Whether only words and token rules of a language model can bring this feature. */
  public static boolean needsAnalysis(String feature) {
    return feature.endsWith(":" + Reading.RULE);
  }

  /** Whether goods or deeds of the trade are named, so that rules about them may match. */
  public static boolean namesTrade(Reading reading) {
    return !reading.terms(Sense.GOODS, Sense.DEED).isEmpty();
  }

  /** The signal that a feature belongs to. */
  public static String signalOf(String feature) {
    return feature.substring(0, feature.indexOf(':'));
  }
}
