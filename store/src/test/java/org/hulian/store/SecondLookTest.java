package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hulian.store.casefile.CaseStatus.CLEARED;
import static org.hulian.store.casefile.CaseStatus.OPEN;
import static org.hulian.store.casefile.CaseStatus.VIOLATION;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hulian.listing.finding.Category;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.casefile.Undo;
import org.hulian.store.quality.Accuracy;
import org.hulian.store.quality.Agreement;
import org.hulian.store.quality.Answer;
import org.hulian.store.quality.Cause;
import org.hulian.store.quality.Decided;
import org.hulian.store.quality.Known;
import org.hulian.store.quality.Measured;
import org.hulian.store.quality.Proportion;
import org.hulian.store.quality.QualityRepository;
import org.hulian.store.quality.QualitySettings;
import org.hulian.store.quality.SecondLook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who looks again at what, and what comes of it. */
class SecondLookTest {
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private CaseRepository cases;
  private QualityRepository quality;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    cases = database.cases();
    quality = database.quality();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void nothingIsLookedAtAgainUntilALeadSaysHowMuch() {
    save(3);
    decide(1, VIOLATION, "anna");
    decide(2, CLEARED, "anna");
    assertThat(quality.settings()).isEqualTo(new QualitySettings(null, 0.1));
    assertThat(quality.waiting(10)).isEmpty();

    quality.set(new QualitySettings(1.0, 0), "lead");
    decide(3, VIOLATION, "anna");
    assertThat(quality.waiting(10)).extracting(SecondLook::caseId).containsExactly(3L);
    assertThat(actions()).contains("quality.set", "look.drawn");
  }

  @Test
  void theShareIsDrawnTheSameAgainByWhoeverHasTheKey() {
    save(50);
    quality.set(new QualitySettings(0.5, 0), "lead");
    LongStream.rangeClosed(1, 50).forEach(id -> decide(id, VIOLATION, "anna"));
    List<Long> drawn = quality.waiting(50).stream().map(SecondLook::caseId).toList();
    assertThat(drawn).hasSizeBetween(8, 42);
    byte[] key =
        database
            .sql()
            .read(
                handle ->
                    handle
                        .createQuery("SELECT sample_key FROM quality_settings")
                        .mapTo(byte[].class)
                        .one());
    var sample = new org.hulian.store.quality.Sample(key);
    assertThat(drawn)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 50).filter(id -> sample.draws(id, 1, 0.5)).boxed().toList());
  }

  @Test
  void whoeverTakesADecisionBackAndDecidesAgainGetsNoOtherDraw() {
    save(40);
    quality.set(new QualitySettings(0.5, 0), "lead");
    LongStream.rangeClosed(1, 40).forEach(id -> decide(id, VIOLATION, "anna"));
    List<Long> drawn = quality.waiting(50).stream().map(SecondLook::caseId).toList();
    Undo slip = new Undo("anna", "wrong key", Duration.ofSeconds(10), LEASE);
    for (int again = 0; again < 3; again++) {
      for (long id = 1; id <= 40; id++) {
        assertThat(cases.undo(id, slip)).isTrue();
        decide(id, VIOLATION, "anna");
      }
      assertThat(quality.waiting(50)).extracting(SecondLook::caseId).isEqualTo(drawn);
    }
    for (long id : drawn) {
      decide(id, OPEN, "anna");
      decide(id, VIOLATION, "anna");
    }
    assertThat(quality.waiting(50)).extracting(SecondLook::caseId).isEqualTo(drawn);
  }

  @Test
  void whoeverHadAPartInACaseNeverLooksAgain() {
    save(1);
    quality.set(new QualitySettings(1.0, 0), "lead");
    decide(1, VIOLATION, "anna");
    assertThat(take("anna")).isEmpty();
    assertThat(quality.answer(1, yes("anna"))).isFalse();
    assertThat(quality.answer(1, yes("bo"))).as("not taken").isFalse();

    assertThat(take("bo")).hasValue(1);
    assertThat(take("bo")).as("the one that is held").hasValue(1);
    assertThat(take("cleo")).isEmpty();
    assertThat(quality.holds(1, "bo")).isTrue();
    clock.move(LEASE);
    assertThat(quality.holds(1, "bo")).isFalse();
    assertThat(take("cleo")).hasValue(1);
    assertThat(quality.answer(1, yes("bo"))).as("taken by another").isFalse();
    quality.release(1, "cleo");
    assertThat(take("bo")).hasValue(1);
    assertThat(quality.answer(1, yes("bo"))).isTrue();
    assertThat(quality.answer(1, no("bo"))).as("answered").isFalse();
    assertThatThrownBy(
            () ->
                database
                    .sql()
                    .change(h -> h.execute("UPDATE second_look SET second_violation = 0")))
        .hasMessageContaining("never changed");
  }

  @Test
  void agreementClosesTheLookAndTheDecisionIsToldAgain() {
    save(1);
    quality.set(new QualitySettings(1.0, 0), "lead");
    decide(1, VIOLATION, "anna");
    assertThat(told(1)).isEqualTo(OPEN);
    assertThat(cases.counts()).containsEntry(VIOLATION, 0L);
    assertThat(cases.queue(new QueueFilter(VIOLATION, null, null, null, null), "bo", 9, 0))
        .isEmpty();
    assertThat(quality.isKeptBack(1, "bo")).isTrue();
    assertThat(quality.isKeptBack(1, "anna")).isFalse();
    assertThat(quality.measured()).as("not final").isEmpty();

    take("bo");
    database.listings().indexed(Long.MAX_VALUE);
    quality.answer(1, yes("bo"));
    assertThat(told(1)).isEqualTo(VIOLATION);
    assertThat(database.listings().indexTasks(9)).hasSize(1);
    assertThat(cases.queue(new QueueFilter(VIOLATION, null, null, null, null), "bo", 9, 0))
        .hasSize(1);
    assertThat(quality.isKeptBack(1, "cleo")).isFalse();
    assertThat(quality.open(1)).isEmpty();
    assertThat(cases.history(1)).extracting(CaseEvent::kind).containsExactly("opened", "decided");
  }

  @Test
  void disagreementWaitsForALeadWhoseWordIsTheLastAndAnEvent() {
    save(1);
    quality.set(new QualitySettings(1.0, 0), "lead");
    decide(1, VIOLATION, "anna");
    take("bo");
    quality.answer(1, no("bo"));
    assertThat(quality.disputes(9)).singleElement().matches(SecondLook::disputed);
    assertThat(quality.waiting(9)).isEmpty();
    assertThat(quality.isKeptBack(1, "bo")).as("until the last word is said").isTrue();

    for (String party : List.of("anna", "bo")) {
      assertThat(cases.settle(1, 2, decision(CLEARED, party))).as(party).isFalse();
    }
    assertThat(cases.settle(1, 1, decision(CLEARED, "lead"))).as("old revision").isFalse();
    assertThat(cases.settle(1, 2, decision(CLEARED, "lead"))).isTrue();
    assertThat(cases.settle(1, 3, decision(VIOLATION, "lead"))).as("it was the last").isFalse();

    assertThat(cases.find(1).orElseThrow().status()).isEqualTo(CLEARED);
    assertThat(cases.history(1).getLast())
        .extracting(CaseEvent::kind, CaseEvent::status, CaseEvent::account)
        .containsExactly("settled", CLEARED, "lead");
    assertThat(quality.open(1)).as("not drawn again").isEmpty();
    assertThat(quality.overturned()).containsEntry(Cause.SAMPLE, new Proportion(1, 1));
    assertThat(quality.measured())
        .containsOnly(measured("", 0, 1), measured("OffersFaceData", 0, 1));
    assertThat(database.audit().firstBroken()).isEmpty();
  }

  @Test
  void whatIsReversedIsLookedAtAlthoughNothingIsDrawn() {
    save(2);
    quality.set(new QualitySettings(0.0, 0), "lead");
    decide(1, VIOLATION, "anna");
    decide(2, VIOLATION, "anna");
    reopen(1, "anna");
    reopen(2, "anna");
    decide(1, CLEARED, "bo");
    decide(2, VIOLATION, "bo");
    assertThat(quality.waiting(9))
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.caseId()).isEqualTo(1);
              assertThat(look.cause()).isEqualTo(Cause.REVERSED);
              assertThat(look.first().account()).isEqualTo("bo");
            });
    assertThat(take("anna")).as("she decided it before").isEmpty();
    assertThat(take("cleo")).hasValue(1);
  }

  @Test
  void whatWasUndoneAtOnceIsNoDecisionToReverse() {
    save(1);
    quality.set(new QualitySettings(0.0, 0), "lead");
    decide(1, VIOLATION, "anna");
    Undo slip = new Undo("anna", "wrong key", Duration.ofSeconds(10), LEASE);
    assertThat(cases.undo(1, slip)).isTrue();
    decide(1, CLEARED, "anna");
    assertThat(quality.waiting(9)).isEmpty();
    assertThat(quality.measured())
        .containsOnly(measured("", 0, 1), measured("OffersFaceData", 0, 1));
  }

  @Test
  void aDecisionThatStandsAgainCountsAgainOrIsLookedAtAgain() {
    save(2);
    decide(1, VIOLATION, "anna");
    decide(1, CLEARED, "anna");
    Undo slip = new Undo("anna", "wrong key", Duration.ofSeconds(10), LEASE);
    assertThat(cases.undo(1, slip)).isTrue();
    assertThat(cases.find(1).orElseThrow().status()).isEqualTo(VIOLATION);
    assertThat(quality.measured())
        .containsOnly(measured("", 1, 1), measured("OffersFaceData", 1, 1));

    quality.set(new QualitySettings(1.0, 0), "lead");
    decide(2, VIOLATION, "anna");
    decide(2, CLEARED, "anna");
    assertThat(cases.undo(2, slip)).isTrue();
    assertThat(quality.open(2))
        .hasValueSatisfying(
            look -> {
              assertThat(look.cause()).isEqualTo(Cause.SAMPLE);
              assertThat(look.first().violation()).isTrue();
              assertThat(look.revision()).as("of the decision that stands").isEqualTo(2);
            });
    assertThat(quality.measured()).as("not final yet").contains(measured("", 1, 1));
  }

  @Test
  void anAppealIsLookedAtWhateverTheSettingsSayAndComesFirst() {
    save(3);
    assertThat(cases.appeal(1, 1, "not decided", "lead")).isFalse();
    decide(1, VIOLATION, "anna");
    assertThat(cases.appeal(1, 1, "old", "lead")).isFalse();
    assertThat(cases.appeal(1, 2, "卖家申诉", "lead")).isTrue();
    assertThat(quality.open(1).orElseThrow().cause()).isEqualTo(Cause.APPEAL);
    assertThat(quality.open(1).orElseThrow().first().account()).isEqualTo("anna");
    assertThat(cases.find(1).orElseThrow().status()).isEqualTo(VIOLATION);

    quality.set(new QualitySettings(1.0, 0), "lead");
    decide(2, VIOLATION, "anna");
    decide(3, VIOLATION, "anna");
    cases.appeal(3, 2, "卖家申诉", "lead");
    assertThat(quality.waiting(9)).extracting(SecondLook::caseId).containsExactly(1L, 3L, 2L);
    assertThat(cases.settle(1, 3, decision(VIOLATION, "lead"))).isTrue();
    assertThat(quality.overturned()).containsEntry(Cause.APPEAL, new Proportion(0, 1));
  }

  @Test
  void aLookEndsWhenItsDecisionDoes() {
    save(3);
    quality.set(new QualitySettings(1.0, 0), "lead");
    decide(1, VIOLATION, "anna");
    decide(2, CLEARED, "anna");
    decide(3, VIOLATION, "anna");
    take("bo");
    reopen(1, "anna");
    database.listings().save(List.of(Items.clear(2, "另一段文字")));
    assertThat(quality.open(1)).isEmpty();
    assertThat(quality.open(2)).as("the text is another").isEmpty();
    database.listings().save(List.of(Items.gone(3)));
    assertThat(quality.open(3)).as("the text is the same").isPresent();
    assertThat(quality.answer(1, yes("bo"))).isFalse();
    assertThat(quality.overturned().get(Cause.SAMPLE)).isEqualTo(new Proportion(0, 0));
  }

  @Test
  void knownAnswersComeInThePlaceOfOthersAndNothingTellsThemApart() {
    save(25);
    for (long id = 1; id <= 10; id++) {
      decide(id, id % 2 == 0 ? VIOLATION : CLEARED, "anna");
      assertThat(quality.addKnown(id, "lead")).isTrue();
      assertThat(told((int) id)).isEqualTo(OPEN);
    }
    assertThat(quality.addKnown(11, "lead")).as("not decided").isFalse();
    assertThat(take("bo")).as("nothing waits").isEmpty();
    quality.set(new QualitySettings(1.0, 0.5), "lead");
    LongStream.rangeClosed(11, 25).forEach(id -> decide(id, VIOLATION, "anna"));

    int known = 0;
    int others = 0;
    for (OptionalLong next = take("bo"); next.isPresent(); next = take("bo")) {
      long id = next.getAsLong();
      assertThat(quality.holds(id, "bo")).isTrue();
      assertThat(quality.isKeptBack(id, "bo")).isTrue();
      assertThat(quality.answer(id, yes("bo"))).isTrue();
      known += id <= 10 ? 1 : 0;
      others += id > 10 ? 1 : 0;
    }
    assertThat(others).isEqualTo(15);
    assertThat(known).isBetween(1, 10);
    List<Accuracy> accuracy = quality.accuracy();
    assertThat(accuracy).extracting(Accuracy::account).containsExactly("bo");
    assertThat(accuracy.getFirst().right().all()).isEqualTo(known);
    assertThat(quality.known()).extracting(Known::violation).contains(true, false);
    assertThat(quality.known().stream().mapToLong(one -> one.right().hits()).sum())
        .isEqualTo(accuracy.getFirst().right().hits());
    assertThat(quality.agreement().getLast().same())
        .as("no part of it")
        .isEqualTo(new Proportion(15, 15));

    quality.retireKnown(1, "lead");
    assertThat(told(1)).isEqualTo(CLEARED);
    assertThat(quality.known()).hasSize(9);
    reopen(2, "anna");
    assertThat(quality.known()).as("its decision was taken back").hasSize(8);
  }

  @Test
  void agreementAndPrecisionAreWhatTheTablesSay() {
    save(60);
    quality.set(new QualitySettings(1.0, 0), "lead");
    for (long id = 1; id <= 60; id++) {
      decide(id, id % 3 == 0 ? CLEARED : VIOLATION, "anna");
    }
    for (OptionalLong next = take("bo"); next.isPresent(); next = take("bo")) {
      long id = next.getAsLong();
      quality.answer(id, id % 3 == 0 ^ id % 10 == 0 ? no("bo") : yes("bo"));
    }
    List<SecondLook> disputes = quality.disputes(60);
    assertThat(disputes).hasSize(6);
    for (SecondLook look : disputes.subList(0, 4)) {
      CaseStatus status = look.caseId() == 10 ? CLEARED : status(look.caseId());
      assertThat(cases.settle(look.caseId(), 2, decision(status, "lead"))).isTrue();
    }
    Agreement all = quality.agreement().getLast();
    assertThat(all.same()).isEqualTo(new Proportion(54, 60));
    assertThat(all.overturned()).isEqualTo(new Proportion(1, 58));
    assertThat(all.kappa().orElseThrow().pairs()).isEqualTo(60);
    assertThat(all.sameCode()).isEqualTo(new Proportion(36, 36));
    assertThat(quality.agreement()).hasSize(2);
    assertThat(quality.agreement().getFirst().category()).isEqualTo(Category.FACE_DATA);

    long decided = IntStream.rangeClosed(1, 60).filter(id -> told(id) != OPEN).count();
    long upheld = IntStream.rangeClosed(1, 60).filter(id -> told(id) == VIOLATION).count();
    assertThat(decided).isEqualTo(58);
    assertThat(quality.measured())
        .containsOnly(measured("", upheld, decided), measured("OffersFaceData", upheld, decided));
    long sums =
        database
            .sql()
            .read(
                handle ->
                    handle
                        .createQuery(
                            "SELECT count(*) FROM (SELECT signal, category, sum(upheld),"
                                + " count(*) FROM measured GROUP BY 1, 2"
                                + " EXCEPT SELECT signal, category, upheld, decided"
                                + " FROM measured_sum)")
                        .mapTo(Long.class)
                        .one());
    assertThat(sums).isZero();
  }

  @Test
  void whatWasDecidedIsReadWithHowFarItCanBeGoneBy() {
    save(4);
    decide(1, VIOLATION, "anna");
    decide(2, CLEARED, "anna");
    database.listings().save(List.of(Items.clear(2, "另一段文字")));
    quality.set(new QualitySettings(1.0, 0), "lead");
    decide(3, CLEARED, "anna");
    List<Decided> decided = new ArrayList<>();
    quality.decided(decided::add);
    assertThat(decided)
        .extracting(Decided::caseId, Decided::violation, Decided::policy, Decided::standing)
        .containsExactly(
            tuple(1L, true, "FD-1", Decided.Standing.FINAL),
            tuple(2L, false, "NV-0", Decided.Standing.OTHER_TEXT),
            tuple(3L, false, "NV-0", Decided.Standing.LOOKED_AT));
    assertThat(decided.getFirst().listing().title()).isEqualTo("出 1");
  }

  @Test
  void whatWasDecidedBeforeIsMeasuredByTheMigration() {
    save(2);
    decide(1, VIOLATION, "anna");
    List<Measured> before = quality.measured();
    String sql = migration();
    database
        .sql()
        .change(
            handle -> {
              handle.execute("DELETE FROM measured");
              for (String insert : sql.split("INSERT INTO measured \\(", -1)) {
                if (insert.startsWith("case_id")) {
                  handle.execute("INSERT INTO measured (" + insert.split(";", -1)[0]);
                }
              }
            });
    assertThat(quality.measured()).isEqualTo(before).hasSize(2);
  }

  private static String migration() {
    try (var in = Database.class.getResourceAsStream("/db/migration/V17__quality.sql")) {
      return new String(
          Optional.ofNullable(in).orElseThrow().readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void save(int count) {
    database
        .listings()
        .save(IntStream.rangeClosed(1, count).mapToObj(i -> Items.flagged(i, "出 " + i)).toList());
  }

  private CaseStatus status(long id) {
    return cases.find(id).orElseThrow().status();
  }

  private CaseStatus told(int number) {
    return Optional.ofNullable(
            database.listings().find(Items.id(number)).orElseThrow().caseStatus())
        .orElseThrow();
  }

  private void decide(long id, CaseStatus status, String account) {
    int revision = cases.find(id).orElseThrow().revision();
    assertThat(cases.decide(id, revision, decision(status, account))).isTrue();
  }

  private void reopen(long id, String account) {
    int revision = cases.find(id).orElseThrow().revision();
    assertThat(cases.decide(id, revision, new Decision(OPEN, "", "收回", account))).isTrue();
  }

  private static Decision decision(CaseStatus status, String account) {
    return new Decision(status, status == VIOLATION ? "FD-1" : "NV-0", "看过", account);
  }

  private OptionalLong take(String account) {
    return quality.take(account, LEASE, Set.of());
  }

  private static Answer yes(String account) {
    return new Answer(true, "FD-1", "看过", account);
  }

  private static Answer no(String account) {
    return new Answer(false, "NV-0", "看过", account);
  }

  private static Measured measured(String signal, long upheld, long decided) {
    return new Measured(signal, Category.FACE_DATA, new Proportion(upheld, decided));
  }

  private List<String> actions() {
    return database.audit().list(Long.MAX_VALUE, 500).stream()
        .map(entry -> entry.action())
        .toList();
  }
}
