package org.hulian.evidence.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The head of a log with a signature (C2SP tlog-checkpoint): origin, size and root, a line each.
 * Who keeps one can tell later whether the log still holds all that it held then.
 *
 * @param origin names the log
 * @param note as it is stored and handed on; further lines of its text are nobody's business here
 */
public record SignedCheckpoint(String origin, TreeHead head, SignedNote note) {
  private static final String SIGNATURE = "\u2014 ";
  private static final int ORIGIN = 0;
  private static final int SIZE = 1;
  private static final int ROOT = 2;
  private static final int LINES = 3;

  /**
   * Reads the checkpoint in a note.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SignedCheckpoint of(SignedNote note) {
    List<String> lines = note.text().lines().toList();
    if (lines.size() < LINES || lines.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("not a checkpoint of a log");
    }
    TreeHead head = new TreeHead(size(lines.get(SIZE)), TreeHash.ofBase64(lines.get(ROOT)));
    return new SignedCheckpoint(lines.get(ORIGIN), head, note);
  }

  static long size(String decimal) {
    if (!decimal.matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("not a number of entries: " + decimal);
    }
    return Long.parseLong(decimal);
  }

  /**
   * Reads one checkpoint with its signatures.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static SignedCheckpoint read(String text) {
    return of(SignedNote.read(text));
  }

  /**
   * Reads checkpoints that follow each other, as in a file to which they were appended.
   *
   * @throws IllegalArgumentException if the text is anything else; the message says which it was
   */
  public static List<SignedCheckpoint> readAll(String text) {
    List<SignedCheckpoint> all = new ArrayList<>();
    StringBuilder one = new StringBuilder();
    boolean signed = false;
    for (String line : text.split("(?<=\n)", -1)) {
      boolean signature = line.startsWith(SIGNATURE);
      if (signed && !signature) {
        add(all, one);
      }
      signed = signature;
      one.append(line);
    }
    if (!one.isEmpty()) {
      add(all, one);
    }
    return all;
  }

  private static void add(List<SignedCheckpoint> all, StringBuilder one) {
    try {
      all.add(read(one.toString()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "checkpoint " + (all.size() + 1) + " of it cannot be read: " + e.getMessage(), e);
    }
    one.setLength(0);
  }

  static String text(String origin, TreeHead head) {
    return origin + '\n' + head.size() + '\n' + head.root().base64() + '\n';
  }

  /** Whether this key signed it, for the log of the key's name. */
  public boolean isSignedBy(VerifierKey key) {
    return key.name().equals(origin) && note.isSignedBy(key);
  }

  @Override
  public String toString() {
    return note.toString();
  }
}
