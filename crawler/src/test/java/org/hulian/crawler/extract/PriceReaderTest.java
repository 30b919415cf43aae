package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import org.hulian.listing.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PriceReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ¥168.00          | 168.00 | CNY
          ￥ 1,299.00      | 1299.00 | CNY
          35.00 元         | 35.00 | CNY
          60块             | 60 | CNY
          1.2万元           | 12000.0 | CNY
          $14.50 USD       | 14.50 | USD
          HK$ 90           | 90 | HKD
          1.299,50 €       | 1299.50 | EUR
          20 USDT          | 20 | USDT
          ¥10.00 – ¥20.00  | 10.00 | CNY
          现价：35元起       | 35 | CNY
          """)
  void readsAmountAndCurrency(String text, BigDecimal amount, String currency) {
    Price price = PriceReader.read(text).orElseThrow();
    assertThat(price.amount()).isEqualByComparingTo(amount);
    assertThat(price.currency()).isEqualTo(currency);
    assertThat(price.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "面议", "2026-11-20", "三十五", "48", "iPhone 15"})
  void findsNoPriceWithoutACurrency(String text) {
    assertThat(PriceReader.read(text)).isEmpty();
  }

  @Test
  void takesABareNumberWhereTheFieldSaysTheCurrency() {
    Price price = PriceReader.read("129.00", "cny").orElseThrow();
    assertThat(Objects.requireNonNull(price.amount())).isEqualByComparingTo("129");
    assertThat(price.currency()).isEqualTo("CNY");
  }
}
