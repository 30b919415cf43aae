package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hulian.index.ListingQuery;
import org.hulian.listing.ListingId;
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
    try (DataFolder later = DataFolder.open(data, Clock.offset(NOW, Duration.ofDays(40)))) {
      new Eraser(later, Clock.offset(NOW, Duration.ofDays(40)))
          .eraseDue(RetentionRules.read(data).orElseThrow());
      assertThat(later.store().listings().find(new ListingId(FilledFolder.OFFER))).isPresent();
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
    Files.createDirectories(warc.getParent());
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
    String records;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(warc))) {
      records = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(records)
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
