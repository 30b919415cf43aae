package org.hulian.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hulian.classifier.corenlp.ModelFiles;
import org.hulian.classifier.corenlp.ModelsMissingException;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Reply;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingClassifierTest {
  private static final ListingClassifier CLASSIFIER =
      ListingClassifier.load(ClassifierSettings.defaults());

  private static void needsModels() {
    Assumptions.assumeTrue(
        Files.isRegularFile(ModelFiles.place()),
        "no language models at " + ModelFiles.place() + ": run ./hulian once");
  }

  private static Listing listing(String title, String body) {
    return Listing.builder(new ListingId("x")).title(title).body(body).build();
  }

  private static final Listing OFFER = listing("代过人脸 各大平台都能做", "20元一次，秒过，不过不收费，加微信 demo_0001，懂的来");

  @Test
  void anOfferIsFlaggedWithReasonsThatPointIntoItsText() {
    needsModels();
    Verdict verdict = CLASSIFIER.classify(OFFER);
    assertThat(verdict).isInstanceOf(Verdict.Flagged.class);
    Verdict.Flagged flagged = (Verdict.Flagged) verdict;
    assertThat(flagged.category()).isEqualTo(Category.BYPASS_SERVICE);
    assertThat(flagged.provenance().stage()).isEqualTo(Stage.ANALYSIS);
    for (Finding finding : flagged.findings()) {
      assertThat(finding.span().of(finding.field().in(OFFER))).isEqualTo(finding.text());
    }
    assertThat(flagged.findings()).extracting(Finding::signal).contains("OffersDeed");
    assertThat(flagged.entities()).extracting(entity -> entity.at().text()).contains("20元一次");
  }

  @Test
  void ordinaryGoodsAreClearAndNeedNoLanguageModel() {
    ListingClassifier fresh = ListingClassifier.load(ClassifierSettings.defaults());
    for (String title : List.of("全棉四件套 床单被套 包邮", "二手自行车 九成新", "新鲜苹果 5斤装")) {
      assertThat(fresh.classify(listing(title, ""))).isInstanceOf(Verdict.Clear.class);
    }
    assertThat(fresh.analysisLoaded()).isFalse();
  }

  private static final String HARMLESS =
      """
      今天下班路上买了两斤橘子，酸得很，下次换一家
      孩子班主任说周五下午开家长会，地点在三楼会议室
      这家的羊肉泡馍汤头不错，就是排队久了点，服务员态度挺好
      晚上一起去河边散步吧，听说那边的樱花开了
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "出售人脸四件套，身份证正反面加手持，30一套",
        "照片活化，静态照片做成眨眼张嘴视频，8块一条",
        "代过人脸识别，微信支付宝抖音都能过，20元一次",
        "虚拟摄像头过人脸，改机手机出售，800一台",
        "微信人脸解封，刷脸解冻，30一个"
      })
  void harmlessTextAroundAnOfferHidesNothing(String offer) {
    try (ListingClassifier screenOnly =
        ListingClassifier.load(ClassifierSettings.defaults().withScreenOnly(true))) {
      for (String body :
          List.of(
              offer,
              offer + "\n" + HARMLESS,
              HARMLESS + offer,
              HARMLESS.repeat(3) + offer + "\n" + HARMLESS.repeat(3),
              HARMLESS.repeat(40) + offer + "\n" + HARMLESS.repeat(40))) {
        assertThat(screenOnly.classify(listing("", body)))
            .as(body.replace(HARMLESS, "…"))
            .isInstanceOf(Verdict.Flagged.class);
      }
      assertThat(screenOnly.classify(listing(offer, HARMLESS))).isInstanceOf(Verdict.Flagged.class);
      assertThat(screenOnly.classify(listing("", HARMLESS.repeat(40))))
          .isNotInstanceOf(Verdict.Flagged.class);
    }
  }

  @Test
  void whatTheDecidingReplyNamesIsReadHoweverManyRepliesThereAre() {
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String body = i == 80 ? "代过人脸认证，秒过，20元一次，加微信 demo_0001" : "楼主说得对，学习了";
      replies.add(new Reply("u" + i, body, null));
    }
    try (ListingClassifier screenOnly =
        ListingClassifier.load(ClassifierSettings.defaults().withScreenOnly(true))) {
      Verdict verdict =
          screenOnly.classify(listing("求助", "认证老是不过").toBuilder().replies(replies).build());

      assertThat(verdict).isInstanceOf(Verdict.Flagged.class);
      assertThat(verdict.entities())
          .extracting(entity -> entity.at().text())
          .contains("20元一次", "微信 demo_0001");
    }
  }

  @Test
  void aReplyThatOffersFlagsTheThreadAndIsNamed() {
    needsModels();
    Listing thread =
        Listing.builder(new ListingId("t"))
            .title("账号被冻结了怎么办")
            .body("客服让我等三天，有没有人遇到过。")
            .replies(
                List.of(
                    new Reply("a", "我也是，等着吧", null),
                    new Reply("b", "代过人脸解封，80一个，先过后付，加微信 demo_0001", null)))
            .build();
    Verdict verdict = CLASSIFIER.classify(thread);
    assertThat(verdict).isInstanceOf(Verdict.Flagged.class);
    assertThat(verdict.findings()).extracting(Finding::field).contains(FieldRef.reply(1));
  }

  @Test
  void withoutModelsAnalysisFailsClearlyAndTheScreenAloneStillWorks() {
    ClassifierSettings none =
        ClassifierSettings.defaults().withModels(Path.of("no-such-folder/models.jar"));
    assertThatThrownBy(() -> ListingClassifier.load(none).classify(OFFER))
        .isInstanceOf(ModelsMissingException.class)
        .hasMessageContaining("no-such-folder");
    Verdict verdict = ListingClassifier.load(none.withScreenOnly(true)).classify(OFFER);
    assertThat(verdict).isInstanceOf(Verdict.Flagged.class);
    assertThat(verdict.findings()).isNotEmpty();
    assertThat(verdict.provenance().stage()).isEqualTo(Stage.SCREEN);
  }

  @Test
  void manyAreScoredInOrderAndTheSameAsAlone() {
    needsModels();
    List<Listing> listings = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      listings.add(
          Listing.builder(new ListingId("n" + i))
              .title(i % 50 == 0 ? OFFER.title() : "二手自行车 " + i)
              .body(i % 50 == 0 ? OFFER.body() : "")
              .build());
    }
    List<String> order = new ArrayList<>();
    CLASSIFIER.classify(
        listings.iterator(),
        (listing, verdict) -> {
          order.add(listing.id().value());
          assertThat(verdict).isEqualTo(CLASSIFIER.classify(listing));
        });
    assertThat(order).isEqualTo(listings.stream().map(one -> one.id().value()).toList());
  }

  @Test
  void aFailureOfOneListingIsNotSwallowed() {
    ClassifierSettings none =
        ClassifierSettings.defaults().withModels(Path.of("no-such-folder/models.jar"));
    ListingClassifier classifier = ListingClassifier.load(none);
    assertThatThrownBy(
            () -> classifier.classify(List.of(OFFER).iterator(), (listing, verdict) -> {}))
        .isInstanceOf(ModelsMissingException.class);
  }

  private static final ListingClassifier SCREEN_ONLY =
      ListingClassifier.load(ClassifierSettings.defaults().withScreenOnly(true));

  private static double score(String title, String body) {
    return SCREEN_ONLY.classify(listing(title, body)).score();
  }

  @ParameterizedTest
  @MethodSource("org.hulian.classifier.HostileText#pieces")
  void hostileTextsGetAScore(String piece) {
    String text = HostileText.of(piece, 100_000);
    assertThat(score(piece + ".", piece)).isBetween(0.0, 1.0);
    assertThat(score(text, text + OFFER.body())).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @MethodSource("org.hulian.classifier.HostileText#pieces")
  void theWorkIsLinearInTheText(String piece) {
    HostileText.takesLinearTime(piece, text -> score("代过人脸", text));
  }

  @Test
  void theWorkIsLinearInTheNumberOfReplies() {
    HostileText.takesLinearTime(
        "代",
        text -> {
          List<Reply> replies =
              text.chars().limit(text.length() / 20).mapToObj(i -> REPLY).toList();
          SCREEN_ONLY.classify(
              Listing.builder(new ListingId("r")).title("在吗").replies(replies).build());
        });
  }

  private static final Reply REPLY = new Reply("a", "代过人脸 50一单，加微信 demo_0001", null);

  @ParameterizedTest
  @ValueSource(strings = {"人", "x"})
  void tenMegabytesOfOneCharacterGetAScore(String sign) {
    assertThat(score("", HostileText.of(sign, 10_000_000))).isBetween(0.0, 1.0);
  }

  /** A page that was taken down may have no text left. */
  @Test
  void anEmptyTextGetsAScore() {
    Sighting gone =
        new Sighting(
            Status.REMOVED, Sighting.UNRECORDED.fetchedAt(), Sighting.UNRECORDED.capture());
    Listing empty = Listing.builder(new ListingId("e")).sighting(gone).build();
    assertThat(SCREEN_ONLY.classify(empty).score()).isBetween(0.0, 1.0);
    assertThat(SCREEN_ONLY.explain(empty).terms()).isEmpty();
  }
}
