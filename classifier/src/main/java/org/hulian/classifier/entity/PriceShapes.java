package org.hulian.classifier.entity;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The ways to write a price, on folded text, in the order in which they are tried. Each group says
 * a part: {@code number}, {@code upper} end of a range, {@code tail} for the tenths of 三块五, {@code
 * sign} of money, and for what it is: {@code unit}, {@code word} or {@code label}.
 */
final class PriceShapes {
  private static final String THING = "套|个|张|条|次|单|份|台|件|组|户";
  private static final String UNIT =
      "(?:" + THING + "|号|人|位|本|支|箱|包|部|版|片|只|对|帐|账号|月|年|天|日|周|季|小时|钟头|学期|学年|分钟|秒)";
  private static final String PER =
      "(?:\\s?(?:[/每]\\s?|一\\s?(?!条龙|起|律|定|般|直|样|手|对一))(?<unit>"
          + UNIT
          + "|[a-zа-яà-ỹ]{2,10})"
          + "|\\s(?:per|a|an|each|за|o|por|la|el|um|uma|một|cho|для)\\s(?<word>[a-zа-яà-ỹ]{2,12})"
          + "|\\s?(?<each>each|apiece|per(?![a-z])))?";
  private static final String WESTERN = Numbers.WESTERN + Numbers.FACTORS + "?";
  private static final String NUMBER = "(?<number>" + WESTERN + ")";
  private static final String TO = "\\s?[-~～–—到至]\\s?";
  private static final String UP = "(?:" + TO + "(?<upper>" + WESTERN + "))?";
  private static final String LEAD = "(?<![\\d.a-z_@#])";
  private static final String CLAUSE_END = "(?=\\s?(?:[，,。；;！!？?、\\n]|$))";

  /** The tenths after a sign of money: 三块五, 3块5一张, 三块五毛. */
  private static final String TAIL =
      "(?:(?<=[块元毛角])(?<tail>[一二两三四五六七八九伍陆]|\\d)[毛角]?"
          + "(?=\\s?一\\s?"
          + UNIT
          + "|\\s?/|[，,。；;！!？?、\\s]|包邮|起|$))?";

  /** A numeral that has a ten, hundred or thousand in it, so that it is no chance character. */
  private static final String TENS = "(?=[一二两三四五六七八九]{0,2}[十百千])" + Numbers.CHINESE;

  /** What is counted, not priced: 第五十一条, 共三十一个; and the middle of a numeral. */
  private static final String NO_COUNT = "(?<![\\d.第共满近约超前后零〇一二两三四五六七八九十百千万半])";

  static final List<PriceReader.Shape> ALL =
      List.of(
          perThing(),
          perThingInNumerals(),
          signBefore(),
          signAfter(),
          signAfterNumeral(),
          metres(),
          slash(),
          oneThing(),
          oneThingInNumerals(),
          label(),
          labelInNumerals(),
          takesAll(),
          listOfKinds(),
          numberAlone());

  private PriceShapes() {}

  /** 每月仅需30元, 每小时12. */
  private static PriceReader.Shape perThing() {
    return shape(
        "perThing",
        List.of(),
        "每(?<unit>月|年|天|周|小时|次|单|个|条|张|份|台|套|人)(?:仅需|只要|只需|才|收)?\\s?"
            + NUMBER
            + "(?<sign>\\s?"
            + Currencies.AFTER
            + ")?+(?![\\d.万千百k]|\\s?(?:[-~～–—到至]|[套个张条次份台单人]|小时|分钟|天|%))");
  }

  /** 每套三十, 每单一百二十元. */
  private static PriceReader.Shape perThingInNumerals() {
    return shape(
        "perThingInNumerals",
        List.of("每"),
        "每(?<unit>月|年|天|周|小时|次|单|个|条|张|份|台|套|人)(?:仅需|只要|只需|才|收)?\\s?(?<number>"
            + TENS
            + ")(?:(?<sign>元|块钱|块)|(?=\\s|起|包|左右|以上)|"
            + CLAUSE_END
            + ")");
  }

  /** $15, NT$9,800, ¥12-25. */
  private static PriceReader.Shape signBefore() {
    return shape(
        "signBefore",
        List.of(),
        "(?<![a-z])(?<sign>" + Currencies.BEFORE + ")\\s?" + NUMBER + UP + PER + "(?![\\d])");
  }

  /** 25元到300元, 12-25元, 35元一套, 3块5一张, 20u, 2.50 euros. */
  private static PriceReader.Shape signAfter() {
    return shape(
        "signAfter",
        List.of(),
        LEAD
            + NUMBER
            + "(?:\\s?"
            + Currencies.AFTER
            + ")?"
            + UP
            + "\\s?(?<sign>"
            + Currencies.AFTER
            + ")"
            + TAIL
            + PER
            + "(?:起(?!步|码))?");
  }

  /** 五毛一张, 三十五块, 五六毛, 三块五一张, 三十到五十块. */
  private static PriceReader.Shape signAfterNumeral() {
    return shape(
        "signAfterNumeral",
        List.of("元", "块", "毛", "角", "分钱", "刀", "金"),
        "(?<number>"
            + Numbers.CHINESE
            + ")(?:块?"
            + TO
            + "(?<upper>"
            + Numbers.CHINESE
            + "))?(?<sign>元(?!旦|素|气|宵|月|件)|块钱|块|毛钱|毛(?!病|巾|衣|利|坯|孩)"
            + "|角(?!度|色|落|逐|钱)|分钱|刀|美元|美金|欧元)"
            + TAIL
            + PER);
  }

  /** 二十米一次: only in the trade is a metre a yuan, so the unit must follow. */
  private static PriceReader.Shape metres() {
    return shape(
        "metres",
        List.of("米"),
        "(?<number>"
            + Numbers.CHINESE
            + "|"
            + Numbers.WESTERN
            + ")米(?=\\s?[一/每]\\s?(?<unit>"
            + UNIT
            + "))");
  }

  /** 40/次, 50-80/单, 200k/lần. */
  private static PriceReader.Shape slash() {
    return shape(
        "slash",
        List.of(),
        LEAD + NUMBER + UP + "\\s?/\\s?(?<unit>" + UNIT + "|lần|video|kit|acc|pcs)");
  }

  /** 180一台, 1k一套, 30~50一单. */
  private static PriceReader.Shape oneThing() {
    return shape(
        "oneThing",
        List.of(),
        LEAD + NUMBER + UP + "(?=\\s?一\\s?(?<unit>" + THING + "|号|人|位|本|支|箱|包|部|月|年|天|小时))");
  }

  /** 五十一单, 一百二一单, 两百五一台, 二三十一张; but 十一个 is eleven and 二十一天 are days. */
  private static PriceReader.Shape oneThingInNumerals() {
    return shape(
        "oneThingInNumerals",
        List.of("一"),
        NO_COUNT
            + "(?!十一)(?<number>"
            + TENS
            + ")(?<per>一(?<unit>套|个(?!月|人|小时|多|国|省|工)|张|条|次|单|份|台|件(?!套)|组|户"
            // 二十五一人 can be no number, whatever is counted.
            + "|(?<=[一二两三四五六七八九伍陆]一)(?:箱|包|部|人|位|本|支|只|小时)))");
  }

  /** 包月350, 月卡59, 一套30, 单个50, 底价15. */
  private static PriceReader.Shape label() {
    return shape(
        "label",
        List.of(),
        "(?:包(?<unit>月|年|天|周)|(?:月|年|周|季|天)卡|年费|月费|[一单每](?<label>"
            + THING
            + "|号|人|位|箱|包|部)|单价|底价|打包价?|全套|预算|收费|只要|仅需|特价|会员|起)[:：]?\\s?"
            + "(?<number>"
            + Numbers.WESTERN
            + "k?+)(?![\\dk万千w.]|\\s?(?:[套个张条次份台单人天箱组折斤颗瓶寸克米*×]|厘米|小时|分钟|秒|年|月|%|gb|g(?![a-z])))");
  }

  /** 一套五十, 单个三十; but not 一单一结 or 一套十分好. */
  private static PriceReader.Shape labelInNumerals() {
    return shape(
        "labelInNumerals",
        List.of("十", "百", "千"),
        "(?:[一单](?<label>"
            + THING
            + ")|单价|底价|打包价?)[:：]?\\s?(?:只要|仅需)?(?<number>"
            + TENS
            + ")(?:(?=\\s|起|包邮|左右|不议)|"
            + CLAUSE_END
            + ")");
  }

  /** 99全拿, 480 shipped, 1800发你, 88出. */
  private static PriceReader.Shape takesAll() {
    return shape(
        "takesAll",
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
            + ")(?=\\s?(?:全拿|打包|包邮|出(?!租|生|版|现|来)|发你|全包|搞定|起步|预付|shipped|not negotiable|obo|firm"
            + "|per(?![a-z])|每单|每个|每次))");
  }

  /** 社交类20、支付类90. */
  private static PriceReader.Shape listOfKinds() {
    return shape(
        "listOfKinds",
        List.of(),
        "(?:(?<=[，,、。：:；;\\s])|^)[\\u4e00-\\u9fff]{2,3}(?<number>\\d{2,4})(?=、[\\u4e00-\\u9fff]{2,3}\\d{2,4})"
            + "|(?<=\\d、)[\\u4e00-\\u9fff]{2,3}(?<second>\\d{2,4})(?!\\d)");
  }

  /** A clause that is a number alone: 机子，一千二，自提. */
  private static PriceReader.Shape numberAlone() {
    return shape(
        "numberAlone",
        List.of("十", "百", "千", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        "(?:(?<=[，,。；;！!？?、：:\\n])|^)\\s?(?<number>\\d{2,5}(?:\\.\\d{1,2})?|[一二两三四五六七八九](?:百|千)[一二三四五六七八九]?"
            + "|[一二两三四五六七八九]?十[一二三四五六七八九]?)\\s?(?=[，,。；;！!？?\\n]|$)");
  }

  private static PriceReader.Shape shape(String name, List<String> cues, String regex) {
    return new PriceReader.Shape(name, cues, Pattern.compile(regex, Pattern.UNICODE_CASE));
  }
}
