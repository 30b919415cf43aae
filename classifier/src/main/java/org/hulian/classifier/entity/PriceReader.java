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
  /**
   * One way to write a price.
   *
   * @param name for those who read a failed test
   * @param cues pieces of which one stands in every match; digits are the cue if there are none
   */
  record Shape(String name, List<String> cues, Pattern pattern) {
    boolean mayStandIn(FoldedText text) {
      return cues.isEmpty() ? text.digits() > 0 : text.holdsAny(cues);
    }
  }

  static final List<Shape> SHAPES = PriceShapes.ALL;

  private static final List<String> UNITS = List.of("unit", "word", "label");
  private static final BigDecimal LARGEST_BARE = BigDecimal.valueOf(100_000);
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  /** Makes a reader; it holds no state. */
  public PriceReader() {}

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
    @Nullable String upper = group(matcher, "upper");
    @Nullable String sign = group(matcher, "sign");
    Optional<Numbers.Ends> read = number == null ? Optional.empty() : Numbers.ends(number, upper);
    if (number == null || read.isEmpty() || isNoPrice(matcher, read.get().low(), number)) {
      return Optional.empty();
    }
    Currencies.Money money = Currencies.of(sign);
    BigDecimal tail = tenths(group(matcher, "tail"));
    BigDecimal low = read.get().low();
    @Nullable BigDecimal high = read.get().high();
    boolean whole = sign != null || belongsWhole(matcher);
    int start = whole ? matcher.start() : matcher.start(name);
    int end = whole ? matcher.end() : matcher.end(upper == null ? name : "unit");
    return Optional.of(
        new Entity.Price(
            trimmed(field, text, start, end),
            (high == null ? low.add(tail) : low).multiply(money.factor()),
            high == null ? null : high.add(tail).multiply(money.factor()),
            money.code(),
            unit(matcher)));
  }

  /** 三块五 is three and five tenths. */
  private static BigDecimal tenths(@Nullable String tail) {
    return tail == null
        ? BigDecimal.ZERO
        : Numbers.read(tail).map(TENTH::multiply).orElse(BigDecimal.ZERO);
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

  /** 每月300, 40/次, 五十一单 and 社交类20 are one mention; other labels, such as 包月, stand before it. */
  private static boolean belongsWhole(Matcher matcher) {
    String all = matcher.group();
    return group(matcher, "per") != null
        || all.startsWith("每")
        || all.contains("/")
        || all.endsWith("米")
        || all.matches("[\\u4e00-\\u9fff]{2,3}类\\d+");
  }

  private static boolean isNoPrice(Matcher matcher, BigDecimal amount, String number) {
    @Nullable String sign = group(matcher, "sign");
    // Sums with 亿 are those of banks and courts.
    if (number.contains("亿")) {
      return true;
    }
    if (sign == null) {
      return amount.compareTo(LARGEST_BARE) > 0 && !number.endsWith("k");
    }
    // 一块 is "together"; it is a price only in company: 一块二, 一块一张.
    return number.equals("一")
        && sign.strip().equals("块")
        && group(matcher, "tail") == null
        && unit(matcher) == null;
  }

  private static @Nullable String unit(Matcher matcher) {
    for (String name : UNITS) {
      @Nullable String unit = group(matcher, name);
      if (unit != null) {
        return unit;
      }
    }
    return null;
  }

  private static @Nullable String group(Matcher matcher, String name) {
    return matcher.namedGroups().containsKey(name) ? matcher.group(name) : null;
  }
}
