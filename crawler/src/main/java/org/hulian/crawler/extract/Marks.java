package org.hulian.crawler.extract;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What the names in markup hint at. Engines agree on few things but the words for author, post and
 * price; an element's id and classes, cut into words, are matched against them.
 */
final class Marks {

  static final Pattern AUTHOR =
      anyOf(
          "author|username|user name|nickname|nick|nick name|poster|creator|byline|authi|post author|display name|member name|screen name|uname");
  static final Pattern NOT_AUTHOR =
      anyOf(
          "avatar|date|time|title|badge|rank|group|level|status|stats|info text|extra|count|posts|details");
  static final Pattern BODY =
      anyOf(
          "postmessage|postcontent|post message|message content|post content|post body|post text|comment content|comment text|comment body|reply content|reply text|bb wrapper|user content|cooked|entry content|topic content|message body|post entry|ips type rich text|content wrap|review content|review text|review body|description|bbp reply content|tpc content|message text|user html|md content|d post content");
  static final Pattern MAYBE_BODY =
      anyOf("content|message|body|text|post|comment|reply|review|inner|msg|entry");
  static final Pattern NOT_BODY =
      anyOf(
          "header|head|footer|foot|meta|user|author|avatar|profile|attribution|signature|sig|sign|action|actions|button|buttons|controls|toolbar|tools|reactions|share|rating|star|stars|date|time|title|subject|options|menu|cell user|likes|vote|votes|edit|edited|lastedit|attachments list|report");
  static final Pattern NOISE =
      anyOf(
          "signature|sig|usersig|user sig|signatures|jammer|lastedit|last edit|edited|edited by|edit by|edit note|editnote|edit info|modified|pstatus|post status|postactions|post actions|post controls|postfoot|reactions bar|like buttons|share buttons|sharing|screen reader text|sr only|visually hidden|u hidden|js reactions list|quote header link|attach tips|star rating|rating stars");
  static final Pattern ABOUT_AUTHOR =
      anyOf(
          "postprofile|profile|userinfo|user info|user details|user extras|joined|member since|author statistics|poster|author pane|post author|pls");
  private static final Pattern QUOTE =
      anyOf(
          "quote|quotes|blockquote|bb code block quote|quote block|quoted|quotebox|quote container|quote author|ips quote");
  static final Pattern CHROME =
      anyOf(
          "sidebar|widget|widgets|site header|masthead|topbar|navbar|site footer|main navigation|mega menu|related|related products|upsells|up sells|cross sells|recommended|recommendations|recommend|similar|also bought|also like|recently viewed|recent posts|recent topics|suggested topics|site nav|bottom nav|minicart|mini cart|off canvas|cookie|breadcrumb|breadcrumbs|pagination|pager|p footer|p header|p nav|similar threads|shop sidebar|more topics");
  static final Pattern PRICE =
      anyOf(
          "price|prices|amount|pricing|money|sale price|price now|goods price|item price|product price|current price|price new|p price");
  static final Pattern OLD_PRICE =
      anyOf(
          "old|was|regular|original|market|compare|list price|strike|struck|crossed|del|before|price old|msrp|rrp|line through|through|save|saving|savings|discount|tax|shipping|unit price|per unit|total|subtotal|points|reward");
  static final Pattern CARD_FREE =
      anyOf(
          "product info|summary|product details|product main|product essential|detail|product single");
  static final Pattern CRUMB =
      anyOf(
          "breadcrumb|breadcrumbs|bread crumb|crumb|crumbs|navbits|nav bits|navigation path|navpath|nav path|linktree|path|navigate section|pathway|you are here|location|position|crumbslist|pt|nav links|navchain|bread|breadnav");
  static final Pattern DESCRIPTION =
      anyOf(
          "description|product description|item description|desc|detail content|product detail|goods detail|details content|goods desc|item desc|listing description|ad description|intro|product content|detail desc|goods content|post content|entry content|content detail|article content|product body");
  static final Pattern NOT_DESCRIPTION =
      anyOf(
          "short|short description|excerpt|site description|tab title|title|tabs|meta|price|rating|review|reviews|related|header|label|nav|seller|shipping|site|tagline|widget|image|gallery|footer|category description|term description");
  static final Pattern SELLER =
      anyOf(
          "seller|seller name|vendor|vendor name|merchant|shop name|store name|shopkeeper|seller info|owner name|sold by|dealer|supplier");
  static final Pattern REPLY_WORD = anyOf("comment|reply|review|answer|reviews|comments|replies");
  static final Pattern LABEL =
      anyOf("label|label append|badge|prefix|tag|flag|count|unread|status");
  static final Pattern NEXT = anyOf("next|nxt|next page|pager next|pagination next");
  static final Pattern EMOJI = anyOf("emoji|smiley|smilies|smile|emoticon|icon|avatar|badge");

  /** Longer lists of classes are nobody's names for things. */
  private static final int LONGEST = 1_000;

  private Marks() {}

  /** Whether an element frames quoted words; the text that a click selects to quote does not. */
  static boolean quote(Element element, String marks) {
    boolean named = QUOTE.matcher(marks).find() && !marks.contains(" to quote ");
    return (named || element.normalName().equals("blockquote")) && !BODY.matcher(marks).find();
  }

  /** Id, classes and the marks of a few frameworks, as they stand. */
  static String raw(Element element) {
    String id = element.id();
    String classes = element.className();
    String role = element.attr("data-role");
    String component = element.attr("component");
    return role.isEmpty() && component.isEmpty()
        ? (id.isEmpty() ? classes : id + ' ' + classes)
        : id + ' ' + classes + ' ' + role + ' ' + component;
  }

  /** {@link #raw} as words in lower case, a blank before and behind each. */
  static String of(Element element) {
    return words(raw(element));
  }

  /** Cuts names into words: at every sign that is no letter, and where humps begin. */
  static String words(String raw) {
    if (raw.isBlank() || raw.length() > LONGEST) {
      return "";
    }
    StringBuilder words = new StringBuilder(raw.length() + 8).append(' ');
    char before = ' ';
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean small = c >= 'a' && c <= 'z';
      boolean big = c >= 'A' && c <= 'Z';
      boolean gap = words.charAt(words.length() - 1) == ' ';
      if (!gap && ((!small && !big) || (big && before >= 'a' && before <= 'z'))) {
        words.append(' ');
      }
      if (small || big) {
        words.append(big ? (char) (c + ('a' - 'A')) : c);
      }
      before = c;
    }
    boolean gap = words.charAt(words.length() - 1) == ' ';
    return words.length() == 1 ? "" : gap ? words.toString() : words.append(' ').toString();
  }

  private static Pattern anyOf(String alternatives) {
    return Pattern.compile(" (?:" + alternatives + ") ");
  }
}
