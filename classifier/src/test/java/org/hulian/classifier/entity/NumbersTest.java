package org.hulian.classifier.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "35, 35",
    "'1,650', 1650",
    "1.5万, 15000",
    "200k, 200000",
    "三十五, 35",
    "十二, 12",
    "一千二, 1200",
    "两百, 200",
    "一百二, 120",
    "一百零二, 102",
    "两万, 20000",
    "三万五千, 35000",
    "五, 5",
    "半, 0.5",
    "壹佰贰拾, 120",
    "2万, 20000",
    "两百五, 250",
    "8亿, 800000000",
    "3百万, 3000000",
    "一亿两千万, 120000000",
    "二〇二五, 2025",
    "两亿, 200000000"
  })
  void numeralsAreReadAsSpoken(String text, double value) {
    assertThat(Numbers.read(text).orElseThrow().doubleValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "零", "人脸", "1.2.3", "两百五一", "一亿亿", "一百二三四"})
  void whatIsNoNumberIsEmpty(String text) {
    assertThat(Numbers.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "五六, 5, 6",
    "三五, 3, 5",
    "两三, 2, 3",
    "二三十, 20, 30",
    "两三百, 200, 300",
    "十五六, 15, 16",
    "三五十万, 300000, 500000",
    "一百二三, 120, 130"
  })
  void neighboursAreTheEndsOfARange(String text, double low, double high) {
    Numbers.Ends ends = Numbers.ends(text, null).orElseThrow();
    assertThat(ends.low().doubleValue()).isEqualTo(low);
    assertThat(Objects.requireNonNull(ends.high()).doubleValue()).isEqualTo(high);
  }

  @ParameterizedTest
  @CsvSource({"1, 2万, 10000, 20000", "5000, 1万, 5000, 10000", "3, 5k, 3000, 5000", "三, 五, 3, 5"})
  void theFactorOfTheUpperEndIsThatOfBoth(String low, String high, double least, double most) {
    Numbers.Ends ends = Numbers.ends(low, high).orElseThrow();
    assertThat(ends.low().doubleValue()).isEqualTo(least);
    assertThat(Objects.requireNonNull(ends.high()).doubleValue()).isEqualTo(most);
  }
}
