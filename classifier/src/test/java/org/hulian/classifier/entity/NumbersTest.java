package org.hulian.classifier.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "35, 35", "'1,650', 1650", "1.5万, 15000", "200k, 200000", "三十五, 35", "十二, 12", "一千二, 1200",
    "两百, 200", "一百二, 120", "一百零二, 102", "两万, 20000", "三万五千, 35000", "五, 5", "半, 0.5",
    "壹佰贰拾, 120", "2万, 20000"
  })
  void numeralsAreReadAsSpoken(String text, double value) {
    assertThat(Numbers.read(text).orElseThrow().doubleValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "零", "人脸", "1.2.3"})
  void whatIsNoNumberIsEmpty(String text) {
    assertThat(Numbers.read(text)).isEmpty();
  }
}
