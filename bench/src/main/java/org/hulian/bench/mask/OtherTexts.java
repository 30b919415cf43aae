package org.hulian.bench.mask;

import java.util.Locale;
import java.util.Random;

/** Texts with numbers and words that look like a person's and are none. */
final class OtherTexts {
  private static final int KINDS = 16;

  private final Random random;
  private final Made made;

  OtherTexts(Random random) {
    this.random = random;
    this.made = new Made(random);
  }

  MadeText next() {
    return switch (random.nextInt(KINDS)) {
      case 0 -> price();
      case 1 ->
          MadeText.of(
              "order number", order(), made.digits(15 + made.below(5)), made.one("", " 已发货"));
      case 2 -> MadeText.of("order number, by date", made.one("", "订单", "单 "), stamp(), " 已付款");
      case 3 ->
          MadeText.of(
              "date", made.one("发布于", "有效期至 ", "", "更新 "), made.date(), made.one("", " 前有效"));
      case 4 -> quantity();
      case 5, 6 -> product();
      case 7 ->
          MadeText.of("QQ", made.one("QQ ", "扣扣：", "加Q", "🐧"), qq(), made.one("", " 私聊", "，在线"));
      case 8 -> wechat();
      case 9 ->
          MadeText.of(
              "version number",
              made.one("版本 ", "v", "系统", "Android "),
              version(),
              made.one("", " 可用"));
      case 10, 11 -> seller();
      case 12 -> wrong();
      case 13 -> word();
      case 14 -> place();
      default -> notPlate();
    };
  }

  private String order() {
    return made.one("订单号 ", "订单编号：", "快递单号", "运单号:", "流水号", "order no. ", "交易号：");
  }

  private String stamp() {
    return String.format(
            Locale.ROOT, "202%d%02d%02d", made.below(7), 1 + made.below(12), 1 + made.below(28))
        + made.digits(6 + made.below(8));
  }

  private MadeText price() {
    String prices =
        made.one(
            (made.below(900) + 10) + "元",
            (made.below(90) + 10) + "一套",
            (made.below(90) + 10) * 100
                + " "
                + (made.below(90) + 10) * 100
                + " "
                + (made.below(90) + 10) * 100
                + " "
                + (made.below(90) + 10) * 100,
            "¥" + made.below(100_000) + "." + made.digits(2),
            (made.below(9) + 1) + "00-" + (made.below(9) + 1) + "000元",
            "三十五块",
            "一百二十",
            "两千八");
    return MadeText.of(
        "price", made.one("价格", "只要", "报价 ", ""), prices, made.one("", " 包邮", " 量大可谈"));
  }

  private MadeText quantity() {
    String quantity =
        made.one(
            made.digits(5).replaceFirst("^0", "1") + "套",
            "库存" + (made.below(900_000) + 1),
            "两万三千套",
            (made.below(99) + 1) + "G",
            "1000000000000条");
    return MadeText.of("quantity", made.one("", "共", "现货 "), quantity, made.one("", " 打包出"));
  }

  private MadeText product() {
    String code =
        switch (random.nextInt(5)) {
          case 0 -> "69" + made.digits(11);
          case 1 -> made.one("SM-G", "MI", "RMX", "A", "XQ-") + made.digits(4 + made.below(6));
          case 2 -> made.one("B0", "SKU", "P") + made.digits(8) + made.one("X", "A", "");
          case 3 -> "86" + made.digits(13);
          default -> "978" + made.digits(10);
        };
    return MadeText.of(
        "product code",
        made.one("货号", "型号 ", "条码", "", "IMEI ", "SKU:"),
        code,
        made.one("", " 全新"));
  }

  private String qq() {
    return (1 + made.below(9)) + made.digits(5 + made.below(6));
  }

  private MadeText wechat() {
    String handle =
        made.one("demo_", "wxid_", "face", "kefu-", "abc") + made.digits(3 + made.below(12));
    return MadeText.of(
        "WeChat handle", made.one("微信 ", "VX:", "薇", "加V ", "v❤"), handle, made.one("", " 咨询"));
  }

  private String version() {
    return made.below(20)
        + "."
        + made.below(20)
        + "."
        + made.below(300)
        + "."
        + made.digits(4)
        + made.one("", "." + made.digits(8));
  }

  private MadeText seller() {
    return MadeText.of(
        "seller's phone",
        made.one("联系电话：", "微信", "致电 ", "加微信 ", "咨询电话", "VX", "电话/微信 "),
        made.phone(),
        made.one("", " 张经理", "，24小时"));
  }

  /** Right in all but the check digit. */
  private MadeText wrong() {
    String number = random.nextBoolean() ? made.identity() : made.card();
    char last = number.charAt(number.length() - 1);
    char other = last == 'X' ? '5' : (char) ('0' + (last - '0' + 1 + random.nextInt(8)) % 10);
    boolean luck = number.length() == 18 && last == 'X';
    String body = number.substring(0, number.length() - 1) + (luck ? '5' : other);
    return MadeText.of("wrong check digit", made.one("", "编号 ", "出 "), body, made.one("", " 号"));
  }

  private MadeText word() {
    String words =
        made.one(
            "齐全",
            "任意",
            "可改",
            "一致",
            "都有",
            "身份证 手机号",
            "、身份证、银行卡",
            "：任意",
            ":不限",
            "头像",
            "和身份证",
            "随机生成",
            "必须相同");
    String others = made.one("高价收", "亲测", "长期收", "白天在", "常年出", "马上到", "成都的", "代过");
    return random.nextBoolean()
        ? MadeText.of(
            "word that begins as a name",
            made.one("姓名", "户主", "真实姓名", "持卡人"),
            words,
            made.one("", "，全套"))
        : MadeText.of("word that begins as a name", "本人", others, made.one("", "，私聊"));
  }

  private MadeText place() {
    return random.nextBoolean()
        ? MadeText.of(
            "place of a shop", made.one("店铺地址：", "自提地址 ", "公司地址:", "面交地址："), made.address(), "")
        : MadeText.of(
            "city",
            made.one("坐标", "地址：", "住在", "人在"),
            made.one("深圳", "广东省深圳市", "北京朝阳区", "上海"),
            "，可面交");
  }

  private MadeText notPlate() {
    String code =
        made.one("新V", "最新A", "新款K", "阿里云A", "京东E", "新Q", "苏宁") + made.digits(4 + made.below(6));
    return MadeText.of(
        "code that begins as a plate", made.one("", "加", "型号 "), code, made.one("", " 私聊"));
  }
}
