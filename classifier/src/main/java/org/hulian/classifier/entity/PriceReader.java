package org.hulian.classifier.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.jspecify.annotations.Nullable;

/**
 * Reads prices: with a sign of money (35元一套, 五毛一张, 12-25元, $15, 1.2u), by the thing it is for
 * (40/次, 每月300, 包月350, 180一台), or as a number that is a clause of its own (一千二).
 */
public final class PriceReader {
  private static final String UNIT =
      "(?:套|个|張|张|条|條|次|单|單|份|台|臺|件|组|組|户|号|號|人|位|本|支|箱|包|部|版|片|只|对|帐|账号|月|年|天|日|周|季|小时|钟头|学期|学年|分钟|秒)";
  private static final String PER =
      "(?:\\s?(?:[/每]\\s?|一\\s?(?!条龙|起|律|定|般|直|样|手|对一))(?<unit>"
          + UNIT
          + "|[a-zа-яà-ỹ]{2,10})"
          + "|\\s(?:per|a|an|each|за|o|por|la|el|um|uma|một|cho|для)\\s(?<word>[a-zа-яà-ỹ]{2,12})"
          + "|\\s?(?<each>each|apiece|per\\b))?";
  private static final String W = "(?<number>" + Numbers.WESTERN + "(?:\\s?[万千百k])?)";
  private static final String UP =
      "(?:\\s?(?:-|~|～|–|—|到|至)\\s?(?<upper>" + Numbers.WESTERN + "[万千百k]?))?";
  private static final String LEAD = "(?<![\\d.a-z_@#])";

  /**
   * One way to write a price.
   *
   * @param cues pieces of which one stands in every match; digits are the cue if there are none
   */
  record Shape(List<String> cues, Pattern pattern) {
    boolean mayStandIn(FoldedText text) {
      return cues.isEmpty() ? text.digits() > 0 : text.holdsAny(cues);
    }
  }

  static final List<Shape> SHAPES =
      List.of(
          // 每月仅需30元, 每小时12
          shape(
              List.of(),
              "每(?<unit>月|年|天|周|小时|次|单|个|条|张|份|台|套|人)(?:仅需|只要|只需|才|收)?\\s?"
                  + W
                  + "(?<sign>\\s?"
                  + Currencies.AFTER
                  + ")?+(?![\\d.万千百k]|\\s?(?:[-~～–—到至]|[套个张条次份台单人]|小时|分钟|天|%))"),
          // $15, NT$9,800, ¥12-25
          shape(
              List.of(),
              "(?<![a-z])(?<sign>" + Currencies.BEFORE + ")\\s?" + W + UP + PER + "(?![\\d])"),
          // 25元到300元, 12-25元, 35元一套, 20u, 2.50 euros
          shape(
              List.of(),
              LEAD
                  + W
                  + "(?:\\s?"
                  + Currencies.AFTER
                  + ")?"
                  + UP
                  + "\\s?(?<sign>"
                  + Currencies.AFTER
                  + ")(?:\\d(?=一|/|$|[，,。\\s]))?"
                  + PER
                  + "(?:起(?!步|码))?"),
          // 五毛一张, 三十五块, 一百二十元
          shape(
              List.of("元", "块", "毛", "角", "分钱", "刀", "金"),
              "(?<number>"
                  + Numbers.CHINESE
                  + ")(?<sign>元(?!旦|素|气|宵|月|件)|块钱|块|毛钱|毛(?!病|巾|衣|利|坯|孩)|角(?!度|色|落|逐|钱)|分钱|刀|美元|美金|欧元|万块)"
                  + PER),
          // 二十米一次: only in the trade is a metre a yuan, so the unit must follow
          shape(
              List.of("米"),
              "(?<number>"
                  + Numbers.CHINESE
                  + "|"
                  + Numbers.WESTERN
                  + ")米(?=\\s?[一/每]\\s?(?<unit>"
                  + UNIT
                  + "))"),
          // 40/次, 200k/lần
          shape(
              List.of(),
              LEAD
                  + "(?<number>"
                  + Numbers.WESTERN
                  + "k?)\\s?/\\s?(?<unit>"
                  + UNIT
                  + "|lần|video|kit|acc|pcs)"),
          // 180一台, 60一个
          shape(
              List.of(),
              LEAD
                  + "(?<number>"
                  + Numbers.WESTERN
                  + ")(?=\\s?一\\s?(?<unit>套|个|张|条|次|单|份|台|件|组|户|号|人|位|本|支|箱|包|部|月|年|天))"),
          // 包月350, 月卡59年卡399, 一套30, 单个50, 底价15
          shape(
              List.of(),
              "(?:包(?<unit>月|年|天|周)|(?:月|年|周|季|天)卡|年费|月费|[一单每](?:套|个|张|条|次|单|份|台|件|组|户|号|人|位|箱|包|部)|单价|底价|打包价?|全套|预算|收费|只要|仅需|特价|会员|起)[:：]?\\s?"
                  + "(?<number>"
                  + Numbers.WESTERN
                  + ")(?![\\d万千w.]|\\s?(?:[套个张条次份台单人天箱组]|小时|分钟|秒|年|月|%|gb|g\\b))"),
          // 99全拿, 480 shipped, 1800发你, 88出
          shape(
              List.of(
                  "全拿",
                  "打包",
                  "包邮",
                  "出",
                  "发你",
                  "全包",
                  "搞定",
                  "起步",
                  "预付",
                  "shipped",
                  "negotiable",
                  "obo",
                  "firm",
                  "per",
                  "每"),
              LEAD
                  + "(?<number>\\d{1,6}(?:\\.\\d{1,2})?|"
                  + Numbers.CHINESE
                  + ")(?=\\s?(?:全拿|打包|包邮|出(?!租|生|版|现|来)|发你|全包|搞定|起步|预付|shipped|not negotiable|obo|firm|per\\b|打包带走|每单|每个|每次))"),
          // 社交类20、支付类90
          shape(
              List.of(),
              "(?:(?<=[，,、。：:；;\\s])|^)[\\u4e00-\\u9fff]{2,3}(?<number>\\d{2,4})(?=、[\\u4e00-\\u9fff]{2,3}\\d{2,4})"
                  + "|(?<=\\d、)[\\u4e00-\\u9fff]{2,3}(?<second>\\d{2,4})(?!\\d)"),
          // a clause that is a number alone
          shape(
              List.of("十", "百", "千", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
              "(?:(?<=[，,。；;！!？?、：:\\n])|^)\\s?(?<number>\\d{2,5}(?:\\.\\d{1,2})?|[一二两三四五六七八九](?:百|千)[一二三四五六七八九]?|[一二三四五六七八九]?十[一二三四五六七八九]?)\\s?(?=[，,。；;！!？?\\n]|$)"));

  private static final int LARGEST_BARE = 100_000;

  /** Makes a reader; it holds no state. */
  public PriceReader() {}

  private static Shape shape(List<String> cues, String regex) {
    return new Shape(cues, Pattern.compile(regex, Pattern.UNICODE_CASE));
  }

  /**
   * Reads the prices of a text.
   *
   * @param field the field that the text is of
   */
  public List<Entity> read(FieldRef field, FoldedText text) {
    Spans taken = new Spans();
    List<Entity> found = new ArrayList<>();
    for (Shape shape : SHAPES) {
      if (!shape.mayStandIn(text)) {
        continue;
      }
      Matcher matcher = shape.pattern().matcher(text.folded());
      while (matcher.find()) {
        price(field, text, matcher)
            .filter(price -> taken.take(price.at().span()))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Entity> price(FieldRef field, FoldedText text, Matcher matcher) {
    String name = group(matcher, "number") == null ? "second" : "number";
    @Nullable String number = group(matcher, name);
    @Nullable String sign = group(matcher, "sign");
    Optional<BigDecimal> amount = number == null ? Optional.empty() : Numbers.read(number);
    if (number == null || amount.isEmpty() || isNoPrice(sign, amount.get(), number)) {
      return Optional.empty();
    }
    Currencies.Money money = Currencies.of(sign);
    @Nullable String upper = group(matcher, "upper");
    @Nullable BigDecimal high =
        upper == null
            ? null
            : Numbers.read(upper).map(value -> value.multiply(money.factor())).orElse(null);
    boolean whole = sign != null || belongsWhole(matcher.group());
    int start = whole ? matcher.start() : matcher.start(name);
    int end = whole ? matcher.end() : matcher.end(name);
    return Optional.of(
        new Entity.Price(
            trimmed(field, text, start, end),
            amount.get().multiply(money.factor()),
            high,
            money.code(),
            unit(matcher)));
  }

  private static Mention trimmed(FieldRef field, FoldedText text, int from, int to) {
    int start = from;
    int end = to;
    while (Character.isWhitespace(text.folded().charAt(start))) {
      start++;
    }
    while (Character.isWhitespace(text.folded().charAt(end - 1))) {
      end--;
    }
    return text.mention(field, start, end);
  }

  /** 每月300, 40/次 and 社交类20 are one mention; other labels, such as 包月, stand before it. */
  private static boolean belongsWhole(String all) {
    return all.startsWith("每")
        || all.contains("/")
        || all.endsWith("米")
        || all.matches("[\\u4e00-\\u9fff]{2,3}类\\d+");
  }

  private static boolean isNoPrice(@Nullable String sign, BigDecimal amount, String number) {
    if (sign == null) {
      return amount.intValue() > LARGEST_BARE && !number.endsWith("k");
    }
    // 一块 is "together"; it is a price only in company.
    return number.equals("一") && sign.strip().equals("块");
  }

  private static @Nullable String unit(Matcher matcher) {
    @Nullable String unit = group(matcher, "unit");
    return unit == null ? group(matcher, "word") : unit;
  }

  private static @Nullable String group(Matcher matcher, String name) {
    return matcher.namedGroups().containsKey(name) ? matcher.group(name) : null;
  }
}
