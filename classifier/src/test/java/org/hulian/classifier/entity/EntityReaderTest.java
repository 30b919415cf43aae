package org.hulian.classifier.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.LinearModel;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the readers make of a text together, with the shipped lexicon. */
class EntityReaderTest {
  private static final Screen SCREEN =
      new Screen(Lexicon.shipped(), new LinearModel(0, new TreeMap<>()));

  private static List<Entity> read(String text) {
    List<TermHit> hits = SCREEN.read(List.of(text), new Scratch()).hits().getFirst();
    return new EntityReader().read(FieldRef.BODY, text, hits);
  }

  private static List<String> handles(String text) {
    return read(text).stream()
        .filter(Entity.Contact.class::isInstance)
        .map(entity -> ((Entity.Contact) entity).handle())
        .toList();
  }

  private static List<String> platforms(String text) {
    return read(text).stream()
        .filter(Entity.TargetPlatform.class::isInstance)
        .map(entity -> ((Entity.TargetPlatform) entity).name())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "代过人脸50一单，加V demo0001。骗子微信 scam_9999 冒充我，勿信, demo0001",
    "谨防诈骗，加V kx88217, kx88217",
    "谨防诈骗 加V kx88217, kx88217",
    "加V demo0001 谨防骗子, demo0001",
    "0风险 微信 demo_0001, demo_0001",
    "微信 demo_0001 注意备注, demo_0001",
    "posters are a scam. Call 555-0100, 5550100"
  })
  void aBorrowedWarningLeavesTheSellersHandle(String text, String handle) {
    assertThat(handles(text)).containsExactly(handle);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "骗子微信 scam_9999",
        "骗子 微信：scam_9999",
        "微信 demo_9999 是骗子",
        "骗子让我加V scam_9999",
        "小心微信 demo_9999",
        "已举报QQ 900000001",
        "@demo_9999 is a scammer"
      })
  void aHandleThatIsWarnedOfIsNobodysContact(String text) {
    assertThat(handles(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "微信 abc_123",
        "微信：abc_123",
        "加微信demo",
        "加微信 abc_123",
        "QQ号：9000000001",
        "骗子微信 scam_9999",
        "银行卡四件套",
        "face verification",
        "face swap"
      })
  void whatOnlyLooksLikeAPlatformIsNone(String text) {
    assertThat(platforms(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "微信解封，加微信 abc_123, wechat",
    "收了八个微信号要扫脸, wechat",
    "QQ号：9000000001 过陌陌人脸, momo",
    "手机银行过人脸, bank",
    "旷视能过, megvii"
  })
  void aPlatformToBePassedIsNamed(String text, String platform) {
    assertThat(platforms(text)).containsExactly(platform);
  }

  @ParameterizedTest
  @ValueSource(strings = {"人脸四件套35一套", "骗子微信 scam_9999 只要35元"})
  void onlyThePriceIsRead(String text) {
    assertThat(read(text)).singleElement().isInstanceOf(Entity.Price.class);
  }
}
