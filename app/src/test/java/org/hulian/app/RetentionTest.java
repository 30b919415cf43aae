package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.hulian.evidence.ErasedRecords;
import org.hulian.evidence.ErasedRecords.Pages;
import org.hulian.evidence.ErasedRecords.Rewritten;
import org.hulian.index.ListingQuery;
import org.hulian.listing.ListingId;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.account.Role;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.retention.ErasureOutcome;
import org.hulian.store.retention.RetentionRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is erased is gone from every file; what is on hold, or waits for a decision, stays. */
class RetentionTest {
  private static final Clock NOW = Clock.systemUTC();

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void fill() {
    data = folder.resolve("data");
    FilledFolder.fill(data);
  }

  private DataFolder open() {
    return DataFolder.open(data, NOW);
  }

  @Test
  void anErasedItemIsInNoFileAndItsHashIsInTheAuditLog() throws IOException {
    assertThat(filesWith("代过人脸")).isNotEmpty();
    CommandRun run =
        CommandRun.on(data, "erase", FilledFolder.OFFER, "--reason", "asked for by letter 17");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(filesWith("代过人脸")).isEmpty();
    try (DataFolder open = open()) {
      assertThat(open.store().listings().count()).isEqualTo(2);
      assertThat(open.store().cases().find(1)).isEmpty();
      assertThat(open.store().retention().pending()).isEmpty();
      assertThat(open.index().size()).isEqualTo(2);
      assertThat(open.index().searcher().search(ListingQuery.of("人脸")).total()).isZero();
      assertThat(open.store().audit().firstBroken()).isEmpty();
      AuditEntry entry = open.store().audit().list(Long.MAX_VALUE, 1).getFirst();
      assertThat(entry.action()).isEqualTo("item.erased");
      assertThat(entry.subject()).startsWith("item:sha256:").doesNotContain(FilledFolder.OFFER);
      assertThat(entry.details()).contains("letter 17");
    }
    assertThat(CommandRun.on(data, "index", "check").code()).isZero();
    assertThat(CommandRun.on(data, "erase", "nothing", "--reason", "x").complaints())
        .containsExactly("hulian: there is no item nothing");
  }

  @Test
  void aCaseOnHoldIsErasedNeitherOnRequestNorByARule() throws IOException {
    decide(CaseStatus.CLEARED, "NV-0");
    assertThat(CommandRun.on(data, "hold", "1", "--reason", "court 4").code()).isZero();
    assertThat(CommandRun.on(data, "hold").out()).contains("court 4");
    assertThat(CommandRun.on(data, "erase", FilledFolder.OFFER, "--reason", "x").complaints())
        .singleElement()
        .asString()
        .contains("legal hold");
    Files.writeString(data.resolve("retention.properties"), RetentionRules.TEMPLATE);
    assertThat(CommandRun.on(data, "retention").err()).contains("0 items erased");
    try (DataFolder later = DataFolder.open(data, Clock.offset(NOW, Duration.ofDays(40)))) {
      new Eraser(later, Clock.offset(NOW, Duration.ofDays(40)))
          .eraseDue(RetentionRules.read(data).orElseThrow());
      assertThat(later.store().listings().find(new ListingId(FilledFolder.OFFER))).isPresent();
      assertThat(later.store().retention().heldBack(RetentionRules.read(data).orElseThrow()))
          .isOne();
      assertThat(later.store().listings().count()).isOne();
    }
    CommandRun.on(data, "hold", "1", "--release", "--reason", "over");
    assertThat(CommandRun.on(data, "erase", FilledFolder.OFFER, "--reason", "x").code()).isZero();
  }

  @Test
  void rulesCountByWhatBecameOfTheCase() throws IOException {
    RetentionRules rules = rules("unflagged = 30 days\ncleared=6 months\nviolation=3y\n");
    Duration month = Duration.ofDays(31);
    assertThat(due(rules, Duration.ofDays(29))).isEmpty();
    assertThat(due(rules, month)).containsExactly("unflagged 2");
    assertThat(due(rules, Duration.ofDays(2_000))).as("one waits").containsExactly("unflagged 2");
    decide(CaseStatus.VIOLATION, "LB-3");
    assertThat(due(rules, Duration.ofDays(1_000))).containsExactly("unflagged 2");
    assertThat(due(rules, Duration.ofDays(1_100))).containsExactly("unflagged 2", "violation 1");
    assertThat(due(rules("cleared = 1 day\n"), Duration.ofDays(2_000))).isEmpty();
  }

  @Test
  void withoutASettingsFileNothingIsErasedAndABadOneIsRefused() throws IOException {
    assertThat(CommandRun.on(data, "retention").complaints())
        .singleElement()
        .asString()
        .contains("nothing is erased", "--init");
    assertThat(CommandRun.on(data, "retention", "--init").code()).isZero();
    assertThat(CommandRun.on(data, "retention", "--dry-run").out()).isEmpty();
    CommandRun run = CommandRun.on(data, "retention");
    assertThat(run.err()).contains("0 items erased");
    for (String bad : List.of("unflagged = soon\n", "everything = 1 day\n")) {
      Files.writeString(data.resolve("retention.properties"), bad);
      assertThat(CommandRun.on(data, "retention").code()).isEqualTo(1);
    }
  }

  @Test
  void aRecordOfTheErasedPageBecomesANoteThatItWas() throws IOException {
    Path warc = DataFolder.warcOf(data).resolve("shop.warc.gz");
    Files.createDirectories(warc.resolveSibling(""));
    try (OutputStream out = Files.newOutputStream(warc)) {
      WarcFile.append(out, 1, "木头书架一号", "松木，自提");
      WarcFile.append(out, 2, "代过人脸认证", "50一单，样品 " + Canary.IDENTITY);
      WarcFile.append(out, 3, "木头书架三号", "松木，自提");
    }
    assertThat(CommandRun.on(data, "ingest", warc.toString()).code()).isZero();
    String id;
    try (DataFolder open = open()) {
      id =
          open.index().searcher().search(ListingQuery.of("代过人脸认证")).hits().stream()
              .map(hit -> hit.id().value())
              .filter(other -> !other.equals(FilledFolder.OFFER))
              .findFirst()
              .orElseThrow();
    }
    CommandRun run = CommandRun.on(data, "erase", id, "--reason", "letter 18");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(unpacked(warc))
        .contains("木头书架一号", "木头书架三号", "WARC-Type: metadata", "erased: ")
        .doesNotContain(Canary.IDENTITY, "代过人脸认证");
    CommandRun verified = CommandRun.on(data, "verify");
    assertThat(verified.code()).as(verified.err()).isZero();
    try (DataFolder open = open()) {
      assertThat(open.store().audit().list(Long.MAX_VALUE, 5))
          .extracting(AuditEntry::action)
          .contains("warc.rewritten", "item.erased");
    }
  }

  @Test
  void aPageThatAnotherItemWasReadFromStaysUntilThatGoesAndOneOnHoldKeepsItsLooks()
      throws IOException {
    Path warc = DataFolder.warcOf(data).resolve("shop.warc.gz");
    Files.createDirectories(warc.resolveSibling(""));
    try (OutputStream out = Files.newOutputStream(warc)) {
      WarcFile.append(out, 1, "木头书架一号", "松木，自提");
      WarcFile.append(out, 2, "木头书架二号", "松木，自提");
    }
    assertThat(CommandRun.on(data, "ingest", warc.toString()).code()).isZero();
    ErasedRecords records = new ErasedRecords(warc.resolveSibling(""), NOW);
    Pages pages = records.pages(Set.of(record(1)));
    assertThat(pages.addresses()).containsExactly("http://shop.test/item/1");
    assertThat(pages.records()).containsExactly(record(1));
    List<Rewritten> told = new ArrayList<>();
    assertThat(records.erase(pages, Set.of(record(1)), Set.of(), told::add)).isOne();
    assertThat(records.erase(pages, Set.of(), Set.of(record(1)), told::add)).isOne();
    assertThat(told).isEmpty();
    assertThat(records.erase(pages, Set.of(), Set.of(), told::add)).isZero();
    assertThat(told).extracting(Rewritten::records).containsExactly(1);
    assertThat(unpacked(warc)).contains("木头书架二号").doesNotContain("木头书架一号");
    assertThat(records.pages(Set.of(record(1))).records()).isEmpty();
  }

  @Test
  void whatACrashToreOffOfARecordGoesWithItAndADamagedFileIsNamed() throws IOException {
    Path warc = DataFolder.warcOf(data).resolve("shop.warc.gz");
    Files.createDirectories(warc.resolveSibling(""));
    WarcFile.write(warc, "木头书架一号", "木头书架二号");
    byte[] whole = Files.readAllBytes(WarcFile.write(folder.resolve("one.warc.gz"), "木头书架一号"));
    Path torn = warc.resolveSibling("other.warc.gz.torn");
    Files.write(torn, Arrays.copyOf(whole, whole.length - 40));
    Path left = Files.writeString(warc.resolveSibling("shop.warc.gz.next"), "half of a file");
    Path broken = warc.resolveSibling("z.warc.gz");
    Files.write(broken, Arrays.copyOf(whole, whole.length - 40));
    ErasedRecords records = new ErasedRecords(warc.resolveSibling(""), NOW);
    Pages pages = records.pages(Set.of(record(1)));
    assertThat(pages.unread()).singleElement().asString().contains("z.warc.gz");
    records.erase(pages, Set.of(), Set.of(), file -> {});
    assertThat(torn).doesNotExist();
    assertThat(left).doesNotExist();
    assertThat(unpacked(warc)).contains("木头书架二号").doesNotContain("木头书架一号");
  }

  private static String record(int number) {
    return "urn:uuid:00000000-0000-4000-8000-" + String.format("%012d", number);
  }

  private static String unpacked(Path warc) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(warc))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatIsErasedIsGoneFromTheVaultAndFromExportsThatAreMadeLater() throws IOException {
    assertThat(CommandRun.on(data, "vault", "on").code()).isZero();
    Path feed =
        Files.writeString(
            folder.resolve("feed.jsonl"),
            "{\"id\":\"v-1\",\"title\":\"代过人脸\",\"body\":\""
                + Canary.offer().replace("\n", "\\n")
                + "\"}\n");
    assertThat(CommandRun.on(data, "ingest", feed.toString()).code()).isZero();
    assertThat(CommandRun.on(data, "vault", "status").out()).isEqualTo("1 entries\n");
    assertThat(CommandRun.on(data, "export").out()).contains("v-1");
    assertThat(CommandRun.on(data, "erase", "v-1", "--reason", "letter 19").code()).isZero();
    assertThat(CommandRun.on(data, "vault", "status").out()).isEqualTo("0 entries\n");
    assertThat(CommandRun.on(data, "export").out()).doesNotContain("v-1");
    assertThat(CommandRun.on(data, "vault", "destroy", "--reason", "over").code()).isZero();
    assertThat(CommandRun.on(data, "vault", "status").out()).isEqualTo("there is no vault\n");
  }

  @Test
  void theVaultOfCasesOnHoldIsNotDestroyed() throws IOException {
    CommandRun.on(data, "vault", "on");
    CommandRun.on(data, "hold", "1", "--reason", "court 4");
    assertThat(CommandRun.on(data, "vault", "destroy", "--reason", "over").complaints())
        .singleElement()
        .asString()
        .contains("legal hold");
    assertThat(CommandRun.on(data, "vault", "status").code()).isZero();
  }

  @Test
  void serveErasesWhatIsDueAndReadsTheRulesEachDay() throws IOException {
    Clock later = Clock.offset(NOW, Duration.ofDays(40));
    try (DataFolder open = DataFolder.open(data, later);
        DailyRetention daily = new DailyRetention(open, later)) {
      daily.run();
      assertThat(open.store().listings().count()).as("without rules").isEqualTo(3);
      Files.writeString(data.resolve("retention.properties"), "unflagged = soon");
      daily.run();
      assertThat(open.store().listings().count()).as("with bad rules").isEqualTo(3);
      Files.writeString(data.resolve("retention.properties"), RetentionRules.TEMPLATE);
      daily.run();
      assertThat(open.store().listings().count()).as("nothing happened for long").isEqualTo(3);
      open.store().retention().confirm("lin", 2);
      daily.run();
      assertThat(open.store().listings().count()).isOne();
      assertThat(open.index().size()).isOne();
    }
  }

  @Test
  void whatAClockAheadMakesDueIsErasedOnceALeadOrAnAdministratorSaysSo() throws IOException {
    Clock past = Clock.offset(NOW, Duration.ofDays(-1_500));
    Path old = folder.resolve("old");
    FilledFolder.fill(old, past);
    Files.writeString(old.resolve("retention.properties"), RetentionRules.TEMPLATE);
    try (Database store = Database.open(old, Access.WRITE, NOW)) {
      account(store, "lin", Role.LEAD);
      account(store, "rui", Role.REVIEWER);
    }
    // The accounts were made by the wrong clock, and yet the log shows that it jumped.
    assertThat(CommandRun.on(old, "retention").complaints())
        .singleElement()
        .asString()
        .contains("nothing was erased", "it may be ahead", "2 items are due", "--confirm");
    assertThat(CommandRun.on(old, "retention", "--confirm", "2").code()).isEqualTo(2);
    for (List<String> refused :
        List.of(List.of("2", "rui"), List.of("2", "nobody"), List.of("1", "lin"))) {
      CommandRun run =
          CommandRun.on(
              old, "retention", "--confirm", refused.getFirst(), "--as", refused.getLast());
      assertThat(run.code()).as("%s", refused).isEqualTo(1);
    }
    CommandRun run = CommandRun.on(old, "retention", "--confirm", "2", "--as", "lin");
    assertThat(run.err()).contains("2 items erased");
    assertThat(CommandRun.on(old, "retention").err()).contains("0 items erased");
    try (Database store = Database.open(old, Access.READ, NOW)) {
      assertThat(store.audit().list(Long.MAX_VALUE, 9))
          .filteredOn(entry -> entry.action().equals("retention.confirmed"))
          .extracting(AuditEntry::account)
          .containsExactly("lin");
    }
  }

  private static void account(Database store, String name, Role role) {
    String secret = store.accounts().invite(Set.of(role), Duration.ofDays(1), "system");
    assertThat(store.accounts().accept(secret, name, "x")).isTrue();
  }

  @Test
  void whatACrashLeftIsDoneAtTheNextStart() throws IOException {
    try (DataFolder open = open()) {
      assertThat(
              open.store()
                  .retention()
                  .erase(new ListingId(FilledFolder.OFFER), "system", "letter 17"))
          .isEqualTo(ErasureOutcome.ERASED);
      assertThat(open.store().retention().pending()).hasSize(1);
    }
    open().close();
    try (DataFolder open = open()) {
      assertThat(open.store().retention().pending()).isEmpty();
      assertThat(open.index().size()).isEqualTo(2);
    }
    assertThat(filesWith("代过人脸")).isEmpty();
  }

  private void decide(CaseStatus status, String code) {
    try (DataFolder open = open()) {
      CaseFile file = open.store().cases().find(1).orElseThrow();
      assertThat(
              open.store()
                  .cases()
                  .decide(1, file.revision(), new Decision(status, code, "it is", "anna")))
          .isTrue();
    }
  }

  private static RetentionRules rules(String text) throws IOException {
    Path folder = Files.createTempDirectory("rules");
    Path file = Files.writeString(folder.resolve("retention.properties"), text);
    RetentionRules rules = RetentionRules.read(folder).orElseThrow();
    Files.delete(file);
    Files.delete(folder);
    return rules;
  }

  private List<String> due(RetentionRules rules, Duration later) {
    try (DataFolder open = DataFolder.open(data, Clock.offset(NOW, later))) {
      return open.store().retention().due(rules).entrySet().stream()
          .map(due -> due.getKey() + " " + due.getValue())
          .toList();
    }
  }

  private List<String> filesWith(String text) throws IOException {
    return Canary.filesWith(data, List.of(text));
  }
}
