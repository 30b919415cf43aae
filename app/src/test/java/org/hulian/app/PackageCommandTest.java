package org.hulian.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;
import org.hulian.evidence.Exchange;
import org.hulian.evidence.Truncation;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.hulian.review.evidence.CasePackages;
import org.hulian.review.evidence.PackageWish;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package leaves the house and verifies on a machine that has nothing else. */
class PackageCommandTest {
  private static final String ITEM = "http://shop.example.test/item/";

  @TempDir private Path folder;
  private Path data = Path.of("");

  /** An offer of a crawl with its page, and a page of somebody else's item beside it. */
  @BeforeEach
  void crawl() throws IOException {
    data = folder.resolve("data");
    CaptureRef offer = record("1", "代过人脸 样品 110101199003074477");
    record("2", "二手书");
    Listing listing =
        Listing.builder(new ListingId(ITEM + 1))
            .title("代过人脸 各平台")
            .body("样品 110101199003074477")
            .origin(new Origin(ITEM + 1, "shop", "样例市场"))
            .sighting(new Sighting(Status.LIVE, Clock.systemUTC().instant(), offer))
            .build();
    Finding finding =
        new Finding("OffersDeed", FieldRef.TITLE, new TextSpan(0, 4), "代过人脸", "代过人脸", 2);
    try (Database store = Database.open(data, Access.WRITE, Clock.systemUTC())) {
      store
          .listings()
          .save(
              List.of(
                  new ScoredListing(
                      listing,
                      new Verdict.Flagged(
                          0.97,
                          Category.BYPASS_SERVICE,
                          Severity.HIGH,
                          List.of(finding),
                          List.of(),
                          new Provenance(Stage.ANALYSIS, "m", "l")))));
    }
  }

  private CaptureRef record(String name, String text) throws IOException {
    ArchiveSettings settings =
        new ArchiveSettings(
            DataFolder.warcOf(data),
            ArchiveSettings.DEFAULT_MAX_FILE_BYTES,
            "Hulian/test",
            "Ops <ops@example.test>");
    String response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + text;
    try (CaptureArchive archive = CaptureArchive.open(settings, Clock.systemUTC())) {
      return archive.record(
          new Exchange(
              URI.create(ITEM + name),
              Clock.systemUTC().instant(),
              ("GET /item/" + name + " HTTP/1.1\r\n\r\n").getBytes(UTF_8),
              response.getBytes(UTF_8),
              null,
              Truncation.NONE));
    }
  }

  private Path packed(String name, String... options) {
    Path file = folder.resolve(name);
    String[] all = new String[options.length + 4];
    all[0] = "package";
    all[1] = "1";
    all[2] = "--output";
    all[3] = file.toString();
    System.arraycopy(options, 0, all, 4, options.length);
    CommandRun run = CommandRun.on(data, all);
    assertThat(run.complaints()).isEmpty();
    assertThat(run.code()).isZero();
    return file;
  }

  private static CommandRun verify(Path file, String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "verify";
    all[1] = file.toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return CommandRun.of(all);
  }

  @Test
  void aPackageWithPagesVerifiesWithoutTheDataFolder() throws IOException {
    Path file = packed("with.wacz", "--pages", "--reason", "court order");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Folders.delete(data);
    CommandRun run = verify(file);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "with.wacz: whole",
            "3 records fit the digests that came with them",
            "1 recorded answers are here and have the digests that the case names",
            "1 versions of the text name one of them as what they were read from",
            "of the audit log hulian/audit/",
            "not proved: who holds that key",
            "that the texts say what the pages say")
        .doesNotContain("no proof of that");
  }

  @Test
  void withoutPagesNoNumberOfAVictimIsInIt() throws IOException {
    Path file = packed("without.wacz");

    assertThat(new String(Files.readAllBytes(file), UTF_8))
        .contains("样品 ******************")
        .doesNotContain("110101199003074477");
    assertThat(verify(file).out()).contains("without.wacz: whole", "1 records");
  }

  @Test
  void eachDamagedPartIsNamedInALineOfItsOwn() throws IOException {
    Path file = packed("damaged.wacz");
    byte[] bytes = Files.readAllBytes(file);
    bytes[new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("OffersDeed")] ^=
        1;
    Files.write(file, bytes);
    CommandRun run = verify(file);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints())
        .singleElement()
        .asString()
        .contains("damaged.wacz, evidence/verdict.json: was changed");
    assertThat(run.out()).contains("1 things are not as they were").doesNotContain("proved");
  }

  @Test
  void whatAKillLeftOfAPackageIsGoneAtTheNextStart() throws IOException {
    Path packing = Files.createDirectory(data.resolve("packing"));
    Path left = Files.writeString(packing.resolve("1.warc.gz"), "样品 110101199003074477");
    Path before = Files.writeString(data.resolve("records-123456.warc.gz"), "of older versions");
    Path other = Files.writeString(data.resolve("package-7-mine.part"), "somebody's own");
    packed("next.wacz");
    assertThat(left).doesNotExist();
    assertThat(before).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void anErasureIsDoneOnceNoPackageInTheMakingHoldsItsPages() throws IOException {
    try (DataFolder open = DataFolder.open(data, Clock.systemUTC())) {
      Eraser eraser = new Eraser(open, Clock.systemUTC());
      PackageWish wish =
          new PackageWish(
              1, "lead", true, "court order", Clock.systemUTC().instant().truncatedTo(MILLIS));
      try (CasePackages.Made made = open.packages().make(wish).orElseThrow()) {
        Path packing = made.file().getParent();
        assertThat(packing).isEqualTo(data.resolve("packing"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(packing)))
            .isEqualTo("rwx------");
        assertThat(packing).isDirectoryContaining(made.file()::equals);
        eraser.erase(new ListingId(ITEM + 1), "system", "letter 17");
        assertThat(eraser.finish().later()).singleElement().asString().contains("a package");
        assertThat(made.file()).exists();
      }
      assertThat(data.resolve("packing")).isEmptyDirectory();
      assertThat(open.store().retention().pending()).hasSize(1);
      assertThat(eraser.finish().later()).isEmpty();
      assertThat(open.store().retention().pending()).isEmpty();
    }
  }

  @Test
  void theKeyOfAnotherHouseIsToldApart() {
    Path file = packed("keyed.wacz");
    String key = verify(file).out().replaceAll("(?s).*signed by (\\S+).*", "$1");
    assertThat(verify(file, "--key", key).code()).isZero();

    String other =
        org.hulian.evidence.log.SignerKey.make("hulian/packages", new java.security.SecureRandom())
            .verifier()
            .toString();
    assertThat(verify(file, "--key", other).complaints())
        .singleElement()
        .asString()
        .contains("signed by another key");
    assertThat(verify(file, "--key", "nonsense").code()).isEqualTo(2);
  }

  @Test
  void whatCannotBeMadeIsRefused() {
    assertThat(CommandRun.on(data, "package", "1", "--pages").code()).isEqualTo(2);
    assertThat(CommandRun.on(data, "package", "7").complaints())
        .containsExactly("hulian: there is no case 7");
  }
}
