package org.hulian.classifier.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.listing.finding.FieldRef;
import org.junit.jupiter.api.Test;

/** A window is judged with the words around it that tell a quotation, and with no others. */
class SurroundingsTest {
  private static final Surroundings SURROUNDINGS = new Surroundings(new Screen(Lexicon.shipped()));

  private static List<Passage> around(String text, String window) {
    return below("", FieldRef.BODY, text, window);
  }

  private static List<Passage> below(String title, FieldRef field, String text, String window) {
    Passage head = new Passage(FieldRef.TITLE, 0, title);
    Passage whole = new Passage(field, 7, text);
    Passage cut = new Passage(field, 7 + text.indexOf(window), window);
    Unit home = new Unit(List.of(head, whole));
    return SURROUNDINGS.with(home, whole, cut, new Scratch()).passages();
  }

  @Test
  void whoQuotesAnOfferWarnsOfIt() {
    String text = "警方提醒：有人在群里发“代过人脸50一单”，切勿上当";

    List<Passage> passages = around(text, "代过人脸50一单");

    assertThat(passages).first().extracting(Passage::text).isEqualTo("代过人脸50一单");
    assertThat(passages).extracting(Passage::text).contains("警方");
    assertThat(passages)
        .allSatisfy(one -> assertThat(text.startsWith(one.text(), one.offset() - 7)).isTrue());
  }

  @Test
  void harmlessTextAroundIsLeftOut() {
    assertThat(around("今天天气不错，出门买了橘子。代过人脸50一单。晚上吃火锅", "代过人脸50一单")).hasSize(1);
  }

  @Test
  void whatStandsFarOffIsLeftOut() {
    String far = "今天下班路上买了两斤橘子，酸得很，下次换一家。晚上一起去河边散步吧，听说那边的樱花开了。";

    assertThat(around("警方提醒大家。" + far + "代过人脸50一单", "代过人脸50一单")).hasSize(1);
  }

  @Test
  void aTitleThatWarnsSpeaksForTheBodyBelowItAndForNoReply() {
    String warning = "警方提醒：别把视频发给陌生人";
    String offer = "代过人脸50一单";

    assertThat(below(warning, FieldRef.BODY, offer + "，晚上吃火锅", offer))
        .extracting(Passage::text)
        .contains("警方");
    assertThat(below(warning, FieldRef.reply(0), offer + "，晚上吃火锅", offer)).hasSize(1);
    assertThat(below("账号被冻结了怎么办", FieldRef.BODY, offer + "，晚上吃火锅", offer)).hasSize(1);
  }
}
