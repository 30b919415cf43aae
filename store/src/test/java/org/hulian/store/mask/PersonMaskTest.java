package org.hulian.store.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonMaskTest {
  @ParameterizedTest
  @CsvSource({
    "身份证110101199003074477尾, 身份证******************尾",
    "身份证11010119900307447X。, 身份证******************。",
    "１１０１０１１９９００３０７４４７７, ******************",
    "老证 110101900307447 号, 老证 *************** 号",
    "卡6222 0200 0000 0000 000, 卡**** **** **** **** ***",
    "电话138-0013-8000, 电话***-****-****",
    "+86 13800138000, +** ***********",
    "13800138000/13900139002, ***********/***********",
    "13800138000 13900139002, *********** ***********",
    "13800138000-13900139002, ***********-***********",
    "价格50 13812345678, 价格50 ***********",
    "110101199003074477 13800138000, ****************** ***********",
    "2026-11-22 13800138000, 2026-11-22 ***********",
    "7 1101 0119 9003 0744 77 8, 7 **** **** **** **** ** 8",
    "4 1101 0119 9003 0744 77, 4 **** **** **** **** **",
    "11010119900307447X13800138000, *****************************",
    "0086 13800138000, **** ***********"
  })
  void numbersOfPersonsAreCoveredInPlace(String written, String covered) {
    assertThat(PersonalMask.persons(written)).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20000套打包",
        "QQ 900000041",
        "订单 6222020000000000001",
        "2026-11-22 12:30",
        "35元",
        "",
        "12345678901234567890123456789012345"
      })
  void otherNumbersStay(String written) {
    assertThat(PersonalMask.persons(written)).isEqualTo(written);
  }

  @Test
  void whatIsKeptStaysAndOnlyThat() {
    assertThat(
            PersonalMask.persons(
                "13800138001 13900139002".replace(" ", "；"), Set.of("13800138001")))
        .isEqualTo("13800138001；***********");
    assertThat(PersonalMask.persons("13800138001 13900139002", Set.of("+86 138-0013-8001")))
        .isEqualTo("13800138001 ***********");
  }

  @Test
  void anyTextKeepsItsLengthSoThatSpansStayRight() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    String letters = "0123456789０１２３ -xX人脸\n13812";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(60); j > 0; j--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      String masked = PersonalMask.persons(text.toString());
      assertThat(masked).as("seed " + seed + ": " + text).hasSameSizeAs(text);
      assertThat(PersonalMask.persons(masked)).isEqualTo(masked);
    }
  }

  @Test
  void aLongRunOfDigitsTakesNoLongTime() {
    String text = "1 ".repeat(200_000);
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadCpuTime();
    PersonalMask.persons(text);
    assertThat(thread.getCurrentThreadCpuTime() - before).isLessThan(3_000_000_000L);
  }
}
