package org.hulian.classifier.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The ways to write a contact, on folded text, in the order in which they are tried. */
final class ContactKinds {
  private static final String GAP_WITH_COLON = "\\s?(?:号|id|号码|联系|同号|加|是)?\\s?[:：]\\s?@?";
  private static final String GAP = "(?:号|id|账号|同号)?\\s{0,3}@?";

  /** A Latin name ends where letters end, or a handle with a digit or a low line is run on. */
  private static final String WORD_END = "(?:(?![a-z])|(?=[a-z.-]{2,20}[\\d_]))";

  private static final String HANDLE = "(?<handle>[a-z][a-z0-9_.-]{3,31}[a-z0-9])(?![a-z0-9@])";

  /** Beside a Latin name any word may stand, so the handle must look like one. */
  private static final String MARKED_HANDLE = "(?=[a-z.-]{0,40}[\\d_])" + HANDLE;

  /** A B C 1 2 3: single letters and digits; letters alone may be any spaced word. */
  private static final String SPACED_HANDLE =
      "(?=(?:[a-z] ){0,19}\\d)(?<handle>[a-z0-9](?: [a-z0-9]){4,19})(?! ?[a-z0-9])";

  /** 9000000001, 900 000 0001, 9 0 0 0. */
  private static final String DIGITS = "(?<handle>[1-9](?:[ -]?\\d){4,11})(?!\\d)";

  /** 九零零零一二三, 九0零零1二三. */
  private static final String NUMERALS =
      "(?<handle>[一二三四五六七八九幺伍陆\\d](?:[ -]?[零一二三四五六七八九幺伍陆\\d]){5,11})(?![零一二三四五六七八九十百千万幺伍陆\\d])";

  private static final String PHONE = "(?<handle>\\+?\\d(?:[ -]?\\d){6,14})(?!\\d)";
  private static final String MOBILE = "(?<handle>1[3-9]\\d(?:[ -]?\\d){8})(?!\\d)";

  private static final String WECHAT =
      "企业?微信?|[微薇威维徽]\\s?[❤♥💗💚]?\\s?(?:信|xin)|[微薇]芯|卫星|绿泡泡?|绿聊|(?<!小)微|薇|威(?=\\s?[:：a-z])"
          + "|(?<![a-z])(?:v信|v❤|v\\s?x|wx|weix|w❤|vxin|v)"
          + WORD_END
          + "|❤|💚|💬";
  private static final String WECHAT_IN_LATIN = "(?<![a-z])(?:wechat|weixin)" + WORD_END;
  private static final List<String> WECHAT_CUES =
      List.of("企", "微", "信", "薇", "威", "维", "徽", "卫星", "绿", "v", "w", "❤", "💚", "💬");
  private static final String QQ = "(?<![a-z])(?:q\\s?q|q)\\s?群?|扣扣群?|扣群|企鹅群?|🐧|球球|秋秋|(?<=加|联系)扣";
  private static final List<String> QQ_CUES = List.of("q", "扣", "鹅", "🐧", "球球", "秋秋");
  private static final List<String> OTHER_MESSENGERS =
      List.of(
          "zalo",
          "wickr",
          "kakao",
          "skype",
          "icq",
          "threema",
          "viber",
          "line",
          "session",
          "signal",
          "instagram",
          "potato");

  private final List<ContactReader.Kind> kinds = new ArrayList<>();

  private ContactKinds() {}

  static List<ContactReader.Kind> all() {
    ContactKinds table = new ContactKinds();
    table.addAddresses();
    table.addWeChat();
    table.addQq();
    table.addTelegram();
    table.addOthers();
    table.addPhonesAndHandles();
    return List.copyOf(table.kinds);
  }

  private void addAddresses() {
    // kefu@demo-shop.example
    own(
        "email",
        List.of("@"),
        "(?<![\\w.])(?<handle>[a-z0-9][\\w.+-]{0,40}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,5}\\.[a-z]{2,12})");
    // https://t.me/demo_0002
    own("telegram", List.of("t.me/"), "(?:https?://)?t\\.me/(?<handle>\\+?[a-z0-9_]{3,40})");
    // discord.gg/demo
    own(
        "discord",
        List.of("discord"),
        "(?:https?://)?discord(?:\\.gg|app\\.com/invite|\\.com/invite)/(?<handle>[a-z0-9-]{3,32})");
    // wa.me/15550100100
    own("whatsapp", List.of("wa.me/"), "(?:https?://)?wa\\.me/(?<handle>\\d{6,15})");
  }

  private void addWeChat() {
    // 微信：demo_0001, 薇 demo_0001, V❤ demo_0001, 薇❤xin demo_0001, 微 信 demo_0001, 绿泡泡 demo_0001
    named("wechat", WECHAT_CUES, WECHAT, HANDLE);
    // WeChat: demoshop, wechat demo_0001; but in "WeChat number" the word is none
    afterColon("wechat", List.of("w"), WECHAT_IN_LATIN, HANDLE);
    named("wechat", List.of("w"), WECHAT_IN_LATIN, MARKED_HANDLE);
    // VX:a b c 1 2 3
    named("wechat", WECHAT_CUES, WECHAT, SPACED_HANDLE);
    // 加v 13800000000
    named(
        "wechat",
        List.of("信", "v", "w", "加薇", "加微"),
        "微\\s?信|薇信|威信|(?<![a-z])(?:vx|wx|wechat|weixin|v信)|加v|加薇|加微",
        MOBILE);
  }

  private void addQq() {
    // 扣扣 9000000001, Q Q 9 0 0 0 0 0 0 0 0 1
    named("qq", QQ_CUES, QQ, DIGITS);
    // q九零零零零零零零零一
    named("qq", QQ_CUES, QQ, NUMERALS);
  }

  private void addTelegram() {
    // ✈️ demo_0002
    named("telegram", List.of("飞机", "电报", "✈"), "纸?飞机|电报|✈", HANDLE);
    // tg demo_0002
    named(
        "telegram",
        List.of("tg", "tele", "тг", "телеграм"),
        "(?<![a-z])(?:tg|telegram|tele|тг|телеграм\\p{L}{0,3})" + WORD_END,
        MARKED_HANDLE);
    // telegram: demoshop; but in "telegram: message me" the word is none
    afterColon(
        "telegram",
        List.of("tg", "telegram", "тг", "телеграм"),
        "(?<![a-z])(?:tg|telegram|тг|телеграм)",
        "(?<handle>[a-z][a-z0-9_]{4,31})(?![a-z0-9_@.])(?!\\s\\p{L})");
  }

  private void addOthers() {
    // discord: demo.user, discord demo.user#0001; but in "Discord says" the word is none
    String discord = "(?<![a-z])(?:discord|dc)" + WORD_END;
    String user = "(?<handle>[a-z0-9_.]{3,31}(?:#\\d{4})?)(?![a-z0-9@])";
    afterColon("discord", List.of("discord", "dc"), discord, user);
    named("discord", List.of("discord", "dc"), discord, "(?=[a-z.]{0,31}[\\d_#])" + user);
    // whatsapp +1 555 0100 100
    named(
        "whatsapp",
        List.of("wa", "wh", "瓦次普"),
        "(?<![a-z])(?:whatsapp|whats app|wapp|wa)|瓦次普",
        PHONE);
    // whatsapp demo_0003
    named(
        "whatsapp",
        List.of("whatsapp", "wapp"),
        "(?<![a-z])(?:whatsapp|wapp)" + WORD_END,
        MARKED_HANDLE);
    // LINE demo_0003, zalo demo_0004
    for (String name : OTHER_MESSENGERS) {
      named(name, List.of(name), "(?<![a-z])" + name + WORD_END, MARKED_HANDLE);
    }
    // 土豆 demo_0005
    named("potato", List.of("土豆"), "土豆", MARKED_HANDLE);
  }

  private void addPhonesAndHandles() {
    // 电话 138-0000-0000
    named(
        "phone",
        List.of("电话", "手机", "致电", "拨打", "tel", "phone", "call", "sms", "тел"),
        "电话|手机号?|联系电话|致电|拨打|(?<![a-z])(?:tel|phone|call|sms|тел)",
        PHONE);
    // 13800000000
    own("phone", List.of("1"), "(?<![\\d.])(?<handle>1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4})(?!\\d)");
    // @demo_0002
    own("telegram", List.of("@"), "(?<![\\w.@])(?<handle>@[a-z][a-z0-9_]{3,31})(?![a-z0-9_.]*@)");
    // 加我 wx_demo1: without a name it is WeChat on Chinese markets
    named("wechat", List.of("我"), "(?:加|联系|找|私)我", MARKED_HANDLE);
  }

  private void own(String name, List<String> cues, String regex) {
    kinds.add(new ContactReader.Kind(name, cues, Pattern.compile(regex), true));
  }

  /** A name, then 号, 加, 是, a colon or blanks, then the handle. */
  private void named(String name, List<String> cues, String marks, String handle) {
    afterColon(name, cues, marks, handle);
    String regex = "(?:" + marks + ")" + GAP + handle;
    kinds.add(new ContactReader.Kind(name, cues, Pattern.compile(regex), true));
  }

  private void afterColon(String name, List<String> cues, String marks, String handle) {
    String regex = "(?:" + marks + ")" + GAP_WITH_COLON + handle;
    kinds.add(new ContactReader.Kind(name, cues, Pattern.compile(regex), false));
  }
}
