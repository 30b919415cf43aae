package org.hulian.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hulian.classifier.explanation.Course;
import org.hulian.classifier.explanation.Explanation;
import org.hulian.classifier.explanation.Manner;
import org.hulian.classifier.explanation.MetTerm;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.verdict.Aggravation;
import org.hulian.classifier.verdict.SeverityRuling;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Reply;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An explanation tells the verdict that was made, and all that made it. */
class ExplanationTest {
  private static final ListingClassifier CLASSIFIER =
      ListingClassifier.load(ClassifierSettings.defaults().withScreenOnly(true));

  private static Listing listing(String title, String body, String... replies) {
    return Listing.builder(new ListingId("x"))
        .title(title)
        .body(body)
        .replies(List.of(replies).stream().map(text -> new Reply("a", text, null)).toList())
        .build();
  }

  private static final Listing OFFER = listing("仁臉四件套 懂的来", "手/持＋正反，30一套，两万套，薇信 demo_0001");

  @Test
  void theVerdictIsThatOfTheScanAndItsReasonsAddUpToIt() {
    Explanation explanation = CLASSIFIER.explain(OFFER);
    double sum =
        explanation.start()
            + explanation.reasons().stream().mapToDouble(reason -> reason.finding().weight()).sum();

    assertThat(explanation.verdict()).isEqualTo(CLASSIFIER.classify(OFFER));
    assertThat(1 / (1 + Math.exp(-sum))).isCloseTo(explanation.verdict().score(), within(1e-6));
    assertThat(explanation.reasons())
        .anySatisfy(
            reason -> {
              assertThat(reason.finding().signal()).isEqualTo("DisguisesWords");
              assertThat(reason.says()).isEqualTo("words of the trade are disguised");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "代过人脸 一次20元 加微信 | 代过人脸 | ",
        "出人脸四件套 30一套 | 人脸四件套 | ",
        "出人月佥四件套 30一套 | 人脸四件套 | SPLIT",
        "出人臉四件套 30一套 | 人脸四件套 | OTHER_SIGNS",
        "出人.脸*四 件套 30一套 | 人脸四件套 | BROKEN_UP",
        "出人脸件四套 30一套 | 人脸四件套 | SWAPPED",
        "出仁脸四件套 30一套 | 人脸四件套 | BY_SOUND",
        "出r脸四件套 30一套 | 人脸四件套 | BY_INITIALS",
        "出人人脸脸四件套 30一套 | 人脸四件套 | DOUBLED",
        "出人(哈)脸四(那个)件套 30一套 | 人脸四件套 | BRACKETED",
        "leaked selfies with id, $15 each | leaked selfies with id | "
      })
  void aDisguiseIsNamed(String text, String term, Manner manner) {
    Explanation explanation = CLASSIFIER.explain(listing("", text));

    assertThat(explanation.terms())
        .filteredOn(met -> met.term().text().equals(term))
        .extracting(MetTerm::manners)
        .contains(manner == null ? Set.of() : Set.of(manner));
  }

  @Test
  void aLawfulLookAlikeIsSaidToHaveEndedAtTheScreenAndShowsItsWords() {
    Explanation explanation = CLASSIFIER.explain(listing("床上四件套 人脸图案", "99元一套 包邮"));

    assertThat(explanation.verdict()).isInstanceOf(Verdict.Clear.class);
    assertThat(explanation.course().stop()).isEqualTo(Course.Stop.BELOW_GATE);
    assertThat(explanation.course().decided()).isEqualTo(Course.Look.SCREEN);
    assertThat(explanation.course().screened()).isLessThan(explanation.course().gate());
    assertThat(explanation.course().worded()).isNull();
    assertThat(explanation.severity()).isNull();
    assertThat(explanation.terms())
        .extracting(met -> met.term().sense())
        .contains(Sense.LAWFUL, Sense.GOODS);
  }

  @Test
  void inAThreadTheReplyThatDecidedIsNamed() {
    Explanation explanation =
        CLASSIFIER.explain(
            listing(
                "账号被冻结了怎么办",
                "客服让我等三天，有没有人遇到过。".repeat(40),
                "我也是，等着吧",
                "代过人脸解封，80一个，先过后付，加微信 demo_0001"));

    assertThat(explanation.course().decidedIn())
        .extracting(text -> text.field())
        .containsExactly(FieldRef.TITLE, FieldRef.reply(1));
    assertThat(explanation.course().units()).isGreaterThan(explanation.course().closer());
    assertThat(explanation.terms()).extracting(met -> met.at().field()).contains(FieldRef.reply(1));
  }

  @Test
  void ofALongTextThePieceThatDecidedIsNamedAndSpansPointIntoTheWhole() {
    String body = "春眠不觉晓，处处闻啼鸟。".repeat(400) + OFFER.title() + OFFER.body();
    Explanation explanation = CLASSIFIER.explain(listing("", body));

    assertThat(explanation.course().decidedIn())
        .singleElement()
        .satisfies(
            piece -> {
              assertThat(piece.span().start()).isGreaterThan(4_000);
              assertThat(piece.span().of(body)).isEqualTo(piece.text());
            });
    for (MetTerm met : explanation.terms()) {
      assertThat(met.at().span().of(body)).isEqualTo(met.at().text());
    }
  }

  @Test
  void theSeverityNamesItsRulesAndWhereTheyHold() {
    SeverityRuling ruling = Objects.requireNonNull(CLASSIFIER.explain(OFFER).severity());

    assertThat(ruling.base()).isEqualTo(Severity.MEDIUM);
    assertThat(ruling.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(ruling.raises())
        .extracting(SeverityRuling.Raise::aggravation)
        .containsExactly(Aggravation.IDENTITY_PAPERS, Aggravation.LARGE_LOT);
    assertThat(ruling.raises().getLast().at().text()).isEqualTo("两万套");
  }

  @Test
  void withoutTheLanguageModelsItSaysThatTheyWereLeftOut() {
    Course course = CLASSIFIER.explain(OFFER).course();

    assertThat(course.stop()).isEqualTo(Course.Stop.ANALYSIS_OFF);
    assertThat(course.decided()).isEqualTo(Course.Look.WORDING);
    assertThat(course.worded()).isLessThan(course.reachable());
  }

  /** What is not Chinese goes through the analysis without the models being there at all. */
  @Test
  void aTextThatTheLanguageModelsCannotReadIsDecidedByItsWording() {
    ListingClassifier whole =
        ListingClassifier.load(
            ClassifierSettings.defaults().withModels(Path.of("no-such-folder/models.jar")));
    Course course =
        whole
            .explain(
                listing(
                    "Face kits for sale", "selfie with ID, KYC bypass, $15 each, tg @demo_0001"))
            .course();

    assertThat(course.stop()).isEqualTo(Course.Stop.NOT_CHINESE);
    assertThat(course.decided()).isEqualTo(Course.Look.WORDING);
  }

  @Test
  void overACoveredListingNoPieceIsOfTheOriginal() {
    Explanation explanation = CLASSIFIER.explain(OFFER);
    Listing covered =
        OFFER.toBuilder().title("*".repeat(9)).body("*".repeat(OFFER.body().length())).build();
    Explanation over =
        explanation.over(
            new ScoredListing(covered, new Verdict.Clear(0, explanation.verdict().provenance())));

    assertThat(over.terms())
        .extracting(met -> met.at().text())
        .allMatch(ExplanationTest::isCovered);
    assertThat(over.course().decidedIn()).allMatch(piece -> isCovered(piece.text()));
    assertThat(Objects.requireNonNull(over.severity()).raises())
        .allMatch(raise -> isCovered(raise.at().text()));
  }

  private static boolean isCovered(String text) {
    return text.matches("\\*+");
  }
}
