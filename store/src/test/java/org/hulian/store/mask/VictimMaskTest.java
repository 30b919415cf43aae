package org.hulian.store.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
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

    String masked = PersonalMask.victims(text);

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
    assertThat(PersonalMask.victims(text)).isSameAs(text);
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
    assertThat(PersonalMask.victims(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "姓名：王小明 | 姓名：***",
        "姓名:王 小 明，男 | 姓名:* * *，男",
        "户主王小明，已实名 | 户主***，已实名",
        "姓名：买买提·吐尔逊 | 姓名：***·***",
        "王小明 11010519491231002X | *** ******************",
        "Full name: Wang Xiaoming | Full name: **** ********",
        "姓名：王某，身份证全 | 姓名：王某，身份证全",
        "姓名任意，身份证齐全 | 姓名任意，身份证齐全",
        "姓名、身份证、手机号 都有 | 姓名、身份证、手机号 都有",
        "本人高价收，王者归来 | 本人高价收，王者归来",
        "联系人王小明 电话13800001234 | 联系人王小明 电话13800001234",
      })
  void namesAreCoveredWhereWordsOrNumbersGiveThemAway(String text, String masked) {
    assertThat(PersonalMask.victims(text)).isEqualTo(masked);
  }

  @Test
  void whatASellerGoesByStays() {
    assertThat(PersonalMask.victims("实名姓名：王小明，微信同名", Set.of("王小明工作室"))).isEqualTo("实名姓名：王小明，微信同名");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "住址：广东省深圳市南山区和平路12号3栋1203，邮编 | 住址：*********************，邮编",
        "家住杭州市西湖区文化路 | 家住*********",
        "11010519491231002X 北京市朝阳区建设街8号 | ****************** ***********",
        "店铺地址：广东省深圳市南山区和平路12号 | 店铺地址：广东省深圳市南山区和平路12号",
        "地址：人民路少年宫二楼，电话13800001234 | 地址：人民路少年宫二楼，电话13800001234",
        "坐标广东省深圳市 | 坐标广东省深圳市",
        "车牌粤B12345，蓝牌 | 车牌*******，蓝牌",
        "粤 B·D12345 | * *·******",
        "车牌 川a 1 2 3 4 5 | 车牌 ** * * * * *",
        "最新A12345 | 最新A12345",
        "加新V88888 | 加新V88888",
      })
  void addressesAndPlatesAreCovered(String text, String masked) {
    assertThat(PersonalMask.victims(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一一零一零五一九四九一二三一零零二X",
        "壹壹零壹零伍壹玖肆玖壹贰叁壹零零贰X",
        "11零105一9491231002X",
        "ll0l0519491231OO2X",
        "①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②X",
        "1️⃣1️⃣0️⃣1️⃣0️⃣5️⃣1️⃣9️⃣4️⃣9️⃣1️⃣2️⃣3️⃣1️⃣0️⃣0️⃣2️⃣X",
        "1.1.0.1.0.5.1.9.4.9.1.2.3.1.0.0.2.X",
        "110105 - 19491231 - 002X",
        "110105\u200b19491231\u200b002X",
      })
  void disguisedNumbersAreCovered(String number) {
    String text = "样品:" + number + "，要的来";

    String masked = PersonalMask.victims(text);

    assertThat(masked).hasSameSizeAs(text).startsWith("样品:").endsWith("，要的来");
    assertThat(masked.substring(3, 3 + number.length()))
        .matches("[* .\\-\u200b\ufe0f\u20e3]+")
        .contains("*");
  }

  @Test
  void aRecordOverSeveralLinesIsCoveredWhole() {
    String masked =
        PersonalMask.victims("姓名：王小明\n手机：13800001234\n身份证：11010519491231002X\n\n联系：13900001235");

    assertThat(masked)
        .isEqualTo("姓名：***\n手机：***********\n身份证：******************\n\n联系：13900001235");
  }

  @Test
  void aSellersNumberOnAnotherLineThanTheSampleStays() {
    String masked = PersonalMask.victims("样品 11010519491231002X\n联系 13800001234");

    assertThat(masked).isEqualTo("样品 ******************\n联系 13800001234");
  }

  @Test
  @Timeout(20)
  void longRunsOfDigitsCostLittle() {
    Supplier<String> digits = () -> "1 ".repeat(100_000);
    assertThat(PersonalMask.victims(digits.get())).hasSize(200_000);
    assertThat(PersonalMask.victims("7".repeat(200_000))).hasSize(200_000);
    assertThat(PersonalMask.victims("13800001234 ".repeat(2_000))).hasSize(24_000);
    assertThat(PersonalMask.victims("加".repeat(100_000) + "12345678901")).hasSize(100_011);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "客服姓名：李明 电话 13812345678",
        "联系方式：姓名：李明\n手机：13812345678 微信同号",
        "欢迎上门 地址：深圳市福田区华强路100号",
        "Name: Face Swap Pro\nPrice: 30"
      })
  void whatASellerIsReachedByStays(String text) {
    assertThat(PersonalMask.victims(text)).isEqualTo(text);
  }

  @Test
  void namesInCapitalsAsPapersPrintThemAreCovered() {
    assertThat(PersonalMask.victims("FULL NAME: JOHN SMITH")).isEqualTo("FULL NAME: **** *****");
    assertThat(PersonalMask.victims("NAME: ZHANG WEI\nDOB: 1990-01-01"))
        .startsWith("NAME: ***** ***");
  }

  /**
   * The work for ten times the text is that for ten texts, give or take what a busy machine adds.
   */
  @ParameterizedTest
  @ValueSource(strings = {"住址路", "地址省市区", "广东省", "11010519491231002X 北京路", "北京路", "姓名：王"})
  void theWorkIsLinearInTheText(String pump) {
    String start = "11010519491231002X ";
    long few = nanos(start + pump.repeat(2_000));
    long many = nanos(start + pump.repeat(20_000));
    assertThat(many).as(pump).isLessThan(40 * Math.max(few, 1_000_000));
  }

  private static long nanos(String text) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      assertThat(PersonalMask.victims(text)).hasSameSizeAs(text);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  @Test
  @Timeout(60)
  void noTextTakesLongOrChangesItsLength() {
    String[] pumps = {
      "姓名：",
      "本人",
      "住址",
      "地址省市区",
      "京A",
      "车牌京A1",
      "一零",
      "O1",
      "1，",
      "1 - ",
      "name: A",
      "·",
      "王·",
      "手机：13800001234\n",
      "广东省",
      "11010519491231002X ",
      "订单",
      "\ud835\udfd9",
      "1\ufe0f\u20e3",
      "张三 ",
      "*"
    };
    for (String pump : pumps) {
      String text = pump.repeat(20_000 / pump.length());
      assertThat(PersonalMask.victims(text)).as(pump).hasSameSizeAs(text);
      assertThat(PersonalMask.persons(text)).as(pump).hasSameSizeAs(text);
    }
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        String pump = pumps[random.nextInt(pumps.length)];
        text.append(pump, 0, 1 + random.nextInt(pump.length()));
      }
      String masked = PersonalMask.victims(text.toString());
      assertThat(masked).as("seed %d: %s", seed, text).hasSameSizeAs(text);
      assertThat(PersonalMask.victims(masked)).as("seed %d: %s", seed, text).isEqualTo(masked);
    }
  }

  private void assertCovered(String number) {
    String masked = PersonalMask.victims("出 " + number + " 一套");
    assertThat(masked).as("seed %d", seed).isEqualTo("出 " + "*".repeat(number.length()) + " 一套");
  }

  private static boolean isCovered(String number) {
    return PersonalMask.victims("出 " + number + " 一套").contains("*");
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
