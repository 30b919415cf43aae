package org.hulian.evidence.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.hulian.evidence.log.Sha256;
import org.hulian.evidence.log.SignerKey;
import org.hulian.listing.feed.JsonLine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a package, the check names what it was done to. */
class PackageDamageTest {
  private static final long SEED = Long.getLong("hulian.seed", 20261127L);
  private static final int FLIPS = 300;
  private static final int CUTS = 60;
  private static final int MOVES = 60;
  private static final String LIST = "the list of files at the end of the package";

  @TempDir private static Path folder;
  private static byte[] whole = {};
  private static Map<String, byte[]> files = Map.of();

  @BeforeAll
  static void make() throws IOException {
    whole = Packages.of(folder, Packages.record(folder.resolve("warc"), 3));
    files = Packages.files(folder, whole);
    System.out.println("seed " + SEED);
  }

  private static PackageReport check(byte[] bytes) throws IOException {
    return Packages.check(folder, bytes);
  }

  private static List<String> items(PackageReport report) {
    return report.damages().stream().map(Damage::item).toList();
  }

  @Test
  void aWholePackageIsSaidToBe() throws IOException {
    PackageReport report = check(whole);

    assertThat(report.damages()).isEmpty();
    assertThat(report.id()).isEqualTo("case-17-r3");
    assertThat(report.files()).isEqualTo(8);
    assertThat(report.records()).isEqualTo(5); // the head of the file, two requests, two responses
    assertThat(report.key()).isEqualTo(Packages.KEY.verifier().toString());
    assertThat(report.proofs())
        .hasSize(3)
        .anyMatch(proof -> proof.startsWith("1 versions of the text"))
        .anyMatch(proof -> proof.startsWith("entry 1 of the audit log hulian/audit/test"))
        .anyMatch(proof -> proof.startsWith("2 recorded answers"));
  }

  @Test
  void everyFlippedBitIsNamedByTheFileItIsIn() throws IOException {
    Random random = new Random(SEED);
    List<ZipEntryHead> entries = entries();
    for (int i = 0; i < FLIPS; i++) {
      int at = random.nextInt(whole.length);
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(items(check(flipped))).as("byte %d", at).containsAnyOf(places(entries, at));
    }
  }

  /** The file that a byte is of; of the list at the end, that or the line of a file. */
  private static String[] places(List<ZipEntryHead> entries, int at) {
    long line = entries.getLast().end();
    for (ZipEntryHead entry : entries) {
      if (at >= entry.offset() && at < entry.end()) {
        return new String[] {entry.name()};
      }
      long next = line + entry.central().length;
      if (at >= line && at < next) {
        return new String[] {LIST, entry.name()};
      }
      line = next;
    }
    return new String[] {LIST};
  }

  private static List<ZipEntryHead> entries() throws IOException {
    Path file = folder.resolve("whole.wacz");
    Files.write(file, whole);
    try (FileChannel channel = FileChannel.open(file)) {
      return StoredZipReader.read(channel).entries();
    }
  }

  @Test
  void ofAPackageThatWasCutOffEveryFileIsNamedThatIsNotWhole() throws IOException {
    Random random = new Random(SEED + 1);
    List<ZipEntryHead> entries = entries();
    for (int i = 0; i < CUTS; i++) {
      int length = random.nextInt(whole.length);
      List<String> lost =
          entries.stream()
              .filter(entry -> entry.end() > length)
              .map(ZipEntryHead::name)
              .collect(Collectors.toCollection(ArrayList::new));
      if (entries.getFirst().end() > length) {
        lost.retainAll(List.of(EvidencePackage.MANIFEST, EvidencePackage.DIGEST));
      }
      lost.add(LIST);
      assertThat(items(check(Arrays.copyOf(whole, length))))
          .as("%d bytes", length)
          .containsAll(lost);
    }
  }

  @Test
  void filesThatWereMovedAboutAreNamed() throws IOException {
    Random random = new Random(SEED + 2);
    for (int i = 0; i < MOVES; i++) {
      List<String> order = new ArrayList<>(files.keySet());
      int one = random.nextInt(order.size());
      int other = (one + 1 + random.nextInt(order.size() - 1)) % order.size();
      Collections.swap(order, one, other);
      Map<String, byte[]> moved = new LinkedHashMap<>();
      order.forEach(name -> moved.put(name, file(name)));
      assertThat(items(check(Packages.zip(moved)))).contains(order.get(one), order.get(other));
    }
  }

  /** Somebody who knows the form can make the checksums fit, but not the digests. */
  @Test
  void everyFileThatIsExchangedLeftOutOrPutInIsNamed() throws IOException {
    for (String name : files.keySet()) {
      Map<String, byte[]> exchanged = new LinkedHashMap<>(files);
      byte[] other = file(name).clone();
      other[other.length / 2] ^= 1;
      exchanged.put(name, other);
      assertThat(items(check(Packages.zip(exchanged)))).as(name).contains(name);

      Map<String, byte[]> without = new LinkedHashMap<>(files);
      without.remove(name);
      assertThat(check(Packages.zip(without)).damages())
          .as(name)
          .contains(new Damage(name, "is missing"));
    }
    Map<String, byte[]> more = new LinkedHashMap<>(files);
    more.put("evidence/more.json", "{}".getBytes(UTF_8));
    assertThat(check(Packages.zip(more)).damages())
        .containsExactly(new Damage("evidence/more.json", "is not in the manifest"));
  }

  @Test
  void aManifestThatWasMadeToFitLacksTheKey() throws IOException {
    Map<String, byte[]> forged = new LinkedHashMap<>(files);
    byte[] text = "{\"score\":0.11}".getBytes(UTF_8);
    String manifest =
        text(EvidencePackage.MANIFEST)
            .replace(Sha256.hex(file("evidence/verdict.json")), Sha256.hex(text));
    String digest =
        text(EvidencePackage.DIGEST)
            .replace(
                Sha256.hex(file(EvidencePackage.MANIFEST)), Sha256.hex(manifest.getBytes(UTF_8)));
    forged.put("evidence/verdict.json", text);
    forged.put(EvidencePackage.MANIFEST, manifest.getBytes(UTF_8));
    assertThat(items(check(Packages.zip(forged)))).containsExactly(EvidencePackage.MANIFEST);

    forged.put(EvidencePackage.DIGEST, digest.getBytes(UTF_8));
    PackageReport report = check(Packages.zip(forged));
    assertThat(report.damages())
        .containsExactly(
            new Damage(EvidencePackage.DIGEST, "the signature does not fit the manifest"));
    assertThat(report.key()).isEmpty();
  }

  /** Whoever signs may write what they like; the parts are held against each other all the same. */
  @Test
  void aTextThatNamesAnotherRecordThanTheCaseIsToldThoughItIsSigned() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(PackageDamageTest.files);
    String said = text("evidence/text.json");
    String sha256 = said.replaceAll("(?s).*\"sha256\":\"([0-9a-f]{64})\".*", "$1");
    byte[] text = said.replace(sha256, "0".repeat(64)).getBytes(UTF_8);
    String manifest =
        text(EvidencePackage.MANIFEST)
            .replace(Sha256.hex(file("evidence/text.json")), Sha256.hex(text));
    String hash = Sha256.hex(manifest.getBytes(UTF_8));
    files.put("evidence/text.json", text);
    files.put(EvidencePackage.MANIFEST, manifest.getBytes(UTF_8));
    files.put(
        EvidencePackage.DIGEST,
        JsonLine.of(EvidencePackage.digest(hash, Packages.seal(Packages.KEY, hash)))
            .getBytes(UTF_8));
    assertThat(check(Packages.zip(files)).damages())
        .containsExactly(
            new Damage(
                "evidence/text.json, version 2",
                "names another record than evidence/captures.json"));
  }

  @Test
  void aPackageWhoseProofOfTheLogWasTakenOutSaysThatItHasNone() throws IOException {
    assertThat(check(whole).logged()).isTrue();
    Map<String, byte[]> stripped = new LinkedHashMap<>(files);
    String sha256 = Sha256.hex(file(EvidencePackage.MANIFEST));
    Seal seal = Packages.seal(Packages.KEY, sha256);
    stripped.put(
        EvidencePackage.DIGEST,
        JsonLine.of(EvidencePackage.digest(sha256, new Seal(seal.key(), seal.note(), null)))
            .getBytes(UTF_8));
    PackageReport report = check(Packages.zip(stripped));
    assertThat(report.damages()).isEmpty();
    assertThat(report.logged()).isFalse();
  }

  @Test
  void noNameOfAKeyHoldsWhatNobodySees() {
    for (String name :
        List.of("a\u009b2J", "a\u202eb", "a\u200bb", "a\nb", "a b", "a+b", "\ud800")) {
      assertThatThrownBy(() -> SignerKey.make(name, new SecureRandom()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(SignerKey.make("hulian/护脸", new SecureRandom()).verifier().name())
        .isEqualTo("hulian/护脸");
  }

  private static byte[] file(String name) {
    return Objects.requireNonNull(files.get(name));
  }

  private static String text(String name) {
    return new String(file(name), UTF_8);
  }

  @Test
  void aPackageSignedAnewIsToldByTheKeyThatIsKnown() throws IOException {
    Map<String, byte[]> anew = new LinkedHashMap<>(files);
    SignerKey stranger = SignerKey.make("hulian/audit/test", new SecureRandom());
    String sha256 = Sha256.hex(file(EvidencePackage.MANIFEST));
    anew.put(
        EvidencePackage.DIGEST,
        JsonLine.of(EvidencePackage.digest(sha256, Packages.seal(stranger, sha256)))
            .getBytes(UTF_8));
    byte[] bytes = Packages.zip(anew);
    Trust known = new Trust(Packages.KEY.verifier());

    assertThat(Packages.check(folder, whole, known).damages()).isEmpty();
    assertThat(check(bytes).key()).isEqualTo(stranger.verifier().toString());
    assertThat(Packages.check(folder, bytes, known).damages())
        .singleElement()
        .asString()
        .contains(EvidencePackage.DIGEST, "signed by another key");
  }

  @Test
  void aProofOfTheLogThatSpeaksOfSomethingElseIsRefused() throws IOException {
    Map<String, byte[]> other = new LinkedHashMap<>(files);
    String sha256 = Sha256.hex(file(EvidencePackage.MANIFEST));
    Seal right = Packages.seal(Packages.KEY, sha256);
    Seal wrong = Packages.seal(Packages.KEY, "0".repeat(64));
    Seal mixed = new Seal(right.key(), right.note(), wrong.proof());
    other.put(
        EvidencePackage.DIGEST, JsonLine.of(EvidencePackage.digest(sha256, mixed)).getBytes(UTF_8));

    assertThat(check(Packages.zip(other)).damages())
        .containsExactly(
            new Damage(
                EvidencePackage.DIGEST, "the proof of the audit log does not fit the manifest"));
  }

  @Test
  void whatStandsBeforeOrBehindAPackageIsRefused() throws IOException {
    byte[] more = Arrays.copyOf(whole, whole.length + 1);
    assertThat(items(check(more))).contains(LIST);

    byte[] before = new byte[whole.length + 4];
    System.arraycopy(whole, 0, before, 4, whole.length);
    assertThat(check(before).isWhole()).isFalse();
    assertThat(check(new byte[0]).isWhole()).isFalse();
    assertThat(check("no package".getBytes(UTF_8)).isWhole()).isFalse();
  }

  @Test
  void namesThatLeadElsewhereAndNamesGivenTwiceAreRefused() throws IOException {
    for (String name :
        List.of(
            "../../evil.sh!", "/etc/cron.d/eviles", "c:\\evil\\evil.exe", "....//....//evil.x")) {
      String known = "evidence/text.json";
      byte[] slipped = whole.clone();
      replace(slipped, known, (name + "x".repeat(known.length())).substring(0, known.length()));
      PackageReport report = check(slipped);
      assertThat(report.isWhole()).as(name).isFalse();
      assertThat(items(report)).as(name).contains(LIST, "what follows evidence/captures.json");
    }
    byte[] twice = whole.clone();
    replace(twice, "indexes/index.cdx", "pages/pages.jsonl");
    assertThat(check(twice).damages())
        .anySatisfy(damage -> assertThat(damage.reason()).contains("twice"));
  }

  /** Every place of a name, in headers and contents. */
  private static void replace(byte[] bytes, String name, String other) {
    byte[] from = name.getBytes(US_ASCII);
    byte[] to = other.getBytes(US_ASCII);
    for (int i = 0; i + from.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, bytes, i, to.length);
      }
    }
  }
}
