package org.hulian.crawler.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "* * * * *",
        "0 3 * * *",
        "*/15 0-6,22-23 1,15 jan-mar MON-FRI",
        "5  4\t* * sun",
        "0 0 * * 7",
        "0-30/5 * 31 12 *"
      })
  void fiveFieldsInTheirRangesAreASchedule(String expression) {
    assertThat(CronForm.problem(expression)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '"',
      value = {
        "0 3 * * -> five fields",
        "0 3 * * * * -> five fields",
        "60 * * * * -> '60' is no minute",
        "* 24 * * * -> '24' is no hour",
        "* * 0 * * -> '0' is no day of month",
        "* * * 13 * -> '13' is no month",
        "* * * * mo -> 'mo' is no day of week",
        "5-1 * * * * -> '5-1' is no minute",
        "*/0 * * * * -> '*/0' is no minute",
        "*/90 * * * * -> '*/90' is no minute",
        "1,,2 * * * * -> '' is no minute",
        "@daily -> five fields"
      })
  void anythingElseIsNamed(String expression, String problem) {
    assertThat(CronForm.problem(expression).orElseThrow()).contains(problem);
  }
}
