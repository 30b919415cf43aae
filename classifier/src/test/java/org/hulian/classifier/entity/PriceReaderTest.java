package org.hulian.classifier.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
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
          两百五一台         | 两百五一台  | 250   | CNY  | 台
          五十一单，先款     | 五十一单    | 50    | CNY  | 单
          一百二一单         | 一百二一单  | 120   | CNY  | 单
          二十五一人         | 二十五一人  | 25    | CNY  | 人
          三块五一张         | 三块五一张  | 3.5   | CNY  | 张
          3块5一张           | 3块5一张    | 3.5   | CNY  | 张
          只要3块5           | 3块5        | 3.5   | CNY  |
          一毛五一张         | 一毛五一张  | 0.15  | CNY  | 张
          一块二，走量       | 一块二      | 1.2   | CNY  |
          一块一张           | 一块一张    | 1     | CNY  | 张
          三十五塊           | 三十五塊    | 35    | CNY  |
          35塊一套           | 35塊一套    | 35    | CNY  | 套
          1k一套             | 1k          | 1000  | CNY  | 套
          1.5万一套          | 1.5万       | 15000 | CNY  | 套
          一套五十           | 五十        | 50    | CNY  | 套
          一套50             | 50          | 50    | CNY  | 套
          每套三十           | 每套三十    | 30    | CNY  | 套
          软件35r            | 35r         | 35    | CNY  |
          35r一套            | 35r一套     | 35    | CNY  | 套
          120一小时          | 120         | 120   | CNY  | 小时
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
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          五六毛         | 五六毛       | 0.5  | 0.6  |
          两三块         | 两三块       | 2    | 3    |
          三五块一张     | 三五块一张   | 3    | 5    | 张
          二三十一张     | 二三十一张   | 20   | 30   | 张
          三十到五十块   | 三十到五十块 | 30   | 50   |
          30~50一单      | 30~50一单    | 30   | 50   | 单
          50-80/单       | 50-80/单     | 50   | 80   | 单
          20至300一台    | 20至300一台  | 20   | 300  | 台
          1-2k一套       | 1-2k一套     | 1000 | 2000 | 套
          """)
  void aRangeIsReadWithBothEndsAndItsUnit(
      String text, String shown, double low, double high, String unit) {
    List<Entity.Price> prices = read(text);
    assertThat(prices).hasSize(1);
    Entity.Price price = prices.getFirst();
    assertThat(price.at().text()).isEqualTo(shown);
    assertThat(price.amount().doubleValue()).isEqualTo(low);
    assertThat(Objects.requireNonNull(price.upper()).doubleValue()).isEqualTo(high);
    assertThat(price.unit()).isEqualTo(unit);
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
        "demo_35u_x",
        "第五十一条规定",
        "共三十一套",
        "还有十一个",
        "二十一天",
        "一单一结",
        "一套十分好看",
        "央行开展1000亿元逆回购"
      })
  void whatIsNoPriceIsNotRead(String text) {
    assertThat(read(text)).isEmpty();
  }
}
