package org.hulian.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Roots and proofs as RFC 6962 and 9162 have them; nothing that differs in a bit is proved. */
class MerkleTreeTest {
  /** The leaves by which implementations of Certificate Transparency are compared. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static final String SECOND =
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
  private static final String THIRD_AND_FOURTH =
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
  private static final String LAST_FOUR =
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
  private static final String FIFTH =
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
  private static final String LAST_TWO =
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
  private static final String FIFTH_AND_SIXTH =
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

  private static TreeHash known(int number) {
    return TreeHash.leaf(HexFormat.of().parseHex(LEAVES.get(number)));
  }

  private static final MerkleTree KNOWN = tree(IntStream.range(0, 8).mapToObj(i -> known(i)));

  /** A tree that works every part out anew. */
  private static MerkleTree tree(Stream<TreeHash> leaves) {
    List<TreeHash> all = leaves.toList();
    return new MerkleTree((level, index) -> part(all, level, (int) index));
  }

  private static TreeHash part(List<TreeHash> leaves, int level, int index) {
    return level == 0
        ? leaves.get(index)
        : TreeHash.node(part(leaves, level - 1, 2 * index), part(leaves, level - 1, 2 * index + 1));
  }

  private static List<String> hex(List<TreeHash> path) {
    return path.stream().map(TreeHash::hex).toList();
  }

  @Test
  void rootsAreThoseThatAllImplementationsAgreeOn() {
    CompactRange range = new CompactRange();
    for (int size = 0; size <= LEAVES.size(); size++) {
      assertThat(KNOWN.head(size))
          .hasToString("TreeHead[size=" + size + ", root=" + ROOTS.get(size) + "]");
      assertThat(range.head()).isEqualTo(KNOWN.head(size));
      if (size < LEAVES.size()) {
        range.append(known(size));
      }
    }
  }

  @Test
  void proofsAreThoseThatAllImplementationsAgreeOn() {
    assertThat(hex(KNOWN.inclusion(0, 8).path()))
        .containsExactly(SECOND, THIRD_AND_FOURTH, LAST_FOUR);
    assertThat(hex(KNOWN.inclusion(5, 8).path())).containsExactly(FIFTH, LAST_TWO, ROOTS.get(4));
    assertThat(hex(KNOWN.inclusion(2, 3).path())).containsExactly(ROOTS.get(2));
    assertThat(hex(KNOWN.inclusion(1, 5).path()))
        .containsExactly(ROOTS.get(1), THIRD_AND_FOURTH, FIFTH);
    assertThat(hex(KNOWN.consistency(1, 8).path()))
        .containsExactly(SECOND, THIRD_AND_FOURTH, LAST_FOUR);
    assertThat(hex(KNOWN.consistency(6, 8).path()))
        .containsExactly(FIFTH_AND_SIXTH, LAST_TWO, ROOTS.get(4));
    assertThat(hex(KNOWN.consistency(2, 5).path())).containsExactly(THIRD_AND_FOURTH, FIFTH);
    assertThat(KNOWN.inclusion(0, 1).path()).isEmpty();
    assertThat(KNOWN.consistency(8, 8).path()).isEmpty();
  }

  @Test
  void everyPlaceOfEverySmallTreeIsProved() {
    for (int size = 1; size <= 8; size++) {
      TreeHash root = KNOWN.head(size).root();
      for (int i = 0; i < size; i++) {
        assertThat(KNOWN.inclusion(i, size).proves(known(i), root)).isTrue();
      }
      for (int older = 0; older <= size; older++) {
        assertThat(KNOWN.consistency(older, size).proves(KNOWN.head(older).root(), root)).isTrue();
      }
    }
  }

  private static List<TreeHash> leaves(int size, long seed) {
    return new Random(seed)
        .longs(size)
        .mapToObj(n -> TreeHash.leaf(Long.toString(n).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  @Property(tries = 2_500)
  void anEntryIsProvedAndNothingElseIs(
      @ForAll @IntRange(min = 1, max = 128) int size, @ForAll long seed) {
    Random random = new Random(seed);
    List<TreeHash> leaves = leaves(size, seed);
    MerkleTree tree = tree(leaves.stream());
    int index = random.nextInt(size);
    TreeHash root = tree.head(size).root();
    InclusionProof proof = tree.inclusion(index, size);

    assertThat(proof.proves(leaves.get(index), root)).isTrue();
    assertThat(proof.proves(flipped(leaves.get(index), random), root)).isFalse();
    assertThat(proof.proves(leaves.get(index), flipped(root, random))).isFalse();
    assertThat(proof.proves(TreeHash.leaf(new byte[] {1}), root)).isFalse();
    for (List<TreeHash> path : mutated(proof.path(), random)) {
      assertThat(new InclusionProof(index, size, path).proves(leaves.get(index), root)).isFalse();
    }
    for (int other : List.of(index - 1, index + 1, random.nextInt(size), -1 - index, size)) {
      if (other != index) {
        assertThat(new InclusionProof(other, size, proof.path()).proves(leaves.get(index), root))
            .isFalse();
      }
    }
  }

  @Property(tries = 2_500)
  void aLogThatGrewIsProvedAndOneThatWasChangedIsNot(
      @ForAll @IntRange(min = 1, max = 128) int size, @ForAll long seed) {
    Random random = new Random(seed);
    int older = random.nextInt(size + 1);
    List<TreeHash> leaves = leaves(size, seed);
    MerkleTree tree = tree(leaves.stream());
    TreeHash before = tree.head(older).root();
    TreeHash now = tree.head(size).root();
    ConsistencyProof proof = tree.consistency(older, size);

    assertThat(proof.proves(before, now)).isTrue();
    if (older > 0) {
      assertThat(proof.proves(flipped(before, random), now)).isFalse();
      assertThat(proof.proves(before, flipped(now, random))).isFalse();
      for (List<TreeHash> path : mutated(proof.path(), random)) {
        assertThat(new ConsistencyProof(older, size, path).proves(before, now)).isFalse();
      }
      List<TreeHash> rewritten = new ArrayList<>(leaves);
      rewritten.replaceAll(leaf -> leaf);
      rewritten.set(random.nextInt(older), TreeHash.leaf(new byte[] {1}));
      MerkleTree other = tree(rewritten.stream());
      assertThat(other.consistency(older, size).proves(before, other.head(size).root())).isFalse();
    }
  }

  @Property(tries = 500)
  void aRangeThatIsPutAwayGoesOnWhereItWas(
      @ForAll @IntRange(max = 600) int size, @ForAll long seed) {
    List<TreeHash> leaves = leaves(size, seed);
    int stop = new Random(seed).nextInt(size + 1);
    CompactRange range = new CompactRange();
    leaves.subList(0, stop).forEach(range::append);
    CompactRange again = CompactRange.of(stop, range.bytes());
    List<String> parts = new ArrayList<>();
    leaves
        .subList(stop, size)
        .forEach(
            leaf ->
                again.append(leaf, (level, i, hash) -> parts.add(level + " " + i + " " + hash)));

    assertThat(again.head()).isEqualTo(tree(leaves.stream()).head(size));
    assertThat(again.bytes().length).isEqualTo(Integer.bitCount(size) * TreeHash.LENGTH);
    for (int level = 0; level < 10; level++) {
      int from = stop >> level;
      int to = size >> level;
      for (int i = from; i < to; i++) {
        assertThat(parts).contains(level + " " + i + " " + part(leaves, level, i));
      }
    }
  }

  private static TreeHash flipped(TreeHash hash, Random random) {
    byte[] bytes = hash.bytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return TreeHash.of(bytes);
  }

  /** One bit wrong, one hash too few, one too many, two swapped. */
  private static List<List<TreeHash>> mutated(List<TreeHash> path, Random random) {
    List<List<TreeHash>> all = new ArrayList<>();
    if (!path.isEmpty()) {
      int at = random.nextInt(path.size());
      List<TreeHash> flipped = new ArrayList<>(path);
      flipped.set(at, flipped(path.get(at), random));
      List<TreeHash> shorter = new ArrayList<>(path);
      shorter.remove(at);
      List<TreeHash> swapped = new ArrayList<>(path);
      swapped.add(swapped.remove(at));
      all.addAll(List.of(flipped, shorter));
      if (!swapped.equals(path)) {
        all.add(swapped);
      }
    }
    List<TreeHash> longer = new ArrayList<>(path);
    longer.add(random.nextInt(path.size() + 1), TreeHash.EMPTY);
    all.add(longer);
    return all;
  }

  @Test
  void aHashIsWrittenInOneWayOnly() {
    TreeHash hash = known(3);

    assertThat(TreeHash.ofBase64(hash.base64())).isEqualTo(hash);
    assertThat(TreeHash.ofHex(hash.hex())).isEqualTo(hash);
    for (String wrong : List.of("", "AA==", hash.base64().replace("=", ""), hash.hex(), "?")) {
      assertThatThrownBy(() -> TreeHash.ofBase64(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
