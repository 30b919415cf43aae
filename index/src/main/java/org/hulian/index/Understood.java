package org.hulian.index;

import java.util.ArrayList;
import java.util.List;
import org.hulian.index.query.Clause;
import org.hulian.index.query.Note;
import org.hulian.index.query.QueryTerm;
import org.hulian.index.query.Reading;

/**
 * How a query was understood.
 *
 * @param reading the tree, and what was left out
 * @param sound whether words that only sound alike, or are written in disguise, match too
 * @param variants whether other characters that stand for those typed match too; without them
 *     nothing matches by sound
 */
public record Understood(Reading reading, boolean sound, boolean variants) {
  /** Reads a query; what it says itself counts more than what was chosen beside it. */
  static Understood of(ListingQuery query) {
    Reading reading = Reading.of(query.text());
    Boolean sound = reading.sound();
    boolean variants = reading.variants() == null || reading.variants();
    return new Understood(reading, variants && (sound == null ? query.sound() : sound), variants);
  }

  Understood with(List<Note> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Note> notes = new ArrayList<>(reading.notes());
    notes.addAll(more);
    return new Understood(
        new Reading(reading.clause(), reading.sound(), reading.variants(), notes), sound, variants);
  }

  /** Whether this part of it is also found in disguise. */
  public boolean disguised(Clause clause) {
    return sound && QueryTerm.wanted(clause).stream().anyMatch(QueryTerm::disguised);
  }

  /** Whether this part of it is also found by its sound. */
  public boolean bySound(Clause clause) {
    return sound && QueryTerm.wanted(clause).stream().anyMatch(term -> !term.sounds().isEmpty());
  }

  /** The query in its own language. */
  public String text() {
    return reading.text();
  }

  /** What was left out or read otherwise, and why. */
  public List<Note> notes() {
    return reading.notes();
  }
}
