package org.hulian.store.mask;

import java.util.regex.Pattern;

/** Words that invite to call or write to the number behind them. */
final class PhoneCue {
  private static final int REACH = 14;

  private static final Pattern CUE =
      Pattern.compile(
          "(?i)(电话|手机|致电|拨打|热线|联系|咨询|客服|微信|薇信|威信|加[vｖ微我薇]|[vｖ]信|[vwｖ][xｘ]|飞机|纸飞机|"
              + "tel|phone|call|sms|contact|whatsapp|wechat|telegram|tg)[^\\n]{0,3}$");

  /** Those among them that only sellers write. */
  private static final Pattern SELLERS =
      Pattern.compile(
          "(?i)(致电|拨打|热线|联系我|联系卖家|咨询|客服|微信|薇信|威信|加[vｖ微我薇]|[vｖ]信|[vwｖ][xｘ]|飞机|纸飞机|"
              + "sms|contact me|whatsapp|wechat|telegram|tg)[^\\n]{0,3}$");

  private PhoneCue() {}

  /** Whether such words stand before this place as only a seller writes of himself. */
  static boolean ofSeller(String text, int start) {
    return SELLERS.matcher(text.substring(Math.max(0, start - REACH), start)).find();
  }

  /** Whether such words stand before this place, on the same line and close to it. */
  static boolean before(String text, int start) {
    return CUE.matcher(text.substring(Math.max(0, start - REACH), start)).find();
  }
}
