package org.hulian.classifier.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.hulian.classifier.HostileText;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.text.NormalizedText;
import org.hulian.listing.text.TextNormalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The glance spares the screen what is plainly ordinary, and nothing else. */
class GlanceTest {
  private static final ModelSet MODELS = ModelSet.shipped();
  private static final Glance GLANCE = new Glance(MODELS.glance());
  private static final Screen SCREEN = new Screen(Lexicon.shipped(), MODELS.screen());

  private static double logit(String... texts) {
    return GLANCE.logit(List.of(texts), new Scratch());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "今天下班路上买了两斤橘子，酸得很，下次换一家",
        "孩子班主任说周五下午开家长会，地点在三楼会议室",
        "这家的羊肉泡馍汤头不错，就是排队久了点，服务员态度挺好"
      })
  void everydayTalkIsSeenAtAGlance(String text) {
    assertThat(logit(text)).isLessThan(MODELS.glanceGate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"代过人脸 50一单", "出 手 持 正 反 料 子 两万套", "照片会动 眨眼张嘴 8块一条", "r脸 代过 加薇 demo_1", "刷脸解封 秒过"})
  void offersGoOnToTheScreen(String text) {
    assertThat(logit(text)).isGreaterThanOrEqualTo(MODELS.glanceGate());
  }

  private static List<Passage> windows(String text, double gate) {
    return GLANCE.windows(new Passage(FieldRef.BODY, 0, text), gate, new Scratch());
  }

  @Test
  void harmlessTextAroundAnOfferOutvotesNothing() {
    String harmless = "今天下班路上买了两斤橘子，酸得很，下次换一家。孩子班主任说周五下午开家长会，地点在三楼。".repeat(4);
    String offer = "代过人脸认证，秒过，50一单";
    String text = harmless + offer + harmless;

    assertThat(logit(text)).isLessThan(MODELS.glanceGate());
    assertThat(windows(text, MODELS.glanceGate()))
        .isNotEmpty()
        .allSatisfy(window -> assertThat(text.substring(window.offset())).startsWith(window.text()))
        .anySatisfy(window -> assertThat(window.text()).contains("代过人脸"));
  }

  @ParameterizedTest
  @MethodSource("org.hulian.classifier.HostileText#pieces")
  void windowsLeaveNoLetterOut(String piece) {
    String text = HostileText.of(piece, 700) + "人";
    int covered = 0;
    for (Passage window : windows(text, Double.NEGATIVE_INFINITY)) {
      assertThat(text.startsWith(window.text(), window.offset())).isTrue();
      assertThat(lettersBetween(text, covered, window.offset())).isZero();
      covered = Math.max(covered, window.offset() + window.text().length());
    }
    assertThat(lettersBetween(text, covered, text.length())).isZero();
  }

  private static int lettersBetween(String text, int from, int to) {
    NormalizedText normalized = TextNormalizer.standard().normalize(text);
    return (int)
        IntStream.range(0, normalized.normalized().length())
            .filter(i -> normalized.start(i) >= from && normalized.end(i) <= to)
            .count();
  }

  @Test
  void whatIsShortIsOneWindow() {
    assertThat(windows("代过人脸", -100)).containsExactly(new Passage(FieldRef.BODY, 0, "代过人脸"));
    assertThat(windows("代过人脸", 100)).isEmpty();
  }

  @Test
  void whatHasNoChineseGoesOnToTheScreen() {
    assertThat(logit("kyc bypass, dm me")).isInfinite().isPositive();
    assertThat(logit("", "")).isInfinite().isPositive();
  }

  @ParameterizedTest
  @MethodSource("org.hulian.classifier.HostileText#pieces")
  void theScreenSeesTheSameAfterAGlanceAsWithoutOne(String piece) {
    List<String> texts = List.of(piece, HostileText.of(piece, 500) + "人");
    Scratch glanced = new Scratch();

    assertThat(GLANCE.logit(texts, glanced)).isNotNaN();
    assertThat(SCREEN.logit(texts, glanced)).isEqualTo(SCREEN.logit(texts, new Scratch()));
    assertThat(GLANCE.logit(texts.subList(1, 2), glanced)).isFinite();
    assertThat(SCREEN.logit(texts.subList(1, 2), glanced))
        .isEqualTo(SCREEN.logit(texts.subList(1, 2), new Scratch()));
  }

  @ParameterizedTest
  @MethodSource("org.hulian.classifier.HostileText#pieces")
  void theWorkIsLinearInTheText(String piece) {
    Scratch scratch = new Scratch();
    HostileText.takesLinearTime(piece, text -> GLANCE.logit(List.of(text), scratch));
  }
}
