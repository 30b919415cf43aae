package org.hulian.classifier.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.text.TextSpan;
import org.jspecify.annotations.Nullable;

/**
 * Reads how much is on offer: 两万套, 100个起, 1000-5000套, 20GB, 库存18642, 3 in stock, 50 packs. A range
 * is read by its lower end.
 */
public final class QuantityReader {
  /** A set of four is one thing: 四件套 is no quantity. */
  private static final String PIECES = "件(?!\\s?套)";

  private static final String CHINESE_UNITS =
      "套|个|张|条|次|单|份|台|" + PIECES + "|组|户|位|箱|部|人|省|号|家|支|只|包|本|小时|分钟|天|秒|gb|g|tb|mb|t(?![a-z])";
  private static final String OTHER_UNITS =
      "sets?|packs?|kits?|pcs|pieces|accounts?|accs?|units?|clips?|videos?|photos?|selfies|profiles"
          + "|records|hours?|hrs?|h|mins?|minutes|days?|in stock|per day|a day"
          + "|комплект\\p{L}{0,4}|аккаунт\\p{L}{0,4}|штук\\p{L}?|шт|bộ|cái|unidades|conjuntos";

  private static final List<String> COUNTED =
      List.of("套", "个", "张", "条", "份", "台", "件", "组", "户", "箱", "部", "人", "省", "号", "时", "钟", "天");

  private static final String TO = "\\s?[-~～–—到至]\\s?";

  /**
   * Unlike {@code \\b} it knows the letters of every alphabet; a Chinese character is a new word.
   */
  private static final String WORD_END = "(?![\\p{L}\\p{N}_&&[^\\p{IsHan}]])";

  /** 两万套, 三到五台; but 第三条 is no quantity, and 800万条 has more before it. */
  private static final Pattern IN_NUMERALS =
      Pattern.compile(
          "(?<![第零〇一二两三四五六七八九十百千万半])(?:(?<![\\d.])|(?![一百千万亿]))(?<number>(?!一[个套张条次单份台件组户位部人号家支只包本天年])"
              + Numbers.CHINESE
              + ")(?:"
              + TO
              + "(?<upper>"
              + Numbers.CHINESE
              + "))?(?:多|余)?(?<unit>套|个|张|条|份|台|"
              + PIECES
              + "|组|户|箱|部|人|省|号|小时|分钟|天)");

  /** 100套, 1.5万套, 1000-5000套, 20GB. */
  private static final Pattern IN_DIGITS =
      Pattern.compile(
          "(?<![\\d.a-z_@#])"
              + range(Numbers.WESTERN + Numbers.FACTORS + "?(?:多|余)?")
              + "\\+?\\s?(?<unit>"
              + CHINESE_UNITS
              + ")(?![a-z])");

  /** 50 packs, 3 in stock, 500 комплектов, 20 шт. */
  private static final Pattern IN_OTHER_LANGUAGES =
      Pattern.compile(
          "(?<![\\d.a-z_@#$€£])"
              + range(Numbers.WESTERN + "k?")
              + "\\s?(?<unit>"
              + OTHER_UNITS
              + ")"
              + WORD_END
              + "(?:\\s(?:in total|each))?");

  /** 库存18642. */
  private static final Pattern STOCK =
      Pattern.compile("(?:库存|现货|存货|余量)[:：]?\\s?(?<number>\\d{2,9}[万千]?)(?![\\d.]|\\s?元)");

  /** Min 100, moq 50, от 100. */
  private static final Pattern AT_LEAST =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_&&[^\\p{IsHan}]])(?:min|minimum|moq|at least|от)\\s(?<all>(?<number>\\d{1,7}))(?![\\d.]|\\s?[$€])");

  private static final List<Pattern> WITH_DIGITS =
      List.of(IN_DIGITS, IN_OTHER_LANGUAGES, STOCK, AT_LEAST);

  /** Makes a reader; it holds no state. */
  public QuantityReader() {}

  private static String range(String number) {
    return "(?<number>" + number + ")(?:" + TO + "(?<upper>" + number + "))?";
  }

  /**
   * Reads the quantities of a text.
   *
   * @param field the field that the text is of
   * @param prices what is already read as a price, and so is no quantity
   */
  public List<Entity> read(FieldRef field, FoldedText text, List<Entity> prices) {
    Spans taken = new Spans();
    prices.forEach(price -> taken.take(price.at().span()));
    List<Entity> found = new ArrayList<>();
    if (text.holdsAny(COUNTED)) {
      read(IN_NUMERALS, field, text, taken, found);
    }
    if (text.digits() > 0) {
      WITH_DIGITS.forEach(pattern -> read(pattern, field, text, taken, found));
    }
    return found;
  }

  private static void read(
      Pattern pattern, FieldRef field, FoldedText text, Spans taken, List<Entity> found) {
    Matcher matcher = pattern.matcher(text.folded());
    while (matcher.find()) {
      quantity(field, text, matcher, taken).ifPresent(found::add);
    }
  }

  private static Optional<Entity> quantity(
      FieldRef field, FoldedText text, Matcher matcher, Spans taken) {
    @Nullable String upper =
        matcher.namedGroups().containsKey("upper") ? matcher.group("upper") : null;
    Optional<BigDecimal> amount =
        Numbers.ends(exact(matcher.group("number")), upper == null ? null : exact(upper))
            .map(Numbers.Ends::low);
    boolean labelled = !matcher.namedGroups().containsKey("unit");
    int start =
        labelled && !matcher.group().startsWith("min") ? matcher.start("number") : matcher.start();
    TextSpan span = text.toOriginal(start, matcher.end());
    if (amount.isEmpty() || !taken.take(span)) {
      return Optional.empty();
    }
    @Nullable String unit = labelled ? null : matcher.group("unit");
    return Optional.of(
        new Entity.Quantity(
            text.mention(field, start, matcher.end()), amount.get(), unit == null ? "份" : unit));
  }

  private static String exact(String number) {
    return number.replaceAll("[多余]", "");
  }
}
