package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hulian.evidence.AuditChain;
import org.hulian.evidence.log.CompactRange;
import org.hulian.evidence.log.LogProof;
import org.hulian.evidence.log.SignedCheckpoint;
import org.hulian.evidence.log.TreeHash;
import org.hulian.evidence.log.TreeHead;
import org.hulian.evidence.log.VerifierKey;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.audit.Checkpoints;
import org.hulian.store.check.Fault;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever kept a checkpoint can tell a log that only grew from one that was rewritten. */
class AuditTreeTest {
  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void fill(int entries) {
    AuditLog log = new AuditLog(database.sql(), clock);
    database
        .sql()
        .change(
            handle -> { // in one transaction, since each waits for the disk
              for (int i = 0; i < entries; i++) {
                log.append(handle, new Act("anna", "case.viewed", "case:" + i, Map.of()));
              }
            });
    clock.move(Duration.ofSeconds(1));
  }

  private Checkpoints checkpoints() {
    return database.checkpoints();
  }

  private List<Fault> faults(SignedCheckpoint... kept) {
    List<Fault> faults = new ArrayList<>();
    List<Checkpoints.Elsewhere> elsewhere = new ArrayList<>();
    for (SignedCheckpoint one : kept) {
      elsewhere.add(new Checkpoints.Elsewhere("kept.txt", one, null));
    }
    checkpoints().check(elsewhere, faults::add, done -> {});
    return faults;
  }

  /** The head as it follows from the hashes of the entries alone. */
  private TreeHead head() {
    CompactRange range = new CompactRange();
    database.audit().list(Long.MAX_VALUE, 10_000).reversed().stream()
        .map(entry -> TreeHash.ofHex(entry.hash()))
        .forEach(range::append);
    return range.head();
  }

  private void tamper(String... statements) {
    database
        .sql()
        .change(
            handle -> {
              for (String table : List.of("audit_entry", "audit_checkpoint")) {
                handle.execute("DROP TRIGGER IF EXISTS " + table + "_stays");
                handle.execute("DROP TRIGGER IF EXISTS " + table + "_remains");
              }
              for (String statement : statements) {
                handle.execute(statement);
              }
            });
  }

  @Test
  void theSignedHeadIsThatOfAllEntries() {
    fill(700);
    SignedCheckpoint first = checkpoints().make();
    assertThat(first.head()).isEqualTo(head());
    assertThat(first.head().size()).as("the key's entry is one").isEqualTo(701);
    assertThat(checkpoints().make()).as("nothing is new").isEqualTo(first);

    close();
    open();
    fill(3);
    SignedCheckpoint second = checkpoints().make();
    assertThat(second.head()).isEqualTo(head());
    assertThat(second.isSignedBy(checkpoints().keys().getFirst())).isTrue();
    assertThat(faults(first, second)).isEmpty();
  }

  @Test
  void theKeyIsForItsOwnerAndIsInTheLog() throws IOException {
    checkpoints().make();

    VerifierKey key = checkpoints().keys().getFirst();
    AuditEntry entry = database.audit().list(Long.MAX_VALUE, 1).getFirst();
    assertThat(entry.action()).isEqualTo("audit.key.made");
    assertThat(entry.details()).contains(key.toString());
    Path file = folder.resolve("audit.key");
    assertThat(Files.readString(file)).startsWith("PRIVATE+KEY+hulian/audit/").endsWith(key + "\n");
    Files.delete(file);
    SignedCheckpoint other = checkpoints().make();
    assertThat(other.isSignedBy(key)).isFalse();
    assertThat(checkpoints().keys()).hasSize(2);
    assertThat(faults()).isEmpty();
  }

  @Test
  void aLogOfAnOlderVersionGetsItsTree() {
    fill(300);
    TreeHead before = head();
    tamper("UPDATE audit_head SET tree_size = 0, peaks = x''", "DELETE FROM audit_node");
    close();
    open();

    assertThat(head()).isEqualTo(before);
    assertThat(faults()).isEmpty();
    assertThat(checkpoints().make().head()).isEqualTo(head());
  }

  @Test
  void everyEntryIsProvedToWhoeverHasTheKey() {
    fill(260);
    checkpoints().make();
    VerifierKey key = checkpoints().keys().getFirst();
    for (int i = 1; i <= 261; i++) {
      LogProof proof = LogProof.read(checkpoints().prove(i).orElseThrow().toString());
      assertThat(proof.holds(key)).isTrue();
      assertThat(proof.rowBytes().map(AuditChain::json).orElseThrow())
          .contains("\"sequence\":\"" + i + "\"");
    }
    fill(1);
    assertThat(checkpoints().prove(262)).as("not signed yet").isEmpty();
    assertThat(checkpoints().prove(0)).isEmpty();
  }

  @Test
  void theFileHasEveryCheckpointAlsoIfItWasTakenAway() throws IOException {
    fill(2);
    SignedCheckpoint first = checkpoints().make();
    fill(2);
    SignedCheckpoint second = checkpoints().make();
    assertThat(checkpoints().file()).hasContent("" + first + second);
    Files.delete(checkpoints().file());
    checkpoints().make();

    assertThat(checkpoints().file()).hasContent("" + first + second);
    Files.writeString(checkpoints().file(), first.toString().substring(0, 50));
    assertThat(faults()).singleElement().matches(f -> f.item().equals("audit.checkpoints"));
    fill(1);
    assertThat(checkpoints().make().head().size()).as("signed all the same").isEqualTo(6);
  }

  /** As somebody does it who has the database and knows how the chain is made. */
  private void rewrite(String change) {
    tamper(change, "DELETE FROM audit_node");
    List<AuditEntry> entries = database.audit().list(Long.MAX_VALUE, 10_000).reversed();
    database.sql().change(handle -> chainAnew(handle, entries));
    close();
    open();
  }

  private static void chainAnew(Handle handle, List<AuditEntry> entries) {
    String hash = AuditChain.START;
    for (AuditEntry entry : entries) {
      hash =
          AuditChain.next(
              hash,
              Map.of(
                  "sequence", Long.toString(entry.sequence()),
                  "at", entry.at().toString(),
                  "account", entry.account(),
                  "action", entry.action(),
                  "subject", entry.subject(),
                  "details", entry.details()));
      handle.execute("UPDATE audit_entry SET hash = ? WHERE sequence = ?", hash, entry.sequence());
    }
    handle.execute(
        "UPDATE audit_head SET hash = ?, entries = ?, tree_size = 0, peaks = x''",
        hash,
        entries.size());
  }

  @Test
  void aLogWhoseChainWasComputedAnewIsFoundByWhatWasKept() {
    fill(20);
    SignedCheckpoint early = checkpoints().make();
    fill(300);
    SignedCheckpoint late = checkpoints().make();
    rewrite("UPDATE audit_entry SET account = 'eve' WHERE sequence = 50");

    assertThat(database.audit().firstBroken()).as("the chain alone is content").isEmpty();
    assertThat(faults())
        .extracting(Fault::item)
        .containsExactlyInAnyOrder("checkpoints in the database", "audit.checkpoints");
    tamper("DELETE FROM audit_checkpoint");
    assertThat(faults(early, late))
        .contains(
            new Fault(
                "kept.txt",
                "the audit log is not the one that was signed: entries were rewritten between 22"
                    + " and 321"));
    assertThat(faults(early)).extracting(Fault::item).containsExactly("audit.checkpoints");
  }

  @Test
  void aLogThatWasCutIsFoundByWhatWasKept() {
    fill(30);
    SignedCheckpoint kept = checkpoints().make();
    rewrite("DELETE FROM audit_entry WHERE sequence > 12");

    assertThat(database.audit().firstBroken()).isEmpty();
    assertThat(faults(kept))
        .contains(
            new Fault("kept.txt", "the audit log has 12 entries, but had 31 when this was signed"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE audit_entry SET details = '[]' WHERE sequence = 40   | audit entry 40",
        "UPDATE audit_entry SET hash = 'none' WHERE sequence = 300   | audit entry 300",
        "DELETE FROM audit_entry WHERE sequence = 5                  | audit entry 5",
        "DELETE FROM audit_entry WHERE sequence BETWEEN 5 AND 7      | audit entries 5 to 7",
        "DELETE FROM audit_entry WHERE sequence > 299                | audit log",
        "UPDATE audit_node SET hash = zeroblob(32)                   | audit log",
        "DELETE FROM audit_node                                      | audit log",
        "INSERT INTO audit_node VALUES (8, 1, zeroblob(32))          | audit log",
        "UPDATE audit_head SET peaks = zeroblob(160)                 | audit log",
        "UPDATE audit_head SET peaks = x'00'                         | audit log",
        "UPDATE audit_head SET tree_size = 7                         | audit log",
        "UPDATE audit_head SET hash = 'x'                            | audit log",
        "UPDATE audit_head SET entries = entries + 1                 | audit log",
        "UPDATE audit_checkpoint SET note = replace(note, 'a', 'b')  | checkpoints in the database",
        "UPDATE audit_key SET verifier = replace(verifier, 'h', 'k')| keys of the audit log",
      })
  void whatIsDamagedIsNamed(String statement, String item) {
    fill(310);
    checkpoints().make();
    assertThat(faults()).isEmpty();
    tamper(statement);

    assertThat(faults()).extracting(Fault::item).contains(item);
  }
}
