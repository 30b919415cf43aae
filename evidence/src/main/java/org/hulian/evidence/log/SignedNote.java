package org.hulian.evidence.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures (C2SP signed-note): the text, an empty line, and for each signature a line
 * {@code — name Base64(key id ‖ signature)}. Immutable.
 */
public final class SignedNote {
  private static final String MARK = "\u2014 ";

  /** Far above any; nobody is to make us check signatures without end. */
  private static final int MAX_SIGNATURES = 64;

  private final String text;
  private final List<Line> lines;

  SignedNote(String text, List<Line> lines) {
    if (!isText(text)) {
      throw new IllegalArgumentException("a note is lines of text without control characters");
    }
    this.text = text;
    this.lines = List.copyOf(lines);
  }

  private static boolean isText(String text) {
    return text.endsWith("\n") && text.chars().noneMatch(c -> c < ' ' && c != '\n');
  }

  /** One signature. */
  static final class Line {
    private final String name;
    private final byte[] id;
    private final byte[] signature;

    Line(String name, byte[] id, byte[] signature) {
      this.name = name;
      this.id = id;
      this.signature = signature;
    }

    private static Line read(String line) {
      String[] parts = line.substring(MARK.length()).split(" ", -1);
      if (parts.length == 2 && VerifierKey.isName(parts[0])) {
        byte[] bytes = Base64.getDecoder().decode(parts[1]);
        if (bytes.length > VerifierKey.ID_LENGTH) {
          return new Line(
              parts[0],
              Arrays.copyOf(bytes, VerifierKey.ID_LENGTH),
              Arrays.copyOfRange(bytes, VerifierKey.ID_LENGTH, bytes.length));
        }
      }
      throw new IllegalArgumentException("not a signature: " + line);
    }

    @Override
    public String toString() {
      byte[] bytes = Arrays.copyOf(id, id.length + signature.length);
      System.arraycopy(signature, 0, bytes, id.length, signature.length);
      return MARK + name + ' ' + Base64.getEncoder().encodeToString(bytes) + '\n';
    }
  }

  /**
   * Reads one note as {@link #toString} writes it.
   *
   * @throws IllegalArgumentException if the text is no note, or not the one way to write it
   */
  public static SignedNote read(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException("not a signed note");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : note.substring(end + 2).lines().toList()) {
      if (!line.startsWith(MARK) || lines.size() == MAX_SIGNATURES) {
        throw new IllegalArgumentException("not a signed note: " + line);
      }
      lines.add(Line.read(line));
    }
    SignedNote read = new SignedNote(note.substring(0, end + 1), lines);
    if (lines.isEmpty() || !read.toString().equals(note)) {
      throw new IllegalArgumentException("not a signed note");
    }
    return read;
  }

  /** The text that is signed, with the line feed at its end. */
  public String text() {
    return text;
  }

  /**
   * Whether one of the signatures is of this key and holds, and none of this key does not. Others
   * do not count.
   */
  public boolean isSignedBy(VerifierKey key) {
    List<Line> own =
        lines.stream()
            .filter(line -> line.name.equals(key.name()) && Arrays.equals(line.id, key.id()))
            .toList();
    return !own.isEmpty() && own.stream().allMatch(line -> key.verifies(text, line.signature));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedNote note && toString().equals(note.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The note as it is stored and handed on. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    lines.forEach(note::append);
    return note.toString();
  }
}
