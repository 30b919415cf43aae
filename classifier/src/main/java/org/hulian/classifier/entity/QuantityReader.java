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

/** Reads how much is on offer: 两万套, 100个起, 20GB, 库存18642, 3 in stock, 50 packs. */
public final class QuantityReader {
  private static final String CHINESE_UNITS =
      "套|个|張|张|条|條|次|单|單|份|台|臺|件|组|組|户|位|箱|部|人|省|号|號|家|支|只|包|本|万条|小时|分钟|天|秒|gb|g|tb|mb|t(?![a-z])";
  private static final String OTHER_UNITS =
      "sets?|packs?|kits?|pcs|pieces|accounts?|accs?|units?|clips?|videos?|photos?|selfies|profiles|records|hours?|hrs?|h|mins?|minutes|days?|комплект(?:ов|а)?|аккаунт(?:ов|а)?|шт"
          + "|in stock|per day|a day|комплект\\p{L}*|штук|шт|bộ|cái|bộ|unidades|conjuntos";

  private static final List<String> COUNTED =
      List.of("套", "个", "张", "条", "份", "台", "件", "组", "户", "箱", "部", "人", "省", "号", "时", "钟", "天");

  private static final Pattern IN_NUMERALS =
      Pattern.compile(
          "(?<number>(?!一[个套张条次单份台件组户位部人号家支只包本天年])"
              + Numbers.CHINESE
              + ")(?:多|余)?(?<unit>套|个|张|条|份|台|件|组|户|箱|部|人|省|号|小时|分钟|天)");

  private static final List<Pattern> IN_DIGITS =
      List.of(
          Pattern.compile(
              "(?<![\\d.a-z_@#])(?<number>"
                  + Numbers.WESTERN
                  + "\\s?[万千百wk]?(?:多|余)?)\\+?\\s?(?<unit>"
                  + CHINESE_UNITS
                  + ")(?![a-z])"),
          Pattern.compile(
              "(?<![\\d.a-z_@#$€£])(?<number>"
                  + Numbers.WESTERN
                  + "k?)\\s?(?<unit>"
                  + OTHER_UNITS
                  + ")\\b(?:\\s(?:in total|each))?"),
          Pattern.compile("(?:库存|现货|存货|余量)[:：]?\\s?(?<number>\\d{2,9}[万千]?)(?![\\d.]|\\s?元)"),
          Pattern.compile(
              "\\b(?:min|minimum|moq|at least|от)\\s(?<all>(?<number>\\d{1,7}))(?![\\d.]|\\s?[$€])"));

  /** Makes a reader; it holds no state. */
  public QuantityReader() {}

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
      IN_DIGITS.forEach(pattern -> read(pattern, field, text, taken, found));
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
    Optional<BigDecimal> amount = Numbers.read(matcher.group("number").replaceAll("[多余]", ""));
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
}
