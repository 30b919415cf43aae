package org.hulian.listing.finding;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A thing that a listing names, with its typed parts. */
public sealed interface Entity {
  /** Where it stands. */
  Mention at();

  /** Name of the type in feeds, such as {@code PRICE}. */
  String type();

  /**
   * The same entity, told otherwise.
   *
   * @param place where it stands, with the words that stand there now
   * @param name says what a handle or a tool's name becomes
   */
  default Entity told(Mention place, UnaryOperator<String> name) {
    return switch (this) {
      case Price price -> new Price(place, price.amount, price.upper, price.currency, price.unit);
      case Quantity quantity -> new Quantity(place, quantity.amount, quantity.unit);
      case Contact contact -> new Contact(place, contact.kind, name.apply(contact.handle));
      case TargetPlatform target -> new TargetPlatform(place, target.name);
      case NamedTool tool -> new NamedTool(place, name.apply(tool.name));
    };
  }

  /**
   * A price in the text.
   *
   * @param amount the price, or the lower end of a range
   * @param upper the upper end of a range, else absent
   * @param currency ISO 4217 code, or {@code USDT}
   * @param unit what it is for, such as 套 or 次, absent if not said
   */
  record Price(
      Mention at,
      BigDecimal amount,
      @Nullable BigDecimal upper,
      String currency,
      @Nullable String unit)
      implements Entity {
    @Override
    public String type() {
      return "PRICE";
    }
  }

  /**
   * How much is on offer.
   *
   * @param amount how many, at least
   * @param unit of what, such as 套 or GB
   */
  record Quantity(Mention at, BigDecimal amount, String unit) implements Entity {
    @Override
    public String type() {
      return "QUANTITY";
    }
  }

  /**
   * A way to reach the seller.
   *
   * @param kind such as {@code wechat}, {@code qq}, {@code telegram}, {@code phone}
   * @param handle with its disguise undone
   */
  record Contact(Mention at, String kind, String handle) implements Entity {
    @Override
    public String type() {
      return "CONTACT";
    }
  }

  /**
   * The platform whose check is to be passed.
   *
   * @param name its usual name
   */
  record TargetPlatform(Mention at, String name) implements Entity {
    @Override
    public String type() {
      return "TARGET_PLATFORM";
    }
  }

  /**
   * A tool of the trade by its name; a name alone is no offer.
   *
   * @param name its usual name
   */
  record NamedTool(Mention at, String name) implements Entity {
    @Override
    public String type() {
      return "NAMED_TOOL";
    }
  }
}
