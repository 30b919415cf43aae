package org.hulian.store.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hulian.listing.text.TextSpan;

/**
 * Finds postal addresses: a chain of region, street and number whose levels only descend. They
 * count behind a word such as 住址; without one only beside another fact about the person, and then
 * from the province on and down to a number. A city or a quarter alone leads to nobody's door.
 */
final class AddressReader {
  /** Behind these somebody's own address stands. */
  private static final Cues STRONG =
      Cues.of(
          "住址 户籍 户籍地 户籍地址 户口 户口所在地 户籍所在地 籍贯 现住 现住址 家住 居住地 居住地址 居住在 住所 家庭地址 住宅 身份证地址 证件地址"
              + " 收货地址 收件地址 寄件地址");

  /** Behind these any address may stand. */
  private static final Cues WEAK = Cues.of("地址 住在 常住 常住地 寄到 寄往");

  /** An address of these is where a trade is, not where somebody lives. */
  private static final Cues TRADE =
      Cues.of(
          "店铺 门店 本店 公司 仓库 工厂 厂家 办公 发货 自提 面交 交易 取件 退货 寄回 商家 卖家 客服 网站 网址 官网 企业 营业 经营 店面 实体店 无 无需 上课"
              + " 教学 培训 活动 集合 上门 到店");

  private static final Cues LABELS = Cues.of("电话 手机 微信 身份 姓名 联系 邮编 邮箱 卡号 银行 车牌 性别 年龄 出生");

  private static final List<String> PROVINCES =
      List.of(
          ("北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾"
                  + " 内蒙古 广西 西藏 宁夏 新疆 香港 澳门")
              .split(" "));

  private static final String REGION = "省市区县旗州盟镇乡";
  private static final String STREET = "路街巷弄道村庄园苑城里湾府寨屯坊桥庭邨社厦";
  private static final String NUMBER = "号栋幢座室楼层房户组队元";
  private static final String GAP = " \t\u3000:：=是为在】」\"";
  private static final String STOPS = "，,。；;！!？?\n\r|｜、/";
  private static final int MAX_GAP = 3;
  private static final int BETWEEN_UNITS = 10;

  /** No address is longer; so a text made of streets alone costs no more than another. */
  private static final int LONGEST = 100;

  private static final int BEFORE_CUE = 4;

  private final String text;

  AddressReader(String text) {
    this.text = text;
  }

  /** One of these stands in every text in which an address is found. */
  static String lastCharacters() {
    return STRONG.lastCharacters() + WEAK.lastCharacters();
  }

  /**
   * Finds the addresses behind a word that says so.
   *
   * @param theirs takes those where somebody lives
   * @param others takes the others, with a region at least
   */
  void cued(Consumer<TextSpan> theirs, Consumer<TextSpan> others) {
    int from = 0;
    for (int end = 1; end <= text.length(); end++) {
      int strong = STRONG.startOfWordBefore(text, end);
      int cue = strong >= 0 ? strong : WEAK.startOfWordBefore(text, end);
      if (cue >= from && !TRADE.endsNear(text, cue, BEFORE_CUE)) {
        int start = afterGap(end);
        Chain chain = new Chain(start).read();
        if (chain.isDoor() && (strong >= 0 || chain.regions > 0)) {
          (strong >= 0 ? theirs : others).accept(new TextSpan(start, chain.end));
          from = chain.end;
        }
      }
    }
  }

  private int afterGap(int from) {
    int at = from;
    while (at < text.length() && at - from < MAX_GAP && GAP.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** The addresses of a piece of the text that begin with a province and go down to a number. */
  List<TextSpan> within(int start, int end) {
    List<TextSpan> found = new ArrayList<>();
    int from = start;
    while (from < end) {
      if (isProvince(from)) {
        Chain chain = new Chain(from).read();
        if (chain.isDoor() && chain.numbers > 0 && !TRADE.endsNear(text, from, 2 * BEFORE_CUE)) {
          found.add(new TextSpan(from, chain.end));
          from = chain.end;
        }
      }
      from++;
    }
    return found;
  }

  private boolean isProvince(int at) {
    for (String province : PROVINCES) {
      if (text.startsWith(province, at)) {
        return true;
      }
    }
    return false;
  }

  /** An address as far as it has been read. */
  private final class Chain {
    private final int start;
    private int end;
    private int regions;
    private int streets;
    private int numbers;

    Chain(int start) {
      this.start = start;
      this.end = start;
    }

    /** Reads unit by unit; whatever stands too far behind the last one is no part of it. */
    Chain read() {
      int last = Math.min(text.length(), start + LONGEST);
      for (int i = start; i < last && i - end <= BETWEEN_UNITS; i++) {
        char c = text.charAt(i);
        if (STOPS.indexOf(c) >= 0 || (i > start && LABELS.beginsAt(text, i))) {
          return this;
        }
        take(c, i);
      }
      return this;
    }

    private void take(char c, int i) {
      if (i == start) {
        return;
      }
      char before = text.charAt(i - 1);
      if (NUMBER.indexOf(c) >= 0 && isNumeral(before)) {
        numbers++;
        end = i + 1;
      } else if (numbers > 0) {
        takeRest(c, i);
      } else if (STREET.indexOf(c) >= 0 && isNamed(before)) {
        streets++;
        end = i + 1;
      } else if (REGION.indexOf(c) >= 0 && isNamed(before) && isInOrder(before)) {
        regions++;
        end = i + 1;
      }
    }

    /** Digits right behind a number, as in 3栋1203. */
    private void takeRest(char c, int i) {
      boolean joined = i == end || (i == end + 1 && isHyphen(text.charAt(end)));
      if (joined && Digits.decimal(c) >= 0) {
        end = i + 1;
      }
    }

    /** 小区, 社区 and 园区 come behind a street; other regions do not. */
    private boolean isInOrder(char before) {
      return streets == 0 || "小社园院".indexOf(before) >= 0;
    }

    /** Region and street, street and number, or region and number. */
    boolean isDoor() {
      int levels = Math.min(1, regions) + Math.min(1, streets) + Math.min(1, numbers);
      return levels >= 2 || regions > 2;
    }
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '－' || c == '—' || c == '之' || c == '单';
  }

  private static boolean isNamed(char before) {
    return NameReader.isHan(before) || Character.isLetterOrDigit(before);
  }

  private static boolean isNumeral(char c) {
    return Digits.decimal(c) >= 0
        || "零〇一二三四五六七八九十百甲乙丙丁单".indexOf(c) >= 0
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= 'Ａ' && c <= 'Ｚ');
  }
}
