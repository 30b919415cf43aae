package org.hulian.index.query;

import java.util.Locale;
import java.util.Optional;

/** What a query can ask for beside words, as {@code name:value}. */
public enum Field {
  PLATFORM("平台"),
  SITE("站点"),
  CATEGORY("类别"),
  SEVERITY("程度"),
  /** Status of the case: open, escalated, violation, cleared, or none. */
  STATUS("状态"),
  /** Price band in yuan, as in the facet. */
  PRICE_BAND("价位"),
  /** Month of the first sighting, as in the facet. */
  MONTH("月份"),
  /** Language by the script of the text: zh, en, ja, ko, ru, other. */
  LANGUAGE("语言"),
  SELLER("卖家"),
  /** Handle of a contact, with or without its kind; an item may have several. */
  CONTACT("联系"),
  /** Price in hundredths of its currency's unit. */
  PRICE("价格"),
  /** Score of the verdict in millionths. */
  SCORE("分数"),
  /** First sighting in milliseconds since 1970, days in UTC. */
  SEEN("时间");

  private final String chinese;

  Field(String chinese) {
    this.chinese = chinese;
  }

  /** The name in queries, such as {@code price_band}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The Chinese name in queries. */
  public String chinese() {
    return chinese;
  }

  /** Whether it is asked for by a range rather than by a value. */
  public boolean isRange() {
    return this == PRICE || this == SCORE || this == SEEN;
  }

  /** Whether an item has one value of it at most, so that one of several is all it can have. */
  boolean isSingle() {
    return this != CONTACT;
  }

  static Optional<Field> of(String name) {
    for (Field field : values()) {
      if (field.key().equalsIgnoreCase(name) || field.chinese.equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
