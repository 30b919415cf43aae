package org.hulian.store.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.text.TextSpan;

/**
 * Finds names of people where a word before them, or a number of theirs beside them, says that they
 * are names. A name alone is none: the same characters make words.
 */
final class NameReader {
  /** Behind these a name stands, and hardly anything else that begins like one. */
  private static final Cues STRONG =
      Cues.of(
          "姓名 户主 机主 卡主 号主 车主 业主 持卡人 持证人 开户人 开户名 户名 收件人 收货人 寄件人 受害人 被害人 当事人"
              + " 实名人 认证人 借款人 投保人 被保人 法人 法定代表人 真名 戶主 機主 戶名");

  /** Behind these many other things may stand. */
  private static final Cues WEAK = Cues.of("本人 名字 我叫 我是 他叫 她叫");

  /** Before such a word they say that the name is the seller's, who is to be called by it. */
  private static final Cues SELLER = Cues.of("客服 联系方式 收款 收款人 卖家 店主 商家 老板");

  /** These end a name that runs on. */
  private static final Cues LABELS =
      Cues.of("身份 手机 电话 性别 年龄 出生 生日 民族 住址 地址 卡号 银行 微信 车牌 号码 证件 联系 邮箱 学历 户籍 籍贯 本人 先生 女士 的身 身份证");

  private static final Pattern LATIN =
      Pattern.compile(
          "(?:^|(?<=\\n"
              + ")|(?<whose>(?i:(?:full|real|legal|account|owner|(?:card)?holder|victim)(?:'s)?["
              + " _]?)))(?i:name)\\s{0,3}[:：=]\\s{0,3}(?<name>[A-Z][A-Za-z'-]{1,20}(?:["
              + " ,]{1,2}[A-Z][A-Za-z'.-]{0,20}){1,3})");

  /** Software has a name too; a person has one of these beside it. */
  private static final Pattern LATIN_FIELD =
      Pattern.compile(
          "(?i)\\b(?:id|passport|dob|birth|born|sex|gender|age|nationality|address|phone|mobile|ssn|card)"
              + "\\b[^\\n:：=]{0,12}[:：=]");

  private static final String GAP = " \t\u3000:：=是为叫[【「“\"'(（>→-_/|";
  private static final String STRICT = ":：=[【「“\"(（>→";
  private static final char DOT = '·';
  private static final int MAX_GAP = 3;
  private static final int MAX_NAME = 16;
  private static final int BESIDE = 4;
  private static final int BEFORE_CUE = 4;

  private final String text;
  private final Set<String> own;

  /**
   * Reads one text.
   *
   * @param own what the seller goes by: a name within it is no victim's
   */
  NameReader(String text, Set<String> own) {
    this.text = text;
    this.own = own;
  }

  /**
   * Finds the names behind a word that says so.
   *
   * @param theirs takes those of others
   * @param whose takes those of whoever writes, who may be the seller
   */
  void cued(Consumer<TextSpan> theirs, Consumer<TextSpan> whose) {
    for (int end = 1; end <= text.length(); end++) {
      int strong = STRONG.startOfWordBefore(text, end);
      if (strong >= 0) {
        if (!SELLER.endsNear(text, strong, BEFORE_CUE)) {
          behind(end, true).ifPresent(theirs);
        }
      } else if (WEAK.startOfWordBefore(text, end) >= 0) {
        behind(end, false).ifPresent(whose);
      }
    }
    latin(theirs);
  }

  private void latin(Consumer<TextSpan> theirs) {
    if (!text.contains("ame") && !text.contains("AME")) {
      return;
    }
    boolean record = LATIN_FIELD.matcher(text).find();
    Matcher latin = LATIN.matcher(text);
    while (latin.find()) {
      if (record || latin.group("whose") != null) {
        theirs.accept(new TextSpan(latin.start("name"), latin.end("name")));
      }
    }
  }

  /** One of these stands in every text in which a name is found. */
  static String lastCharacters() {
    return STRONG.lastCharacters() + WEAK.lastCharacters() + "eE";
  }

  private Optional<TextSpan> behind(int cueEnd, boolean strong) {
    int at = cueEnd;
    boolean strict = false;
    while (at < text.length()
        && at - cueEnd < MAX_GAP
        && (GAP.indexOf(text.charAt(at)) >= 0 || isInvisible(text.charAt(at)))) {
      strict |= STRICT.indexOf(text.charAt(at)) >= 0;
      at++;
    }
    return name(at, strong && strict, strong);
  }

  /**
   * The name that begins there.
   *
   * @param strict whether a sign says that the name comes now: then rare family names count, the
   *     characters may stand apart, and the name may run on into other text
   */
  private Optional<TextSpan> name(int at, boolean strict, boolean strong) {
    List<Integer> places = characters(at, strict);
    if (places.size() < 2) {
      return Optional.empty();
    }
    StringBuilder characters = new StringBuilder();
    for (int place : places) {
      characters.append(isDot(text.charAt(place)) ? DOT : text.charAt(place));
    }
    int length = nameLength(characters.toString(), strict, strong);
    boolean found = length > 0 && !isKept(characters.substring(0, length));
    return found ? Optional.of(new TextSpan(at, places.get(length - 1) + 1)) : Optional.empty();
  }

  /** What the seller has left out himself, and what he goes by. */
  private boolean isKept(String name) {
    return name.indexOf('某') >= 0 || own.stream().anyMatch(handle -> handle.contains(name));
  }

  private static int nameLength(String characters, boolean strict, boolean strong) {
    if (characters.indexOf(DOT) > 0) {
      return strong ? characters.length() : 0;
    }
    int family = Surnames.length(characters, 0, strict);
    int length = untilLabel(characters);
    if (family == 0 || length <= family) {
      return 0;
    }
    if (length <= family + 2) {
      return length;
    }
    return strict ? family + 2 : 0;
  }

  private static int untilLabel(String characters) {
    for (int i = 2; i < characters.length(); i++) {
      if (LABELS.beginsAt(characters, i)
          || characters.charAt(i) == '男'
          || characters.charAt(i) == '女') {
        return i;
      }
    }
    return characters.length();
  }

  /** Where the Chinese characters stand from there on; a dot between them is one of them. */
  private List<Integer> characters(int from, boolean apart) {
    List<Integer> places = new ArrayList<>();
    int i = from;
    int free = 0;
    while (i < text.length() && places.size() < MAX_NAME) {
      char c = text.charAt(i);
      if (isHan(c)) {
        places.add(i);
        free = 0;
      } else if (isDot(c) && isBetween(i) && places.size() >= 2) {
        places.add(i);
      } else if (!(isInvisible(c) || (apart && isSpace(c) && ++free == 1 && places.size() < 4))) {
        break;
      }
      i++;
    }
    return joined(places);
  }

  /** A name whose characters stand apart ends where two stand together. */
  private List<Integer> joined(List<Integer> places) {
    for (int i = 1; i < places.size(); i++) {
      boolean gap = places.get(i) > places.get(i - 1) + 1;
      boolean wordFollows = i + 1 < places.size() && places.get(i + 1) == places.get(i) + 1;
      if (gap && wordFollows && i >= 2) {
        return places.subList(0, i);
      }
    }
    return places;
  }

  private boolean isBetween(int i) {
    return i > 0 && i + 1 < text.length() && isHan(text.charAt(i - 1)) && isHan(text.charAt(i + 1));
  }

  private static boolean isDot(char c) {
    return c == DOT || c == '•' || c == '・' || c == '‧';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\u3000' || c == '*' || c == '.';
  }

  private static boolean isInvisible(char c) {
    return c >= '\u200b' && c <= '\u200f';
  }

  static boolean isHan(char c) {
    return c >= '\u3400' && c <= '\u9fff';
  }

  /** The names that stand right before or behind a number of the same person. */
  List<TextSpan> beside(TextSpan number) {
    List<TextSpan> names = new ArrayList<>();
    before(number.start()).ifPresent(names::add);
    int at = number.end();
    while (at < text.length() && at - number.end() < BESIDE && isLoose(text.charAt(at))) {
      at++;
    }
    whole(at, hanEnd(at)).ifPresent(names::add);
    return names;
  }

  private Optional<TextSpan> before(int number) {
    int end = number;
    for (int n = 0; end > 0 && n < BESIDE + 2 && isLoose(text.charAt(end - 1)); n++) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start <= BESIDE && isHan(text.charAt(start - 1))) {
      start--;
    }
    return whole(start, end);
  }

  private static boolean isLoose(char c) {
    return " \t\u3000,，:：、|/;；-—+（(）)".indexOf(c) >= 0 || c == '男' || c == '女';
  }

  private int hanEnd(int start) {
    int end = start;
    while (end < text.length() && end - start <= BESIDE && isHan(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** A name that is a word of its own. */
  private Optional<TextSpan> whole(int start, int end) {
    if (end - start < 2 || end - start > BESIDE) {
      return Optional.empty();
    }
    String word = text.substring(start, end);
    int length = nameLength(word, false, false);
    boolean found = length > 0 && !isKept(word.substring(0, length));
    return found ? Optional.of(new TextSpan(start, start + length)) : Optional.empty();
  }
}
