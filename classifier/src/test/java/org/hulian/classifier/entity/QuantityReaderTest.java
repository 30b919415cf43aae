package org.hulian.classifier.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    "10万次起, 10万次, 100000, 次"
  })
  void aQuantityIsReadWithItsParts(String text, String shown, double amount, String unit) {
    List<Entity.Quantity> found = read(text);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().at().text()).isEqualTo(shown);
    assertThat(found.getFirst().amount().doubleValue()).isEqualTo(amount);
    assertThat(found.getFirst().unit()).isEqualTo(unit);
  }

  @Test
  void thePieceOfAPriceIsNoQuantity() {
    assertThat(read("35元一套")).isEmpty();
    assertThat(read("五毛一张")).isEmpty();
  }
}
