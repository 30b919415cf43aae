package org.hulian.store.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All numbers here are made up or stand in the standards themselves. */
class VictimMaskTest {
  private static final String CHECKS = "10X98765432";
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String[] REGIONS = {"110105", "310104", "440305", "510107", "650102"};

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105-1949-1231-002X",
        "1101 0519 4912 3100 2X",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
        "440524188001010014",
        "110105491231002",
        "6222021234567890128",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "５５５５５５５５５５５５４４４４",
        "378282246310005",
      })
  void numbersOfThePersonAreCoveredInEveryForm(String number) {
    String text = "样品:" + number + "，要的来";

    String masked = NumberMask.victims(text);

    assertThat(masked).hasSameSizeAs(text).startsWith("样品:").endsWith("，要的来");
    assertThat(masked.substring(3, 3 + number.length())).matches("[* \\-]+").contains("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "110105194912310021", // wrong check
        "110105194913310027", // no such month
        "990105194912310020", // no such region
        "1110105194912310028888", // within a longer number
        "4111 1111 1111 1112", // wrong check
        "20261122080000123", // a time stamp
        "900000012345678", // an order number
        "QQ 900000012", // a contact
        "微信 demo_0001 价格 35 元 编号 123456",
        "13800001234",
        "0000000000000000",
        "",
      })
  void otherNumbersStay(String text) {
    assertThat(NumberMask.victims(text)).isSameAs(text);
  }

  @Test
  void ofAThousandValidNumbersEveryOneIsCovered() {
    for (int i = 0; i < 500; i++) {
      assertCovered(identity());
      assertCovered(card());
    }
  }

  @Test
  void ofAThousandLookAlikesOneInAHundredIsCoveredAtMost() {
    int covered = 0;
    for (int i = 0; i < 250; i++) {
      covered += isCovered(wrongCheck(identity())) ? 1 : 0;
      covered += isCovered(wrongCheck(card())) ? 1 : 0;
      covered += isCovered(orderNumber()) ? 1 : 0;
      covered += isCovered(wrongDate()) ? 1 : 0;
    }
    assertThat(covered).as("seed %d", seed).isLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "张某 11010519491231002X 13800001234 | 张某 ****************** ***********",
        "13800001234，11010519491231002X | ***********，******************",
        "料子 13800001234 13800001235 13800001236 | 料子 *********** *********** ***********",
        "微信13800001234 资料:13800001235 13800001236 | 微信13800001234 资料:*********** ***********",
        "电话：13800001234 或 13800001235 | 电话：13800001234 或 13800001235",
      })
  void telephonesInRowsAreVictimsAndOnesOwnIsALead(String text, String masked) {
    assertThat(NumberMask.victims(text)).isEqualTo(masked);
  }

  @Test
  void aSellersNumberOnAnotherLineThanTheSampleStays() {
    String masked = NumberMask.victims("样品 11010519491231002X\n联系 13800001234");

    assertThat(masked).isEqualTo("样品 ******************\n联系 13800001234");
  }

  @Test
  @Timeout(5)
  void longRunsOfDigitsCostLittle() {
    Supplier<String> digits = () -> "1 ".repeat(100_000);
    assertThat(NumberMask.victims(digits.get())).hasSize(200_000);
    assertThat(NumberMask.victims("7".repeat(200_000))).hasSize(200_000);
    assertThat(NumberMask.victims("13800001234 ".repeat(2_000))).hasSize(24_000);
    assertThat(NumberMask.victims("加".repeat(100_000) + "12345678901")).hasSize(100_011);
  }

  private void assertCovered(String number) {
    String masked = NumberMask.victims("出 " + number + " 一套");
    assertThat(masked).as("seed %d", seed).isEqualTo("出 " + "*".repeat(number.length()) + " 一套");
  }

  private static boolean isCovered(String number) {
    return NumberMask.victims("出 " + number + " 一套").contains("*");
  }

  private String identity() {
    String body = REGIONS[random.nextInt(REGIONS.length)] + date() + digits(3);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (body.charAt(i) - '0') * WEIGHTS[i];
    }
    return body + CHECKS.charAt(sum % 11);
  }

  private String date() {
    LocalDate date = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000));
    return date.toString().replace("-", "");
  }

  private String card() {
    String[] issuers = {"622202", "621700", "4", "51", "35", "9558"};
    String issuer = issuers[random.nextInt(issuers.length)];
    int length = issuer.length() > 2 ? 19 : 16;
    String body = issuer + digits(length - 1 - issuer.length());
    return body + luhn(body);
  }

  private static int luhn(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }

  private String wrongCheck(String number) {
    char last = number.charAt(number.length() - 1);
    char other = last == 'X' ? '5' : (char) ('0' + (last - '0' + 1 + random.nextInt(8)) % 10);
    return number.substring(0, number.length() - 1) + other;
  }

  private String orderNumber() {
    return String.format(
            Locale.ROOT, "2026%02d%02d", 1 + random.nextInt(12), 1 + random.nextInt(28))
        + digits(8 + random.nextInt(4));
  }

  private String wrongDate() {
    return identity().substring(0, 10) + (13 + random.nextInt(80)) + digits(6);
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }
}
