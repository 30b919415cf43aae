package org.hulian.store.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.text.TextSpan;

/**
 * Finds number plates of mainland China (GA 36-2018): province, letter of the office, five
 * characters, or six of a car with a battery, of which the first or the last is a letter.
 */
final class PlateReader {
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

  /** Of these one says more than of provinces: 最新, 阿里云, 贵. */
  private static final String WORDS = "新云黑青贵宁吉甘";

  /** Letters that stand for messengers, which no office but one has. */
  private static final String MESSENGERS = "QVWqvwＱＶＷ";

  private static final Cues CUES = Cues.of("车牌 车牌号 号牌 牌照 车号 车辆 车主 爱车 座驾 车子 plate");
  private static final int REACH = 8;
  private static final int ORDINARY = 5;
  private static final int LEAST_DIGITS = 3;

  private static final String SPACE = "[ \\u3000]?";
  private static final String MARK = "[A-HJ-NP-Za-hj-np-zＡ-ＨＪ-ＮＰ-Ｚ0-9０-９]";
  private static final Pattern PLATE =
      Pattern.compile(
          "(?<office>["
              + PROVINCES
              + "]"
              + SPACE
              + "[A-HJ-Za-hj-zＡ-ＨＪ-Ｚ])(?<dot>[ \\u3000]?[·•・.‧—-]?[ \\u3000]?)"
              + "(?<marks>(?:"
              + MARK
              + SPACE
              + "){4,5}(?:"
              + MARK
              + "|[警学挂港澳领])(?![A-Za-z0-9Ａ-Ｚ０-９]))");

  private final String text;

  PlateReader(String text) {
    this.text = text;
  }

  /** Whether a plate may begin with this character. */
  static boolean isProvince(char c) {
    return PROVINCES.indexOf(c) >= 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 'Ａ' && c <= 'Ｚ');
  }

  List<TextSpan> all() {
    List<TextSpan> plates = new ArrayList<>();
    Matcher matcher = PLATE.matcher(text);
    while (matcher.find()) {
      if (isPlate(matcher)) {
        plates.add(new TextSpan(matcher.start(), matcher.end()));
      }
    }
    return plates;
  }

  private boolean isPlate(Matcher matcher) {
    String marks = matcher.group("marks").replaceAll("[ \u3000]", "");
    boolean fits = marks.length() == ORDINARY ? digits(marks) >= LEAST_DIGITS : isElectric(marks);
    if (!fits) {
      return false;
    }
    if (CUES.endsNear(text, matcher.start(), REACH)) {
      return true;
    }
    boolean together = matcher.group("marks").length() == marks.length();
    String office = matcher.group("office");
    boolean upper = !Character.isLowerCase(office.charAt(office.length() - 1));
    String dot = matcher.group("dot").strip();
    boolean dotted = !dot.isEmpty() && "·•・‧".contains(dot);
    boolean clear =
        WORDS.indexOf(office.charAt(0)) < 0
            && MESSENGERS.indexOf(office.charAt(office.length() - 1)) < 0;
    return together && upper && (dotted || clear);
  }

  private static boolean isElectric(String marks) {
    boolean first = isLetter(marks.charAt(0)) && digits(marks) >= ORDINARY - 1;
    boolean last = isLetter(marks.charAt(ORDINARY)) && digits(marks) == ORDINARY;
    return first || last;
  }

  private static long digits(String marks) {
    return marks.chars().filter(c -> Digits.decimal(c) >= 0).count();
  }
}
