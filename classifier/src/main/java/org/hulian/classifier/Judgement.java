package org.hulian.classifier;

import java.util.List;
import java.util.SortedMap;
import org.hulian.classifier.screen.Unit;
import org.hulian.classifier.signal.Reading;
import org.hulian.classifier.signal.Sighting;
import org.hulian.listing.finding.Stage;

/**
 * What came of one unit that passed the screen.
 *
 * @param unit the unit
 * @param reading all that was read off it
 * @param features what the signals saw, with places
 * @param score calibrated probability of an offer
 * @param stage whether a language model has read it
 * @param worded probability by wording and signals alone
 * @param reachable the most to which a language model could lift that
 */
record Judgement(
    Unit unit,
    Reading reading,
    SortedMap<String, List<Sighting>> features,
    double score,
    Stage stage,
    double worded,
    double reachable) {}
