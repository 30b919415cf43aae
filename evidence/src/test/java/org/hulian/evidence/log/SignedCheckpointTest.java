package org.hulian.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hulian.evidence.AuditChain;
import org.junit.jupiter.api.Test;

/** Notes as other tools write and read them; none holds that was changed. */
class SignedCheckpointTest {
  /** A key that the tests of Go's note package have too; OpenSSL signed the note with it. */
  private static final String KNOWN_PRIVATE =
      "PRIVATE+KEY+hulian/audit/known+1cd69756+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final String KNOWN_PUBLIC =
      "hulian/audit/known+1cd69756+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String KNOWN_NOTE =
      """
      hulian/audit/known
      7
      Ls2Ka30oRVRmWa1M9ENTPPkhsZ3IH6g5NOg4IbTf3Lc=

      \u2014 hulian/audit/known HNaXVjrK7+rhLmk95S5w3PTzIRbgloKabPO60tCZW8ZDSNe12SEoA6Ado40+IjoP+KuTjcqGWff6dnhiZhw2be/Nbws=
      """;

  private final SignerKey signer = SignerKey.make("hulian/audit/test", new SecureRandom());

  private final TreeHead head = new TreeHead(7, TreeHash.leaf(new byte[] {7}));

  @Test
  void aCheckpointThatAnotherToolSignedHoldsAndOursIsTheSame() {
    SignedCheckpoint read = SignedCheckpoint.read(KNOWN_NOTE);

    assertThat(read.head()).isEqualTo(head);
    assertThat(read.isSignedBy(VerifierKey.read(KNOWN_PUBLIC))).isTrue();
    SignerKey known = SignerKey.read(KNOWN_PRIVATE + "\n" + KNOWN_PUBLIC + "\n");
    assertThat(known.sign(head)).hasToString(KNOWN_NOTE);
    assertThat(SignedCheckpoint.read(KNOWN_NOTE.replace("\n7\n", "\n8\n")))
        .matches(changed -> !changed.isSignedBy(known.verifier()));
  }

  @Test
  void aCheckpointSaysOriginSizeAndRoot() {
    SignedCheckpoint made = signer.sign(head);

    assertThat(made.note().text())
        .isEqualTo("hulian/audit/test\n7\n" + head.root().base64() + "\n");
    SignedCheckpoint read = SignedCheckpoint.read(made.toString());
    assertThat(read).isEqualTo(made);
    assertThat(read.head()).isEqualTo(head);
    assertThat(read.isSignedBy(VerifierKey.read(signer.verifier().toString()))).isTrue();
  }

  @Test
  void anotherKeyOrAnotherOriginDoesNotCount() {
    SignedCheckpoint made = signer.sign(head);

    assertThat(made.isSignedBy(SignerKey.make("hulian/audit/test", new SecureRandom()).verifier()))
        .isFalse();
    SignedNote ofOther = signer.sign("hulian/audit/other\n7\n" + head.root().base64() + "\n");
    assertThat(SignedCheckpoint.of(ofOther).isSignedBy(signer.verifier())).isFalse();
  }

  @Test
  void noChangedCheckpointHolds() {
    String made = signer.sign(head).toString();
    byte[] bytes = made.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20261127);
    for (int i = 0; i < 1_000; i++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));

      assertThat(holds(new String(changed, StandardCharsets.UTF_8)))
          .as("seed 20261127, try %s", i)
          .isFalse();
    }
    assertThat(holds(made)).isTrue();
    assertThat(holds(made + "\n")).isFalse();
    assertThat(holds(made.stripTrailing())).isFalse();
  }

  private boolean holds(String text) {
    try {
      return SignedCheckpoint.read(text).isSignedBy(signer.verifier());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void aKeyIsReadAsItWasWrittenAndNotIfItsHalvesDiffer() {
    SignerKey again = SignerKey.read(signer.secret());
    assertThat(again.verifier()).isEqualTo(signer.verifier());
    assertThat(again.sign(head)).isEqualTo(signer.sign(head));

    String other = SignerKey.make("hulian/audit/test", new SecureRandom()).secret();
    String mixed = other.lines().toList().getFirst() + "\n" + signer.verifier() + "\n";
    for (String wrong : List.of("", "x\ny\n", mixed, signer.secret().substring(1))) {
      assertThatThrownBy(() -> SignerKey.read(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void checkpointsThatFollowEachOtherAreReadApart() {
    List<SignedCheckpoint> made =
        List.of(
            signer.sign(TreeHead.EMPTY),
            signer.sign(head),
            signer.sign(new TreeHead(9, head.root())));
    StringBuilder file = new StringBuilder();
    made.forEach(file::append);

    assertThat(SignedCheckpoint.readAll(file.toString())).isEqualTo(made);
    assertThat(SignedCheckpoint.readAll("")).isEmpty();
    assertThatThrownBy(() -> SignedCheckpoint.readAll(file.substring(0, file.length() - 3)))
        .hasMessageContaining("checkpoint 3");
  }

  @Test
  void aProofHoldsWithoutTheLogAndNotOnceItWasChanged() {
    List<byte[]> rows = new ArrayList<>();
    String hash = AuditChain.START;
    CompactRange range = new CompactRange();
    for (int i = 0; i < 11; i++) {
      Map<String, String> entry = Map.of("n", Integer.toString(i));
      rows.add(AuditChain.row(hash, entry));
      hash = AuditChain.next(hash, entry);
      range.append(TreeHash.ofHex(hash));
    }
    List<TreeHash> leaves = rows.stream().map(TreeHash::leaf).toList();
    MerkleTree tree = new MerkleTree((level, i) -> part(leaves, level, (int) i));
    LogProof proof = LogProof.of(rows.get(6), tree.inclusion(6, 11), signer.sign(range.head()));

    LogProof read = LogProof.read(proof.toString());
    assertThat(read).isEqualTo(proof);
    assertThat(read.holds(signer.verifier())).isTrue();
    assertThat(read.rowBytes().map(AuditChain::json)).hasValue("{\"n\":\"6\"}");
    LogProof blind = LogProof.read(proof.withoutRow().toString(), leaves.get(6));
    assertThat(blind.holds(signer.verifier())).isTrue();
    assertThat(blind.toString()).doesNotContain("extra");
    assertThat(LogProof.read(blind.toString(), leaves.get(5)).holds(signer.verifier())).isFalse();
    assertThatThrownBy(() -> LogProof.read(blind.toString()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(proof.json())
        .startsWith("{\"leaf\":\"" + leaves.get(6).base64() + "\",\"inclusion\":{\"index\":6,");
    assertNoChangeHolds(proof.toString());
  }

  private void assertNoChangeHolds(String proof) {
    byte[] bytes = proof.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(27);
    for (int i = 0; i < 1_000; i++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      boolean holds;
      try {
        holds = LogProof.read(new String(changed, StandardCharsets.UTF_8)).holds(signer.verifier());
      } catch (IllegalArgumentException e) {
        holds = false;
      }
      assertThat(holds).as("seed 27, try %s", i).isFalse();
    }
  }

  private static TreeHash part(List<TreeHash> leaves, int level, int index) {
    return level == 0
        ? leaves.get(index)
        : TreeHash.node(part(leaves, level - 1, 2 * index), part(leaves, level - 1, 2 * index + 1));
  }
}
