package org.hulian.bench.mask;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/** Makes up numbers that follow the standards, and belong to nobody that is known. */
final class Made {
  private static final String CHECKS = "10X98765432";
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String[] REGIONS = {
    "110105", "120103", "130402", "140105", "210204", "310104", "320505", "330106", "350203",
    "370102", "410105", "420111", "430103", "440305", "450103", "500112", "510107", "520103",
    "530102", "610113", "620102", "650102"
  };
  private static final String[] LONG_CARDS = {
    "622202", "621700", "621226", "622848", "621661", "955880", "456351", "601382"
  };
  private static final String[] SHORT_CARDS = {"4", "51", "55", "2221", "6225", "3528", "6011"};
  private static final String FAMILY =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛";
  private static final String[] RARE_FAMILY = {"欧阳", "上官", "诸葛", "司徒", "艾", "楚", "晏", "臧", "佘"};
  private static final String GIVEN =
      "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国志文海燕飞鑫晨浩宇欣怡佳琪梓涵思雨子轩雪梅春兰俊峰博嘉淑珍凤云龙";

  private final Random random;

  Made(Random random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private char of(String characters) {
    return characters.charAt(random.nextInt(characters.length()));
  }

  /** A day on which somebody may be born. */
  private LocalDate birthday() {
    return LocalDate.of(1945, 1, 1).plusDays(random.nextInt(24_000));
  }

  /** 18 characters by GB 11643. */
  String identity() {
    String body = one(REGIONS) + birthday().toString().replace("-", "") + digits(3);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (body.charAt(i) - '0') * WEIGHTS[i];
    }
    return body + CHECKS.charAt(sum % CHECKS.length());
  }

  /** 15 digits, as they were given out until 1999. */
  String oldIdentity() {
    return one(REGIONS) + birthday().toString().replace("-", "").substring(2) + digits(3);
  }

  String card() {
    boolean isLong = random.nextInt(3) > 0;
    String issuer = isLong ? one(LONG_CARDS) : one(SHORT_CARDS);
    String body = issuer + digits((isLong ? 18 : 15) - issuer.length());
    return body + luhn(body);
  }

  /** American Express, and Visa of the old length. */
  String oddCard() {
    String issuer = one("34", "37", "4");
    String body = issuer + digits((issuer.length() == 1 ? 12 : 14) - issuer.length());
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

  String phone() {
    return one("130", "135", "138", "139", "150", "158", "166", "177", "186", "199") + digits(8);
  }

  String name() {
    String family = random.nextInt(12) == 0 ? one(RARE_FAMILY) : String.valueOf(of(FAMILY));
    String given = String.valueOf(of(GIVEN));
    return family + given + (random.nextInt(3) > 0 ? of(GIVEN) : "");
  }

  /** A name whose family is common, for words before it that hardly promise one. */
  String commonName() {
    return of(FAMILY) + String.valueOf(of(GIVEN)) + (random.nextInt(3) > 0 ? of(GIVEN) : "");
  }

  String address() {
    String region =
        one(
            "广东省深圳市南山区",
            "北京市朝阳区",
            "浙江省杭州市西湖区",
            "四川省成都市武侯区",
            "江苏省南京市鼓楼区",
            "湖北省武汉市洪山区",
            "河南省郑州市金水区",
            "湖南省长沙市岳麓区",
            "上海市浦东新区",
            "福建省福州市闽侯县",
            "贵州省遵义市红花岗区",
            "广西壮族自治区南宁市青秀区",
            "内蒙古自治区赤峰市松山区");
    String street =
        one("和平路", "解放大道", "建设街", "幸福巷", "人民东路", "长江北路", "槐树村", "桂花苑小区", "青年街道民主社区", "文化路二段");
    String door =
        one(
            below(300) + 1 + "号",
            below(300) + 1 + "号" + (below(30) + 1) + "栋" + digits(3) + "室",
            below(20) + 1 + "栋" + (below(6) + 1) + "单元" + digits(3),
            (below(20) + 1) + "组" + (below(90) + 1) + "号",
            "十二号楼三单元");
    return random.nextInt(4) == 0 ? region + " " + street + door : region + street + door;
  }

  String plate() {
    String office = one("京津冀粤浙苏鲁豫湘鄂川闽沪".split("")) + one("A", "B", "C", "D", "E", "F");
    String marks =
        random.nextInt(4) == 0 ? one("D", "F") + digits(5) : one("", "A", "K", "P") + digits(5);
    String ordinary = marks.length() == 6 && random.nextInt(4) > 0 ? marks.substring(0, 5) : marks;
    return office
        + one("", "·", "", " ")
        + (ordinary.length() == 6 && !isElectric(ordinary) ? ordinary.substring(0, 5) : ordinary);
  }

  private static boolean isElectric(String marks) {
    return marks.charAt(0) == 'D' || marks.charAt(0) == 'F';
  }

  String date() {
    LocalDate date = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2_900));
    return switch (random.nextInt(4)) {
      case 0 -> date.toString();
      case 1 ->
          date.toString().replace("-", "") + String.format(Locale.ROOT, "%06d", below(240_000));
      case 2 -> date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
      default ->
          date.toString().replace('-', '/')
              + " "
              + (10 + below(14))
              + ":"
              + (10 + below(50))
              + ":"
              + (10 + below(50));
    };
  }
}
