package org.hulian.review.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hulian.listing.text.TextSpan;

/**
 * Cuts a text at the ends of its marks. A span that reaches beyond the text is cut to it, so that a
 * wrong span never hides the text; no surrogate pair is torn apart.
 */
public final class Segments {
  private static final char REPLACEMENT = '\uFFFD';

  private Segments() {}

  /** The text with the notes that lie on it. */
  public static List<Segment> of(String text, List<Note> notes) {
    List<Note> fitting =
        notes.stream().map(note -> fit(note, text)).filter(Segments::real).toList();
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
    for (Note note : fitting) {
      cuts.add(note.span().start());
      cuts.add(note.span().end());
    }
    String shown = printable(text);
    List<Segment> segments = new ArrayList<>();
    int from = 0;
    for (int to : cuts.tailSet(0, false)) {
      int start = from;
      List<Note> here =
          fitting.stream()
              .filter(note -> note.span().start() <= start && to <= note.span().end())
              .toList();
      segments.add(new Segment(shown.substring(from, to), here));
      from = to;
    }
    return segments;
  }

  /** The text with pieces marked that were searched for. */
  public static List<Segment> marked(String text, List<TextSpan> spans) {
    return of(text, spans.stream().map(Note::plain).toList());
  }

  private static boolean real(Note note) {
    return note.span().length() > 0;
  }

  private static Note fit(Note note, String text) {
    int start = Math.min(note.span().start(), text.length());
    int end = Math.min(note.span().end(), text.length());
    if (inPair(text, start)) {
      start--;
    }
    if (inPair(text, end)) {
      end++;
    }
    return new Note(
        note.number(),
        note.signal(),
        note.field(),
        new TextSpan(start, end),
        note.text(),
        note.normalized(),
        note.weight(),
        note.against());
  }

  private static boolean inPair(String text, int index) {
    return index > 0
        && index < text.length()
        && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
  }

  /** Control characters have no place in HTML; each is replaced, so that offsets stay. */
  private static String printable(String text) {
    StringBuilder shown = new StringBuilder(text);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        shown.setCharAt(i, c == '\r' ? ' ' : REPLACEMENT);
      }
    }
    return shown.toString();
  }
}
