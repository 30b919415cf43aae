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
    "zalo demo_0004, zalo, demo_0004, zalo demo_0004",
    "q九零零零零一二三四, qq, 900001234, q九零零零零一二三四",
    "扣扣玖〇〇〇〇〇〇〇〇壹, qq, 9000000001, 扣扣玖〇〇〇〇〇〇〇〇壹",
    "Q Q 9 0 0 0 0 1 2 3 1, qq, 900001231, Q Q 9 0 0 0 0 1 2 3 1",
    "微 信 a1b2c3d4, wechat, a1b2c3d4, 微 信 a1b2c3d4",
    "VX:a b c 1 2 3, wechat, abc123, a b c 1 2 3",
    "绿泡泡 abc12345, wechat, abc12345, 绿泡泡 abc12345",
    "薇❤xin abc_12345, wechat, abc_12345, 薇❤xin abc_12345",
    "telegram: abcdef, telegram, abcdef, abcdef",
    "加我 wx_abc123, wechat, wx_abc123, 加我 wx_abc123",
    "加我 @demo_0002, telegram, demo_0002, @demo_0002",
    "wechat: demoshop, wechat, demoshop, demoshop",
    "微信\u00a0demo_0001, wechat, demo_0001, 微信\u00a0demo_0001",
    "電話 138-0000-0000, phone, 13800000000, 電話 138-0000-0000"
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
        "signal processing",
        "telegram: message me",
        "WeChat number",
        "Discord says no",
        "v i r t u a l cam",
        "加我好友",
        "扣扣一二三"
      })
  void whatIsNoHandleIsNotRead(String text) {
    assertThat(read(text)).isEmpty();
  }
}
