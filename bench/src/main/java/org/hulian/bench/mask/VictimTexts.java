package org.hulian.bench.mask;

import java.util.List;
import java.util.Random;

/** Texts that give a victim away. */
final class VictimTexts {
  private static final int KINDS = 20;
  private static final List<Writing> WRITINGS = List.of(Writing.values());

  private final Random random;
  private final Made made;

  VictimTexts(Random random) {
    this.random = random;
    this.made = new Made(random);
  }

  MadeText next() {
    return switch (random.nextInt(KINDS)) {
      case 0, 1, 2, 3, 4 -> number("identity number", made.identity(), anyWriting());
      case 5 -> number("identity number, old", made.oldIdentity(), groupedWriting());
      case 6, 7, 8, 9 -> number("bank card", made.card(), anyWriting());
      case 10 -> number("bank card, other lengths", made.oddCard(), groupedWriting());
      case 11, 12, 13 -> phone();
      case 14, 15, 16 -> name();
      case 17, 18 -> address();
      default -> plate();
    };
  }

  private Writing anyWriting() {
    return random.nextInt(4) == 0 ? Writing.PLAIN : WRITINGS.get(random.nextInt(WRITINGS.size()));
  }

  /** Those in which a number without a long check is still told from others. */
  private Writing groupedWriting() {
    Writing[] some = {Writing.PLAIN, Writing.PLAIN, Writing.FULL_WIDTH, Writing.NUMERALS};
    return some[random.nextInt(some.length)];
  }

  private MadeText number(String kind, String number, Writing writing) {
    String before =
        made.one(
            "样品:", "出 ", "身份证", "资料，", "料子\n", "一套 ", "实名 ", "手持+正反 ", "ID: ", "卡号：", "看样 ", "");
    String after = made.one("", "，要的来", " 35一套", "\n量大价优", "。", " 懂的来", "（样品）");
    return MadeText.of(kind + ", " + writing.label(), before, writing.write(number, random), after);
  }

  private MadeText phone() {
    String phone = made.phone();
    String written = random.nextInt(4) == 0 ? Writing.SPACED.write(phone, random) : phone;
    return switch (random.nextInt(5)) {
      case 0 -> MadeText.of("phone, beside an identity number", made.identity() + " ", written, "");
      case 1 ->
          MadeText.of(
              "phone, in a record",
              "姓名：" + made.name() + "\n手机：",
              phone,
              "\n身份证：" + made.identity());
      case 2 ->
          MadeText.of(
              "phone, in a list", "料子 " + made.phone() + " " + made.phone() + " ", phone, " 便宜出");
      case 3 ->
          MadeText.of("phone, behind a name", "户主 " + made.commonName() + " ", written, " 已实名");
      default ->
          MadeText.of(
              "phone, behind an address", "收货地址：" + made.address() + "，", phone, "，" + made.name());
    };
  }

  private MadeText name() {
    return switch (random.nextInt(6)) {
      case 0 ->
          MadeText.of(
              "name, behind a label",
              made.one("姓名：", "姓名:", "身份证姓名：", "户名：", "持卡人：", "真实姓名: ", "收件人："),
              made.name(),
              made.one("", "，男", "\n", " 身份证已验", "，35岁"));
      case 1 ->
          MadeText.of(
              "name, behind a word",
              made.one("户主", "机主", "姓名 ", "持卡人 ", "开户名", "样品姓名", "车主"),
              made.commonName(),
              made.one("", "，", "\n", " 本人到场", "身份证"));
      case 2 ->
          MadeText.of("name, spaced", "姓名：", String.join(" ", made.commonName().split("")), "\n电话");
      case 3 ->
          MadeText.of(
              "name, beside a number",
              made.one("", "样品\n", "1. ", "料："),
              made.commonName(),
              made.one(" ", "，", " 男 ", ",") + made.identity());
      case 4 ->
          MadeText.of(
              "name, behind a number",
              made.identity() + " ",
              made.commonName(),
              made.one("", " ", "，卡全"));
      default ->
          MadeText.of("name, of the writer", "本人", made.commonName(), made.one("，", "，身份证在手", "。"));
    };
  }

  private MadeText address() {
    boolean cued = random.nextInt(3) > 0;
    return cued
        ? MadeText.of(
            "address, behind a label",
            made.one("住址：", "地址:", "家庭住址：", "户籍 ", "收货地址：", "身份证地址：", "家住"),
            made.address(),
            made.one("", "，邮编" + made.digits(6), "\n", " 电话"))
        : MadeText.of(
            "address, beside a number",
            made.identity() + "，",
            made.address(),
            made.one("", "，女", "\n"));
  }

  private MadeText plate() {
    String plate = made.plate();
    return random.nextBoolean()
        ? MadeText.of(
            "plate, behind a word", made.one("车牌", "车牌号：", "号牌:"), plate, made.one("", "，", " 蓝牌"))
        : MadeText.of("plate", made.one("", "出 ", "套牌，"), plate, made.one("", "，", "\n"));
  }
}
