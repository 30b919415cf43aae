package org.hulian.index.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as it was read.
 *
 * @param clause what to search for
 * @param sound whether to match by sound, absent if the query does not say
 * @param variants whether to match other spellings, absent if the query does not say
 * @param notes what was left out or read otherwise, in the order in which it was met
 */
public record Reading(
    Clause clause, @Nullable Boolean sound, @Nullable Boolean variants, List<Note> notes) {
  /** Characters of a query that are read. */
  public static final int LONGEST = 512;

  public Reading {
    notes = List.copyOf(notes);
  }

  /** Reads any text. */
  public static Reading of(String typed) {
    if (typed.length() <= LONGEST) {
      return new QueryReader(typed, List.of()).read();
    }
    int end = Character.isHighSurrogate(typed.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    Note cut = new Note(Note.Reason.TOO_LONG, typed.substring(end));
    return new QueryReader(typed.substring(0, end), List.of(cut)).read();
  }

  /** The query in its own language; reading it gives the same. */
  public String text() {
    String said = said("sound", sound) + said("variants", variants);
    return said.isEmpty() || !clause.equals(Clauses.EVERYTHING)
        ? clause.written() + said
        : said.strip();
  }

  private static String said(String name, @Nullable Boolean on) {
    return on == null ? "" : " " + name + (on ? ":on" : ":off");
  }
}
