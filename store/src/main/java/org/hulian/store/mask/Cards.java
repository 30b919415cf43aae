package org.hulian.store.mask;

import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.text.TextSpan;

/**
 * Tells bank cards from other long numbers by what stands before them and how they are grouped. Of
 * all numbers that begin as a card does, one in ten has a right check digit.
 */
final class Cards {
  private static final Cues ORDERS =
      Cues.of(
          "订单 单号 运单 快递 物流 流水 流水号 交易号 货号 条码 条形码 型号 批号 序列号 商品编号 商品编码 编码 发票 追踪 卷号 书号 SKU sku ISBN isbn"
              + " EAN ean JAN IMEI imei SN sn S/N order Order ORDER tracking Tracking 訂單 單號");
  private static final Cues CARDS = Cues.of("卡 卡号 账号 账户 帐号 card Card CARD 储蓄 借记 信用 银联");
  private static final int REACH = 6;
  private static final int FOUR = 4;
  private static final int SIX = 6;
  private static final String LISTS = ",，、/／|｜:：。~～'*";

  private final String text;

  Cards(String text) {
    this.text = text;
  }

  /** Whether a number of an order or of a product is what the words before it announce. */
  boolean isOrder(TextSpan number) {
    return ORDERS.endsNear(text, number.start(), REACH) && !isAnnounced(number);
  }

  private boolean isAnnounced(TextSpan number) {
    return CARDS.endsNear(text, number.start(), FOUR);
  }

  /** Whether a number with the digits of a card is one; a handle goes on with digits too. */
  boolean isCard(TextSpan span) {
    return !isOrder(span) && (isAnnounced(span) || (!isOfHandle(span) && isGrouped(span)));
  }

  /** Whether 15 digits of an identity number are one. */
  boolean isOldIdentity(TextSpan span) {
    return !isOrder(span) && isGrouped(span);
  }

  private boolean isOfHandle(TextSpan span) {
    char before = span.start() == 0 ? ' ' : text.charAt(span.start() - 1);
    return before == '_' || (before < 0x80 && Character.isLetter(before));
  }

  /** In one piece, digit by digit, by fours, or beginning with six; prices end in zeros. */
  private boolean isGrouped(TextSpan span) {
    List<Integer> groups = new ArrayList<>();
    int group = 0;
    int zeros = 0;
    boolean list = false;
    for (int i = span.start(); i < span.end(); i++) {
      char c = text.charAt(i);
      if (!Digits.WIDE.separates(c)) {
        group += Digits.WIDE.passes(c) || Character.isLowSurrogate(c) ? 0 : 1;
        continue;
      }
      list |= LISTS.indexOf(c) >= 0;
      if (group > 0) {
        groups.add(group);
        zeros += Digits.decimal(text.charAt(i - 1)) == 0 ? 1 : 0;
        group = 0;
      }
    }
    boolean prices = !groups.isEmpty() && zeros == groups.size();
    boolean whole = groups.isEmpty() || (group == 1 && isEach(groups, 1));
    boolean shaped =
        !whole && ((isEach(groups, FOUR) && group <= FOUR) || groups.getFirst() == SIX);
    return whole || (!list && !prices && shaped);
  }

  private static boolean isEach(List<Integer> groups, int size) {
    return groups.stream().allMatch(group -> group == size);
  }
}
