package org.hulian.review.text;

import java.util.List;

/**
 * A piece of a seller's text that is marked alike from end to end.
 *
 * @param notes why it is marked; none if it is not
 */
public record Segment(String text, List<Note> notes) {
  public Segment {
    notes = List.copyOf(notes);
  }

  /** Whether anything is marked here. */
  public boolean marked() {
    return !notes.isEmpty();
  }

  /** Whether all that is marked here speaks for the listing. */
  public boolean innocent() {
    return marked() && notes.stream().noneMatch(Note::against);
  }

  /** Ids of the notes on their page, for screen readers. */
  public String describedBy() {
    return notes.stream().map(note -> "f" + note.number()).reduce((a, b) -> a + " " + b).orElse("");
  }
}
