package org.hulian.classifier.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactReaderTest {
  private static List<Entity.Contact> read(String text) {
    return new ContactReader()
        .read(FieldRef.BODY, FoldedText.of(text)).stream()
            .map(entity -> (Entity.Contact) entity)
            .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "加微demo_0001咨询, wechat, demo_0001, 微demo_0001",
    "薇 demo_0001, wechat, demo_0001, 薇 demo_0001",
    "V❤ demo_0001, wechat, demo_0001, V❤ demo_0001",
    "vx：demo_0001, wechat, demo_0001, demo_0001",
    "ＶＸ demo_0001, wechat, demo_0001, ＶＸ demo_0001",
    "扣扣 9000000001, qq, 9000000001, 扣扣 9000000001",
    "🐧 9000000001, qq, 9000000001, 🐧 9000000001",
    "q 900 000 0001, qq, 9000000001, q 900 000 0001",
    "✈️ demo_0002, telegram, demo_0002, ✈️ demo_0002",
    "飞机@demo_0002, telegram, demo_0002, 飞机@demo_0002",
    "DM @demo_0002 now, telegram, demo_0002, @demo_0002",
    "https://t.me/demo_0002, telegram, demo_0002, https://t.me/demo_0002",
    "discord demo.user#0001, discord, demo.user#0001, discord demo.user#0001",
    "mail kefu@demo-shop.example, email, kefu@demo-shop.example, kefu@demo-shop.example",
    "电话 138-0000-0000, phone, 13800000000, 电话 138-0000-0000",
    "whatsapp +1 555 0100 100, whatsapp, +15550100100, whatsapp +1 555 0100 100",
    "LINE demo_0003, line, demo_0003, LINE demo_0003",
    "zalo demo_0004, zalo, demo_0004, zalo demo_0004"
  })
  void aHandleIsReadWithItsKind(String text, String kind, String handle, String shown) {
    List<Entity.Contact> found = read(text);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().kind()).isEqualTo(kind);
    assertThat(found.getFirst().handle()).isEqualTo(handle);
    assertThat(found.getFirst().at().text()).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verified by the bank",
        "微信支付很方便",
        "online dating",
        "line dancing",
        "订单20261122",
        "v2.0 版本",
        "飞机票",
        "signal processing"
      })
  void whatIsNoHandleIsNotRead(String text) {
    assertThat(read(text)).isEmpty();
  }
}
