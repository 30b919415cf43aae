package org.hulian.index;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Contacts as they are compared: {@code 微信：Demo_0001} as {@code wechat} and {@code demo_0001}, as
 * the classifier reads them off a text. A number is compared whole, never by its beginning.
 */
final class Contacts {
  private static final Pattern NUMBER = Pattern.compile("\\+?[\\d\\s()（）-]{5,30}");
  private static final Pattern LINK =
      Pattern.compile("(?i)(?:https?://)?(t\\.me|wa\\.me|discord\\.gg)/(?<handle>.+)");
  private static final Pattern NAMED =
      Pattern.compile("(?i)(?<kind>\\p{IsHan}{1,3}|[a-z]{1,10})\\s*[:：]\\s*(?<handle>.+)");
  private static final Map<String, String> LINKS =
      Map.of("t.me", "telegram", "wa.me", "whatsapp", "discord.gg", "discord");

  /** Names of kinds; what is none of them names itself. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("微信", "wechat"),
          Map.entry("薇信", "wechat"),
          Map.entry("微", "wechat"),
          Map.entry("薇", "wechat"),
          Map.entry("vx", "wechat"),
          Map.entry("wx", "wechat"),
          Map.entry("v", "wechat"),
          Map.entry("weixin", "wechat"),
          Map.entry("扣扣", "qq"),
          Map.entry("企鹅", "qq"),
          Map.entry("q", "qq"),
          Map.entry("tg", "telegram"),
          Map.entry("飞机", "telegram"),
          Map.entry("电报", "telegram"),
          Map.entry("电话", "phone"),
          Map.entry("手机", "phone"),
          Map.entry("tel", "phone"),
          Map.entry("邮箱", "email"),
          Map.entry("mail", "email"),
          Map.entry("wa", "whatsapp"),
          Map.entry("dc", "discord"));

  private Contacts() {}

  /** What is indexed of a contact: its handle, and its kind with its handle. */
  static List<String> terms(String kind, String handle) {
    String comparable = comparable(handle);
    return comparable.isEmpty() ? List.of() : List.of(comparable, kind + ":" + comparable);
  }

  /** What a contact in a query is looked up by. */
  static String term(String typed) {
    Matcher link = LINK.matcher(typed.strip());
    if (link.matches()) {
      return LINKS.get(link.group(1).toLowerCase(Locale.ROOT)) + ":" + comparable(link.group(2));
    }
    Matcher named = NAMED.matcher(typed.strip());
    if (named.matches()) {
      String kind = named.group("kind").toLowerCase(Locale.ROOT);
      return KINDS.getOrDefault(kind, kind) + ":" + comparable(named.group("handle"));
    }
    return comparable(typed);
  }

  /** A handle without what may be left out of it or written otherwise. */
  static String comparable(String handle) {
    String typed = handle.strip();
    if (NUMBER.matcher(typed).matches()) {
      return typed.replaceAll("[^+\\d]", "");
    }
    boolean at = typed.length() > 1 && (typed.charAt(0) == '@' || typed.charAt(0) == '＠');
    return FacetValues.comparable(at ? typed.substring(1) : typed);
  }
}
