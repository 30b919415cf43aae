package org.hulian.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Term;

/** Lines of 30 to 300 characters: everyday goods, one in twenty with words of the trade. Seeded. */
final class GeneratedLines {
  private static final String[] EVERYDAY = {
    "全新",
    "自用",
    "九成新",
    "包邮",
    "当天发货",
    "支持退换",
    "尺码齐全",
    "颜色可选",
    "送运费险",
    "厂家直销",
    "二手自行车",
    "全棉被套",
    "蓝牙耳机",
    "电饭煲",
    "新鲜水果",
    "儿童玩具",
    "考研资料",
    "手机壳",
    "充电器",
    "行李箱",
    "成色很好",
    "没有拆修",
    "价格可以小刀",
    "喜欢的联系",
    "同城自提",
    "拍下就发",
    "质量有保证",
    "售后无忧",
    "iPhone 15",
    "size XL",
    "500g",
    "2026新款",
    "，",
    "。",
    "！",
    " "
  };
  private static final int SHORTEST = 30;
  private static final int LONGEST = 300;
  private static final int ONE_IN = 20;

  private GeneratedLines() {}

  static List<String> make(int count, Lexicon lexicon, long seed) {
    Random random = new Random(seed);
    List<Term> trade = new ArrayList<>(lexicon.of(Sense.GOODS));
    trade.addAll(lexicon.of(Sense.DEED));
    List<String> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = SHORTEST + random.nextInt(LONGEST - SHORTEST);
      StringBuilder line = new StringBuilder();
      while (line.length() < length) {
        line.append(EVERYDAY[random.nextInt(EVERYDAY.length)]);
      }
      if (i % ONE_IN == 0) {
        line.insert(line.length() / 2, trade.get(random.nextInt(trade.size())).text());
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
