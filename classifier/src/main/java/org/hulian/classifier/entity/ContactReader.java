package org.hulian.classifier.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;

/**
 * Reads ways to reach the seller. A handle is read where a messenger is named before it, in any of
 * its disguises (薇, V❤, vx, 扣扣, 🐧, ✈), or where its own form says what it is (mail, telephone,
 * {@code @handle}, {@code t.me/…}). Between name and handle may stand 号, 加, 是, a colon or blanks.
 */
public final class ContactReader {
  private static final String GAP_WITH_COLON = "\\s?(?:号|id|号码|联系|同号|加|是)?\\s?[:：]\\s?@?";

  /** A Latin name ends where letters end, or a handle with a digit or a low line is run on. */
  private static final String WORD_END = "(?:(?![a-z])|(?=[a-z.-]{2,20}[\\d_]))";

  private static final String GAP = "(?:号|id|账号|同号)?\\s{0,3}@?";
  private static final String HANDLE = "(?<handle>[a-z][a-z0-9_.-]{3,31}[a-z0-9])(?![a-z0-9@])";
  private static final String MARKED_HANDLE = "(?=[a-z.-]*[\\d_])" + HANDLE;
  private static final String DIGITS = "(?<handle>[1-9](?:[ -]?\\d){4,11})(?!\\d)";

  /** Every handle has so many letters and digits. */
  private static final int SHORTEST_HANDLE = 3;

  /**
   * One way to write a contact.
   *
   * @param cues pieces of which one stands in every match
   */
  record Kind(String name, List<String> cues, Pattern pattern, boolean nameShown) {}

  static final List<Kind> KINDS = kinds();

  /** Makes a reader; it holds no state. */
  public ContactReader() {}

  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    own(
        kinds,
        "email",
        List.of("@"),
        "(?<![\\w.])(?<handle>[a-z0-9][\\w.+-]{0,40}@[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,12})");
    own(kinds, "telegram", List.of("t.me/"), "(?:https?://)?t\\.me/(?<handle>\\+?[a-z0-9_]{3,40})");
    own(
        kinds,
        "discord",
        List.of("discord"),
        "(?:https?://)?discord(?:\\.gg|app\\.com/invite|\\.com/invite)/(?<handle>[a-z0-9-]{3,32})");
    own(kinds, "whatsapp", List.of("wa.me/"), "(?:https?://)?wa\\.me/(?<handle>\\d{6,15})");
    named(
        kinds,
        "wechat",
        List.of("企", "微", "信", "薇", "嶶", "威", "卫星", "v", "w", "❤", "💚", "💬"),
        "企业?微信?|微信|薇信|威信|维信|徽信|薇芯|微芯|卫星|(?<!小)微|薇|嶶|威(?=\\s?[:：a-z])|(?<![a-z])(?:wechat|weixin|v信|v❤|vx|wx|weix|w❤|vxin|v)"
            + WORD_END
            + "|❤|💚|💬",
        HANDLE);
    named(
        kinds,
        "wechat",
        List.of("信", "v", "w", "加薇", "加微"),
        "微信|薇信|威信|(?<![a-z])(?:vx|wx|wechat|weixin|v信)|加v|加薇|加微",
        "(?<handle>1[3-9]\\d(?:[ -]?\\d){8})(?!\\d)");
    addOthers(kinds);
    addPhonesAndHandles(kinds);
    return List.copyOf(kinds);
  }

  private static void addOthers(List<Kind> kinds) {
    named(
        kinds,
        "qq",
        List.of("q", "扣", "鹅", "🐧", "球球", "秋秋"),
        "(?<![a-z])(?:qq|q)\\s?群?|扣扣群?|扣群|企鹅群?|🐧|球球|秋秋|(?<=加|联系)扣",
        DIGITS);
    named(kinds, "telegram", List.of("飞机", "电报", "✈"), "纸?飞机|电报|✈", HANDLE);
    named(
        kinds,
        "telegram",
        List.of("tg", "tele", "тг", "телеграм"),
        "(?<![a-z])(?:tg|telegram|tele|тг|телеграм\\p{L}*)" + WORD_END,
        MARKED_HANDLE);
    named(
        kinds,
        "discord",
        List.of("discord", "dc"),
        "(?<![a-z])(?:discord|dc)" + WORD_END,
        "(?<handle>[a-z0-9_.]{3,31}(?:#\\d{4})?)(?![a-z0-9@])");
    named(
        kinds,
        "whatsapp",
        List.of("wa", "wh", "瓦次普"),
        "(?<![a-z])(?:whatsapp|whats app|wapp|wa)|瓦次普",
        "(?<handle>\\+?\\d(?:[ -]?\\d){6,14})(?!\\d)");
    named(
        kinds,
        "whatsapp",
        List.of("whatsapp", "wapp"),
        "(?<![a-z])(?:whatsapp|wapp)" + WORD_END,
        MARKED_HANDLE);
    // Beside a Latin name any word may stand, so the handle must look like one.
    for (String name :
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
            "potato")) {
      named(kinds, name, List.of(name), "(?<![a-z])" + name + WORD_END, MARKED_HANDLE);
    }
    named(kinds, "potato", List.of("土豆"), "土豆", MARKED_HANDLE);
  }

  private static void addPhonesAndHandles(List<Kind> kinds) {
    named(
        kinds,
        "phone",
        List.of("电话", "手机", "致电", "拨打", "tel", "phone", "call", "sms", "тел"),
        "电话|手机号?|联系电话|致电|拨打|(?<![a-z])(?:tel|phone|call|sms|тел)",
        "(?<handle>\\+?\\d(?:[ -]?\\d){6,14})(?!\\d)");
    own(
        kinds,
        "phone",
        List.of("1"),
        "(?<![\\d.])(?<handle>1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4})(?!\\d)");
    own(
        kinds,
        "telegram",
        List.of("@"),
        "(?<![\\w.@])(?<handle>@[a-z][a-z0-9_]{3,31})(?![a-z0-9_.]*@)");
  }

  private static void own(List<Kind> kinds, String name, List<String> cues, String regex) {
    kinds.add(new Kind(name, cues, Pattern.compile(regex), true));
  }

  private static void named(
      List<Kind> kinds, String name, List<String> cues, String marks, String handle) {
    String before = "(?:" + marks + ")";
    kinds.add(new Kind(name, cues, Pattern.compile(before + GAP_WITH_COLON + handle), false));
    kinds.add(new Kind(name, cues, Pattern.compile(before + GAP + handle), true));
  }

  /**
   * Reads the contacts of a text.
   *
   * @param field the field that the text is of
   */
  public List<Entity> read(FieldRef field, FoldedText text) {
    if (text.digits() + text.letters() < SHORTEST_HANDLE) {
      return List.of();
    }
    Spans taken = new Spans();
    List<Entity> found = new ArrayList<>();
    for (Kind kind : KINDS) {
      if (!text.holdsAny(kind.cues())) {
        continue;
      }
      Matcher matcher = kind.pattern().matcher(text.folded());
      while (matcher.find()) {
        String handle = matcher.group("handle");
        // After a colon the handle stands alone; run together, name and handle are one mention.
        int start = kind.nameShown() ? matcher.start() : matcher.start("handle");
        if (kind.nameShown()
            || matcher.start("handle") == 0
            || text.folded().charAt(matcher.start("handle") - 1) != '@') {
          add(found, taken, kind, text.mention(field, start, matcher.end("handle")), handle);
        } else {
          add(found, taken, kind, text.mention(field, start - 1, matcher.end("handle")), handle);
        }
      }
    }
    return found;
  }

  private static void add(
      List<Entity> found, Spans taken, Kind kind, Mention mention, String handle) {
    String plain = handle.toLowerCase(Locale.ROOT).replaceFirst("^@", "");
    boolean number = plain.matches("[+\\d -]+");
    String shown = number ? plain.replaceAll("[ -]", "") : plain;
    if (taken.take(mention.span())) {
      found.add(new Entity.Contact(mention, kind.name(), shown));
    }
  }
}
