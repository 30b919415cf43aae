package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.store.audit.AuditEntry;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.GroupDecision;
import org.hulian.store.casefile.GroupResult;
import org.hulian.store.notice.NewNotice;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeText;
import org.hulian.store.quality.Answer;
import org.hulian.store.quality.Measured;
import org.hulian.store.quality.QualitySettings;
import org.hulian.store.retention.Doubt;
import org.hulian.store.retention.ErasureOutcome;
import org.hulian.store.retention.RetentionPass;
import org.hulian.store.retention.RetentionRepository;
import org.hulian.store.retention.RetentionRules;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.search.MatchedText;
import org.hulian.store.search.NewAlert;
import org.hulian.store.search.SavedQuery;
import org.hulian.store.search.SearchOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is erased is in no table and no byte of the database's files, and nothing else is lost. */
class ErasingTest {
  private static final String OFFER = "出全套素材四件套，带视频，可过各大平台，量大从优，先到先得";
  private static final String MARK = "独角兽七号";
  private static final RetentionRules RULES =
      new RetentionRules(Period.ofDays(30), Period.ofDays(30), Period.ofYears(3));

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private RetentionRepository retention;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    retention = database.retention();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void noByteOfAnErasedItemIsLeftWhateverWasMadeOfIt() throws IOException {
    everythingIsMadeOf(1);
    assertThat(filesWith(MARK)).isNotEmpty();
    long entries = database.audit().count();

    assertThat(erase(1)).isEqualTo(ErasureOutcome.ERASED);
    retention.forgetLines();
    assertThat(retention.scrub()).isTrue();

    assertThat(filesWith(MARK)).isEmpty();
    assertThat(rows("SELECT 'x' FROM alert_delivery")).isEmpty();
    assertThat(rows("SELECT other FROM notice_event WHERE other IS NOT NULL")).isEmpty();
    assertThat(rows("SELECT url FROM run_line WHERE url <> ''")).isEmpty();
    assertThat(rows("SELECT 'x' FROM pragma_foreign_key_check")).isEmpty();
    assertThat(rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        .contains("case_event_remains", "notice_event_remains", "measured_taken");
    assertThat(database.audit().firstBroken()).isEmpty();
    assertThat(database.audit().count()).isEqualTo(entries + 1);
    AuditEntry entry = database.audit().list(Long.MAX_VALUE, 1).getFirst();
    assertThat(entry.action()).isEqualTo("item.erased");
    assertThat(entry.subject() + entry.details())
        .contains("letter 17")
        .doesNotContain(Items.id(1).value(), MARK);
  }

  @Test
  void whatIsMovedAboutInTheFileIsGoneFromItsOldPlacesToo() throws IOException {
    for (int round = 0; round < 6; round++) {
      int edition = round;
      database
          .listings()
          .save(
              IntStream.range(0, 300)
                  .mapToObj(i -> flagged(i, OFFER + (MARK + i + " ").repeat(1 + edition * i % 40)))
                  .toList());
    }
    IntStream.range(0, 300).filter(i -> i % 3 == 0).forEach(this::erase);
    assertThat(retention.scrub()).isTrue();
    for (int i = 0; i < 300; i += 3) {
      assertThat(filesWith(MARK + i + " ")).as("item " + i).isEmpty();
    }
    assertThat(filesWith(MARK + "1 ")).isNotEmpty();
  }

  @Test
  void aGroupStaysWithoutTheCaseThatWasLookedAt() {
    save(1, 3);
    GroupResult group = group(1, 2, 3);
    erase(1);
    assertThat(database.cases().groups().find(group.id()))
        .hasValueSatisfying(
            left -> {
              assertThat(left.leadCase()).isEqualTo(2);
              assertThat(left.members())
                  .extracting(GroupResult.Member::caseId)
                  .containsExactly(2L, 3L);
            });
    erase(2);
    erase(3);
    assertThat(database.cases().groups().find(group.id())).isEmpty();
  }

  @Test
  void aNumberThatPeopleKnowIsNeverGivenAgain() {
    save(1, 2);
    long group = group(1, 2).id();
    Notice notice = Notices.draft(database, 2);
    database.notices().statements().add("p-1", 2, "{}", "anna");
    erase(1);
    erase(2);
    save(3, 4);
    assertThat(caseOf(3).id()).isEqualTo(3);
    assertThat(Notices.draft(database, 3).id()).isGreaterThan(notice.id());
    assertThat(group(3, 4).id()).isGreaterThan(group);
    database.notices().statements().add("p-2", 3, "{}", "anna");
    assertThat(database.notices().statements().after(1, 10)).hasSize(1);
  }

  @Test
  void nearTextsStayNearWithoutTheOneThatLedThem() {
    save(1, 3);
    database.listings().indexed(Long.MAX_VALUE);
    erase(1);
    long cluster = database.listings().find(Items.id(2)).orElseThrow().cluster().orElseThrow();
    assertThat(database.listings().find(Items.id(3)).orElseThrow().cluster()).hasValue(cluster);
    assertThat(database.listings().indexTasks(10)).hasSize(2);
    save(4, 4);
    save(1, 1);
    assertThat(database.listings().find(Items.id(4)).orElseThrow().cluster()).hasValue(cluster);
    assertThat(database.listings().find(Items.id(1)).orElseThrow().cluster()).hasValue(cluster);
    erase(1);
    erase(2);
    erase(3);
    erase(4);
    assertThat(rows("SELECT 'x' FROM item_band")).isEmpty();
    assertThat(rows("SELECT 'x' FROM sketch WHERE length(shingles) > 0")).isEmpty();
  }

  @Test
  void whatDecisionsSaidOfSignalsIsStillCounted() {
    save(1, 2);
    decide(1, CaseStatus.VIOLATION, "FD-1");
    decide(2, CaseStatus.CLEARED, "NV-0");
    List<Measured> before = database.quality().measured();
    assertThat(before).isNotEmpty();
    erase(2);
    assertThat(database.quality().measured()).isEqualTo(before);
  }

  @Test
  void aHoldStopsRulesAndRequestsUntilItIsReleased() {
    save(1, 2);
    decide(1, CaseStatus.CLEARED, "NV-0");
    decide(2, CaseStatus.CLEARED, "NV-0");
    assertThat(retention.hold(1, "anna", "court 4")).isTrue();
    assertThat(retention.hold(1, "anna", "court 4")).isFalse();
    clock.move(Duration.ofDays(40));
    assertThat(retention.due(RULES)).isEqualTo(Map.of("cleared", 1L));
    assertThat(retention.heldBack(RULES)).isOne();
    assertThat(erase(1)).isEqualTo(ErasureOutcome.ON_HOLD);
    assertThat(retention.pass(RULES, "system", "rule").next(10)).hasValue(1);
    assertThat(database.listings().find(Items.id(1))).isPresent();
    assertThat(retention.heldItems()).containsExactly(Items.id(1));
    assertThat(retention.release(1, "anna", "over")).isTrue();
    assertThat(retention.release(1, "anna", "over")).isFalse();
    assertThat(retention.pass(RULES, "system", "rule").next(10)).hasValue(1);
    assertThat(database.listings().count()).isZero();
    assertThat(database.audit().list(Long.MAX_VALUE, 10))
        .extracting(AuditEntry::action)
        .contains("case.held", "case.unheld");
  }

  @Test
  void whatGoesInOnePassIsHandedNoGroup() {
    save(1, 3);
    GroupResult group = group(1, 2, 3);
    retention.hold(3, "anna", "court 4");
    clock.move(Duration.ofDays(4_000));
    assertThat(retention.pass(RULES, "system", "rule").next(10)).hasValue(2);
    assertThat(database.cases().groups().find(group.id()))
        .hasValueSatisfying(left -> assertThat(left.leadCase()).isEqualTo(3));
    assertThat(rows("SELECT lead_case FROM case_group")).containsExactly("3");
    assertThat(rows("SELECT case_id FROM case_group_member")).containsExactly("3");
    assertThat(rows("SELECT 'x' FROM pragma_foreign_key_check")).isEmpty();
  }

  /** All were seen at one time, so that only the second half of the key tells them apart. */
  @Test
  void aPassErasesEachItemThatIsDueAndGoesByTheOthersOnce() {
    save(1, 7);
    for (int item = 1; item <= 7; item++) {
      boolean stays = item % 2 == 1;
      decide(item, stays ? CaseStatus.VIOLATION : CaseStatus.CLEARED, stays ? "FD-1" : "NV-0");
    }
    clock.move(Duration.ofDays(40));
    RetentionPass pass = retention.pass(RULES, "system", "rule");
    assertThat(database.listings().count()).isEqualTo(7);
    assertThat(pass.next(1)).hasValue(1);
    assertThat(pass.next(2)).hasValue(2);
    assertThat(pass.next(1)).isEmpty();
    assertThat(database.listings().count()).isEqualTo(4);
    assertThat(retention.due(RULES)).isEmpty();
  }

  @Test
  void whatIsPutOnHoldOrSeenAgainWhileAPassGoesOnStays() {
    save(1, 3);
    for (int item = 1; item <= 3; item++) {
      decide(item, CaseStatus.CLEARED, "NV-0");
    }
    clock.move(Duration.ofDays(40));
    RetentionPass pass = retention.pass(RULES, "system", "rule");
    assertThat(pass.next(1)).hasValue(1);
    retention.hold(2, "anna", "court 4");
    save(3, 3);
    assertThat(pass.next(1)).isEmpty();
    assertThat(database.listings().count()).isEqualTo(2);
  }

  @Test
  void moreThanAQuarterAtOnceAndAFortnightOfNothingAreDoubtful() {
    database.listings().save(range(0, 150));
    assertThat(retention.doubt(RULES)).isEmpty();
    for (int i = 0; i < 3; i++) {
      clock.move(Duration.ofDays(12));
      retention.hold(1, "anna", "x");
      retention.release(1, "anna", "x");
    }
    assertThat(retention.doubt(RULES)).hasValue(new Doubt.Share(149, 150));
    database.listings().save(range(1_000, 1_500));
    assertThat(retention.doubt(RULES)).isEmpty();
    clock.move(Duration.ofDays(15));
    assertThat(retention.doubt(RetentionRules.NONE))
        .hasValueSatisfying(doubt -> assertThat(doubt).isInstanceOf(Doubt.Jump.class));
    retention.confirm("lead", 149);
    assertThat(retention.doubt(RetentionRules.NONE)).isEmpty();
  }

  private static List<ScoredListing> range(int from, int to) {
    List<ScoredListing> all = new ArrayList<>();
    all.add(flagged(1, OFFER));
    IntStream.range(from + 10, to + 9).forEach(i -> all.add(Items.clear(i, "书 " + i)));
    return all;
  }

  @Test
  void whatIsLookedAtAgainIsNotDueUntilThatIsDone() {
    database.quality().set(new QualitySettings(1.0, 0), "lead");
    save(1, 1);
    decide(1, CaseStatus.CLEARED, "NV-0");
    clock.move(Duration.ofDays(40));
    assertThat(retention.due(RULES)).isEmpty();
    database.quality().take("bo", Duration.ofMinutes(5), Set.of());
    database.quality().answer(1, new Answer(false, "NV-0", "r", "bo"));
    clock.move(Duration.ofDays(40));
    assertThat(retention.due(RULES)).isEqualTo(Map.of("cleared", 1L));
  }

  /** Else one item would take as long as the store is large. */
  @Test
  void whateverRefersToAnItemIsFoundByAnIndex() {
    List<String> reached = new ArrayList<>(List.of("item"));
    for (int i = 0; i < reached.size(); i++) {
      String parent = reached.get(i);
      for (String child :
          rows(
              "SELECT m.name || ' ' || f.\"from\" FROM sqlite_master m JOIN"
                  + " pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.seq = 0"
                  + " AND f.\"table\" = '"
                  + parent
                  + "'")) {
        String table = child.substring(0, child.indexOf(' '));
        String column = child.substring(child.indexOf(' ') + 1);
        assertThat(plan("SELECT 1 FROM " + table + " WHERE " + column + " = 1"))
            .as(child)
            .contains("SEARCH");
        if (!reached.contains(table)) {
          reached.add(table);
        }
      }
    }
    assertThat(reached).contains("case_event", "notice_delivery", "known_turn", "legal_hold");
  }

  private void everythingIsMadeOf(int number) {
    save(number, number + 1);
    database.listings().save(List.of(flagged(number, OFFER + MARK)));
    database.listings().save(List.of(flagged(number, OFFER + MARK + MARK)));
    CaseFile file = caseOf(number);
    long other = caseOf(number + 1).id();
    decide(other, CaseStatus.VIOLATION, "FD-1");
    Notice elsewhere = Notices.sent(database, other, clock);
    database.quality().set(new QualitySettings(1.0, 0), "lead");
    decide(file.id(), CaseStatus.VIOLATION, "FD-1");
    database.quality().take("bo", Duration.ofMinutes(5), Set.of());
    database.quality().answer(file.id(), new Answer(true, "FD-1", "seen", "bo"));
    assertThat(database.quality().addKnown(file.id(), "lead")).isTrue();
    NewNotice plain = Notices.written(file.id(), clock);
    NoticeText text =
        new NoticeText("zh", "# 通知 " + MARK, "https://a.test/" + MARK, "FD-1", List.of());
    database
        .notices()
        .notices()
        .draft(new NewNotice(file.id(), text, plain.to(), "anna", plain.due()));
    database.notices().statements().add("p-1", file.id(), "{\"x\":\"" + MARK + "\"}", "anna");
    alert(number);
    long run = database.runs().start("shop").id();
    database
        .runs()
        .record(
            run,
            List.of(
                new LedgerEntry(clock.instant(), LedgerOutcome.NEW, Items.id(number).value(), "")));
    database
        .sql()
        .change(
            handle ->
                handle.execute(
                    "INSERT INTO notice_event (notice_id, revision, at, kind, state, account,"
                        + " channel, note, other) VALUES (?, 99, 0, 'repeated', 'relisted',"
                        + " 'system', '', '', ?)",
                    elsewhere.id(),
                    Items.id(number).value()));
  }

  private void alert(int number) {
    long search =
        database
            .searches()
            .saved()
            .save(
                "anna",
                new SavedQuery("q", "q", Map.of()),
                new SearchOptions(true, false, true, false, false))
            .orElseThrow();
    MatchedText matched =
        new MatchedText(MARK, List.of(), MARK, List.of(), List.of(MARK), "h", false);
    database
        .searches()
        .alerts()
        .add(List.of(new NewAlert(search, Items.id(number), 1, 0.9, matched)));
  }

  private ErasureOutcome erase(int number) {
    return retention.erase(Items.id(number), "system", "letter 17");
  }

  private CaseFile caseOf(int number) {
    return database.cases().findByListing(Items.id(number)).orElseThrow();
  }

  private void decide(long id, CaseStatus status, String code) {
    int revision = database.cases().find(id).orElseThrow().revision();
    assertThat(database.cases().decide(id, revision, new Decision(status, code, "r", "anna")))
        .isTrue();
  }

  private GroupResult group(long... ids) {
    List<GroupDecision.Member> members = new ArrayList<>();
    for (long id : ids) {
      Decision decision = new Decision(CaseStatus.VIOLATION, "FD-1", "r " + id, "anna");
      members.add(new GroupDecision.Member(id, 1, decision));
    }
    return database.cases().groups().decide(new GroupDecision(ids[0], members));
  }

  /** Near texts, each a little different. */
  private void save(int from, int to) {
    database
        .listings()
        .save(IntStream.rangeClosed(from, to).mapToObj(i -> flagged(i, OFFER + i)).toList());
  }

  private static ScoredListing flagged(int number, String title) {
    Listing listing = Items.live(number, title).toBuilder().body("").build();
    return Items.flagged(listing, 0.9, Severity.HIGH, Items.MODEL_1);
  }

  private List<String> rows(String query) {
    return database.sql().read(handle -> handle.createQuery(query).mapTo(String.class).list());
  }

  private String plan(String query) {
    return database
        .sql()
        .read(
            handle ->
                handle
                    .createQuery("EXPLAIN QUERY PLAN " + query)
                    .map((rows, context) -> rows.getString("detail"))
                    .list()
                    .toString());
  }

  private List<Path> filesWith(String text) throws IOException {
    String wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
