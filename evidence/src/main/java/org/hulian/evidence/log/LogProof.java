package org.hulian.evidence.log;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proof, to be checked without the log, that an entry is in it (C2SP tlog-proof): the way from the
 * entry to the root, and the checkpoint with that root. The entry itself may be in it or not: one
 * that is left out tells nobody what it says, and whoever has the log can show it later.
 *
 * @param leaf the entry's hash
 * @param row the bytes that the entry's hash is over, in Base64; absent if they are not shown
 */
public record LogProof(
    TreeHash leaf, @Nullable String row, InclusionProof inclusion, SignedCheckpoint checkpoint) {
  private static final String FORMAT = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  /**
   * Reads a proof that shows its entry.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static LogProof read(String text) {
    return read(text, null);
  }

  /**
   * Reads a proof.
   *
   * @param leaf the hash of the entry, for a proof that does not show it
   * @throws IllegalArgumentException if the text is none, or shows no entry and no hash was given
   */
  public static LogProof read(String text, @Nullable TreeHash leaf) {
    int end = text.indexOf("\n\n");
    List<String> lines = end < 0 ? List.of() : text.substring(0, end).lines().toList();
    if (lines.size() < 2 || !lines.getFirst().equals(FORMAT)) {
      throw new IllegalArgumentException("not a proof of a log");
    }
    int next = 1;
    String row = null;
    if (lines.get(next).startsWith(EXTRA)) {
      row = lines.get(next).substring(EXTRA.length());
      next++;
    }
    if (next == lines.size() || !lines.get(next).startsWith(INDEX)) {
      throw new IllegalArgumentException("the proof does not say which entry it is about");
    }
    long index = SignedCheckpoint.size(lines.get(next).substring(INDEX.length()));
    List<TreeHash> path = new ArrayList<>();
    lines.subList(next + 1, lines.size()).forEach(line -> path.add(TreeHash.ofBase64(line)));
    TreeHash proved = row == null ? leaf : leafOf(row);
    if (proved == null) {
      throw new IllegalArgumentException("the proof does not show its entry");
    }
    SignedCheckpoint checkpoint = SignedCheckpoint.read(text.substring(end + 2));
    InclusionProof inclusion = new InclusionProof(index, checkpoint.head().size(), path);
    return new LogProof(proved, row, inclusion, checkpoint);
  }

  /** Proof of an entry that is shown. */
  public static LogProof of(byte[] row, InclusionProof inclusion, SignedCheckpoint checkpoint) {
    String shown = Base64.getEncoder().encodeToString(row);
    return new LogProof(TreeHash.leaf(row), shown, inclusion, checkpoint);
  }

  private static TreeHash leafOf(String row) {
    return TreeHash.leaf(Base64.getDecoder().decode(row));
  }

  /** The bytes that the entry's hash is over; empty if the proof does not show them. */
  public Optional<byte[]> rowBytes() {
    return Optional.ofNullable(row).map(Base64.getDecoder()::decode);
  }

  /** The same proof without the entry. */
  public LogProof withoutRow() {
    return new LogProof(leaf, null, inclusion, checkpoint);
  }

  /**
   * Whether it holds: the entry is what the hash is over, it stands in the log of the checkpoint at
   * its place, and the key signed the checkpoint.
   */
  public boolean holds(VerifierKey key) {
    return (row == null || leafOf(row).equals(leaf))
        && inclusion.size() == checkpoint.head().size()
        && inclusion.proves(leaf, checkpoint.head().root())
        && checkpoint.isSignedBy(key);
  }

  /** As JSON, for documents that speak of the entry; {@link #toString} is what is verified. */
  public String json() {
    return "{\"leaf\":\""
        + leaf.base64()
        + "\",\"inclusion\":"
        + inclusion.json()
        + ",\"checkpoint\":{\"origin\":\""
        + checkpoint.origin().replace("\\", "\\\\").replace("\"", "\\\"")
        + "\",\"size\":"
        + checkpoint.head().size()
        + ",\"root\":\""
        + checkpoint.head().root().base64()
        + "\"}}";
  }

  /** The proof as it is handed on, a file {@code *.tlog-proof}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    if (row != null) {
      text.append(EXTRA).append(row).append('\n');
    }
    text.append(INDEX).append(inclusion.index()).append('\n');
    inclusion.path().forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }
}
