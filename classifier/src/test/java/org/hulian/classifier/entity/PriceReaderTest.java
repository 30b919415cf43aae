package org.hulian.classifier.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceReaderTest {
  private static List<Entity.Price> read(String text) {
    return new PriceReader()
        .read(FieldRef.BODY, FoldedText.of(text)).stream()
            .map(entity -> (Entity.Price) entity)
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          要的五毛一张打包   | 五毛一张    | 0.5   | CNY  | 张
          软件35元一套       | 35元一套    | 35    | CNY  | 套
          只要三十五块       | 三十五块    | 35    | CNY  |
          机子，一千二，自提 | 一千二      | 1200  | CNY  |
          每月仅需30元       | 每月仅需30元 | 30   | CNY  | 月
          包刷，40/次        | 40/次       | 40    | CNY  | 次
          资料1.2u           | 1.2u        | 1.2   | USDT |
          pay $15 now        | $15         | 15    | USD  |
          for 2.50 euros     | 2.50 euros  | 2.5   | EUR  |
          NT$9,800 面交      | NT$9,800    | 9800  | TWD  |
          ３５元             | ３５元      | 35    | CNY  |
          软件月卡59         | 59          | 59    | CNY  |
          60一个，排队       | 60          | 60    | CNY  | 个
          700 руб за комплект | 700 руб за комплект | 700 | RUB | комплект
          20刀一套           | 20刀一套    | 20    | USD  | 套
          0.5元              | 0.5元       | 0.5   | CNY  |
          """)
  void aPriceIsReadWithItsParts(
      String text, String shown, double amount, String currency, String unit) {
    List<Entity.Price> prices = read(text);
    assertThat(prices).hasSize(1);
    Entity.Price price = prices.getFirst();
    assertThat(price.at().text()).isEqualTo(shown);
    assertThat(price.amount().doubleValue()).isEqualTo(amount);
    assertThat(price.currency()).isEqualTo(currency);
    assertThat(price.unit()).isEqualTo(unit);
  }

  @Test
  void aRangeHasTwoEnds() {
    Entity.Price price = read("每单25元到300元不等").getFirst();
    assertThat(price.amount().intValue()).isEqualTo(25);
    assertThat(String.valueOf(price.upper())).isEqualTo("300");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026年11月22日",
        "十分感谢",
        "一块去吃饭",
        "角度不对",
        "QQ 9000000001",
        "第35章",
        "iPhone 15 128G",
        "138-0000-0000",
        "demo_35u_x"
      })
  void whatIsNoPriceIsNotRead(String text) {
    assertThat(read(text)).isEmpty();
  }
}
