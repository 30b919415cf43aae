package org.hulian.classifier.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityReaderTest {
  private static List<Entity.Quantity> read(String text) {
    FoldedText folded = FoldedText.of(text);
    List<Entity> prices = new PriceReader().read(FieldRef.BODY, folded);
    return new QuantityReader()
        .read(FieldRef.BODY, folded, prices).stream()
            .map(entity -> (Entity.Quantity) entity)
            .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "一共两万套, 两万套, 20000, 套",
    "100套起, 100套, 100, 套",
    "大小约20GB, 20GB, 20, gb",
    "库存18642, 18642, 18642, 份",
    "3 in stock, 3 in stock, 3, in stock",
    "50 packs left, 50 packs, 50, packs",
    "三百箱现货, 三百箱, 300, 箱",
    "10万次起, 10万次, 100000, 次",
    "800万条, 800万条, 8000000, 条",
    "1.5万套, 1.5万套, 15000, 套",
    "8亿条, 8亿条, 800000000, 条",
    "1000-5000套, 1000-5000套, 1000, 套",
    "3-5万条, 3-5万条, 30000, 条",
    "七八个, 七八个, 7, 个",
    "两三百套, 两三百套, 200, 套",
    "500 комплектов, 500 комплектов, 500, комплектов",
    "20 шт, 20 шт, 20, шт",
    "500 bộ, 500 bộ, 500, bộ",
    "от 100 штук, 100 штук, 100, штук",
    "300 аккаунтов, 300 аккаунтов, 300, аккаунтов",
    "от 100, 100, 100, 份",
    "50pcs现货, 50pcs, 50, pcs"
  })
  void aQuantityIsReadWithItsParts(String text, String shown, double amount, String unit) {
    List<Entity.Quantity> found = read(text);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().at().text()).isEqualTo(shown);
    assertThat(found.getFirst().amount().doubleValue()).isEqualTo(amount);
    assertThat(found.getFirst().unit()).isEqualTo(unit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"人脸四件套", "三件套", "4件套", "四件 套", "四 件套带盾", "第三条", "5kg", "20штандарт"})
  void whatIsNoQuantityIsNotRead(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void thePieceOfAPriceIsNoQuantity() {
    assertThat(read("35元一套")).isEmpty();
    assertThat(read("五毛一张")).isEmpty();
    assertThat(read("两百五一台")).isEmpty();
    assertThat(read("120一小时")).isEmpty();
  }
}
