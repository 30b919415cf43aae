package org.hulian.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hulian.evidence.pack.PackageCheck;
import org.hulian.evidence.pack.PackageReport;
import org.hulian.evidence.pack.Trust;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.mask.PersonalMask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the house as a package, and for whom. */
class EvidencePagesTest {
  private static final String IDENTITY = "110101199003074477";
  private static final String PHONE = "13800138000";

  @TempDir private static Path folder;
  private static House house;
  private static long id;

  @BeforeAll
  static void open() {
    house = new House(folder, ExampleListings.all());
    id = house.caseOf("m-101");
    house
        .database
        .cases()
        .decide(
            id,
            1,
            new Decision(CaseStatus.VIOLATION, "FD-2", "样品号码 " + PHONE + " 在文中", "reviewer.wang"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Visitor in(String name, Role role) {
    Visitor visitor = house.account(name, role);
    visitor.signIn(name, House.PASSWORD);
    return visitor;
  }

  private static String path() {
    return "/cases/" + id + "/package";
  }

  private static Map<String, String> files(byte[] zip) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
      }
    }
    return files;
  }

  @Test
  void aPackageSaysThatItsDecisionIsContested(@TempDir Path own) throws IOException {
    try (House other = new House(own, ExampleListings.all())) {
      long one = other.caseOf("m-101");
      CaseRepository cases = other.database.cases();
      assertThat(cases.decide(one, 1, new Decision(CaseStatus.VIOLATION, "FD-2", "r", "wang")))
          .isTrue();
      Visitor regulator = other.guest(Role.REGULATOR);
      regulator.get("/cases/" + one);
      String path = "/cases/" + one + "/package";
      assertThat(files(regulator.download(path)).get("evidence/case.json"))
          .contains("\"contested\":false");
      assertThat(cases.appeal(one, 2, "卖家申诉", "lead")).isTrue();
      regulator.get("/cases/" + one);
      assertThat(files(regulator.download(path)).get("evidence/case.json"))
          .contains("\"contested\":true");
    }
  }

  @Test
  void aRegulatorGetsAPackageThatIsWholeMaskedAndWithoutNames() throws IOException {
    Visitor regulator = in("inspector.li", Role.REGULATOR);
    HttpResponse<String> page = regulator.get("/cases/" + id);
    assertThat(page.body()).contains("证据包").doesNotContain("name=\"pages\"");
    byte[] zip = regulator.download(path());

    PackageReport report =
        PackageCheck.of(
            Files.write(folder.resolve("one.wacz"), zip), new Trust(Evidence.KEY.verifier()));
    assertThat(report.damages()).isEmpty();
    assertThat(report.id()).startsWith("hulian-case-" + id + "-");
    Map<String, String> files = files(zip);
    assertThat(String.join("\n", files.values()))
        .doesNotContain(IDENTITY, PHONE, "reviewer.wang", "inspector.li", "买家甲");
    assertThat(files.get("evidence/text.json"))
        .contains("人脸四件套 高清 懂的来", "样品 ******************，***********", "demo_0001", "author-1");
    assertThat(files.get("evidence/verdict.json"))
        .contains("2026.11.1", "2026.11.3", "OffersGoods", "\"start\":0,\"end\":5");
    assertThat(files.get("evidence/decisions.json"))
        .contains(
            "\"policy\":\"FD-2\"",
            "\"by\":\"" + house.database.accounts().pseudonym("reviewer.wang") + "\"",
            "样品号码 *********** 在文中");
    assertThat(files.get("evidence/custody.json"))
        .contains("case.decided", "case.viewed", "this package");
  }

  @Test
  void thatItLeftIsWrittenDownWithItsHashBeforeItLeaves() throws IOException {
    Visitor lead = in("lead.zhao", Role.LEAD);
    lead.get("/cases/" + id);
    byte[] zip = lead.download(path(), "pages", "yes", "reason", "检察机关调取 " + PHONE);

    PackageReport report =
        PackageCheck.of(Files.write(folder.resolve("two.wacz"), zip), Trust.NONE);
    assertThat(report.damages()).isEmpty();
    assertThat(house.acts()).contains("lead.zhao package.made case:" + id);
    assertThat(house.database.packages().of(id))
        .filteredOn(entry -> entry.account().equals("lead.zhao"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.pages()).isTrue();
              assertThat(entry.bytes()).isEqualTo(zip.length);
              assertThat(entry.reason()).isEqualTo("检察机关调取 ***********");
              assertThat(lead.get("/cases/" + id).body())
                  .contains(entry.sha256().substring(0, 16), "含页面");
            });
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.endsWith(".part") || name.startsWith("records-"));
    }
  }

  /** A digest is a fact, whatever number some of its digits look like. */
  @Test
  void noDigestIsCoveredInAPackageOrOnAPage() throws IOException {
    CaptureRef proof = new CaptureRef("urn:uuid:gone", likeANumber());
    house
        .database
        .listings()
        .markRemoved(
            List.of(house.database.cases().find(id).orElseThrow().listingId()),
            new Sighting(Status.REMOVED, Instant.now(), proof));
    Visitor regulator = in("inspector.zhou", Role.REGULATOR);
    assertThat(regulator.get("/cases/" + id).body()).contains("WARC urn:uuid:gone", proof.sha256());
    Map<String, String> files = files(regulator.download(path()));
    assertThat(files.get("evidence/decisions.json"))
        .contains(
            "\"event\":\"removed\"",
            "\"sha256\":\"" + proof.sha256() + "\"",
            "\"record\":\"urn:uuid:gone\"");
    assertThat(files.get("evidence/captures.json")).contains(proof.sha256());
  }

  private static String likeANumber() {
    Random random = new Random(20261127);
    byte[] bytes = new byte[32];
    String digest;
    do {
      random.nextBytes(bytes);
      digest = HexFormat.of().formatHex(bytes);
    } while (PersonalMask.persons("sha256 " + digest).contains(digest));
    return digest;
  }

  @Test
  void pagesThatNothingMasksAreForLeadsWhoSayWhy() {
    Visitor regulator = in("inspector.sun", Role.REGULATOR);
    regulator.get("/cases/" + id);
    assertThat(regulator.post(path(), "pages", "yes", "reason", "x").statusCode()).isEqualTo(403);

    Visitor lead = in("lead.qian", Role.LEAD);
    lead.get("/cases/" + id);
    assertThat(lead.submit(path(), "pages", "yes", "reason", " ").body()).contains("必须写明理由");
    assertThat(house.acts()).doesNotContain("lead.qian package.made case:" + id);
  }

  @Test
  void whoOnlyDecidesTakesNothingAway() {
    for (Role role : List.of(Role.REVIEWER, Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR)) {
      Visitor visitor = in("some." + role.name().toLowerCase(Locale.ROOT), role);
      visitor.get("/tokens");
      assertThat(visitor.post(path()).statusCode()).as(role.name()).isEqualTo(403);
    }
    Visitor lead = in("lead.sun", Role.LEAD);
    lead.get("/cases/" + id);
    assertThat(lead.post("/cases/999999/package").statusCode()).isEqualTo(404);
    assertThat(lead.forge(path()).statusCode()).isEqualTo(403);
  }
}
