package org.hulian.classifier.entity;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The signs of money met in offers, as ISO 4217 codes and factors. */
final class Currencies {
  /** Signs before the number, on folded text. */
  static final String BEFORE =
      "(?:nt\\$|hk\\$|us\\$|r\\$|s/|\\$|¥|￥|€|£|₽|₱|฿|rmb|usdt|usd|rp\\.?)";

  /** Signs after the number, on folded text. */
  static final String AFTER =
      "(?:元|圆|块钱|块|蚊|毛钱|毛|角|分钱|人民币|软妹币|rmb|cny|yuan|刀|美元|美金|美刀|usdt|usd|u(?![a-z0-9])|r(?![a-z0-9])"
          + "|dollars?|bucks?|cents?|欧元|欧(?!洲)|euros?|eur|€|英镑|pounds?|gbp|港币|港元|台币|新台币|泰铢|卢布"
          + "|руб(?:лей|ля)?|₽|р(?![а-я])|đ|vnđ|vnd|reais|pesos?|\\$)";

  private Currencies() {}

  /** What a sign stands for. */
  record Money(String code, BigDecimal factor) {}

  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  /**
   * Reads a sign of money; no sign is yuan, as it is on Chinese markets.
   *
   * @param sign folded, absent where the price has none
   */
  static Money of(@Nullable String sign) {
    String plain = sign == null ? "" : sign.strip();
    return switch (plain) {
      case "毛", "毛钱", "角" -> new Money("CNY", TENTH);
      case "分钱" -> new Money("CNY", HUNDREDTH);
      case "cent", "cents" -> new Money("USD", HUNDREDTH);
      case "u", "usdt" -> new Money("USDT", BigDecimal.ONE);
      case "hk$", "港币", "港元", "蚊" -> new Money("HKD", BigDecimal.ONE);
      case "nt$", "台币", "新台币" -> new Money("TWD", BigDecimal.ONE);
      case "r$", "reais" -> new Money("BRL", BigDecimal.ONE);
      case "đ", "vnđ", "vnd" -> new Money("VND", BigDecimal.ONE);
      case "₽", "卢布", "р" -> new Money("RUB", BigDecimal.ONE);
      case "₱", "peso", "pesos" -> new Money("PHP", BigDecimal.ONE);
      case "฿", "泰铢" -> new Money("THB", BigDecimal.ONE);
      case "rp", "rp." -> new Money("IDR", BigDecimal.ONE);
      case "€", "欧", "欧元", "eur", "euro", "euros" -> new Money("EUR", BigDecimal.ONE);
      case "£", "英镑", "gbp", "pound", "pounds" -> new Money("GBP", BigDecimal.ONE);
      case "$", "us$", "usd", "刀", "美元", "美金", "美刀", "dollar", "dollars", "buck", "bucks" ->
          new Money("USD", BigDecimal.ONE);
      default -> new Money(plain.startsWith("руб") ? "RUB" : "CNY", BigDecimal.ONE);
    };
  }
}
