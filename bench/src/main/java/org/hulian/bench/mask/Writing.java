package org.hulian.bench.mask;

import java.util.Random;

/** The ways in which sellers write a number so that no filter meets it. */
enum Writing {
  PLAIN("as it is"),
  FULL_WIDTH("full-width"),
  SPACED("spaced"),
  DASHED("dashed"),
  DOTTED("dotted"),
  SINGLE("digit by digit"),
  NUMERALS("Chinese numerals"),
  MIXED("some Chinese numerals"),
  LOOKALIKES("letters for digits"),
  CIRCLED("circled"),
  KEYCAPS("emoji digits"),
  INVISIBLE("invisible marks"),
  MATHEMATICAL("mathematical digits");

  private static final String CHINESE = "零一二三四五六七八九";
  private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";
  private static final String LETTERS = "Ol";
  private static final int GROUP = 4;

  private final String label;

  Writing(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  String write(String number, Random random) {
    return switch (this) {
      case PLAIN -> number;
      case FULL_WIDTH -> each(number, c -> (char) (c + 0xfee0));
      case SPACED -> grouped(number, random.nextInt(4) == 0 ? "\u3000" : " ");
      case DASHED -> grouped(number, random.nextInt(4) == 0 ? " - " : "-");
      case DOTTED -> grouped(number, random.nextBoolean() ? "." : "·");
      case SINGLE -> String.join(random.nextBoolean() ? " " : ".", number.split(""));
      case NUMERALS -> numerals(number, random.nextBoolean() ? CHINESE : FORMAL, random, 1);
      case MIXED -> numerals(number, CHINESE, random, 0.4);
      case LOOKALIKES -> lookalikes(number, random);
      case CIRCLED -> each(number, c -> c == '0' ? '⓪' : c == 'X' ? c : (char) ('①' + c - '1'));
      case KEYCAPS -> number.replaceAll("\\d", "$0\ufe0f\u20e3");
      case INVISIBLE -> number.replaceAll("(\\d{3})(?=\\d)", "$1\u200b");
      case MATHEMATICAL ->
          number
              .chars()
              .mapToObj(c -> c == 'X' ? "X" : Character.toString(0x1d7ce + c - '0'))
              .reduce("", String::concat);
    };
  }

  /** What becomes of a character. */
  private interface Change {
    char apply(char c);
  }

  private static String each(String number, Change change) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      written.append(change.apply(number.charAt(i)));
    }
    return written.toString();
  }

  private static String grouped(String number, String separator) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      written.append(i > 0 && i % GROUP == 0 ? separator : "").append(number.charAt(i));
    }
    return written.toString();
  }

  private static String numerals(String number, String forms, Random random, double share) {
    return each(number, c -> c != 'X' && random.nextDouble() < share ? forms.charAt(c - '0') : c);
  }

  /** Up to four of the zeros and ones. */
  private static String lookalikes(String number, Random random) {
    StringBuilder written = new StringBuilder(number);
    int left = 1 + random.nextInt(4);
    for (int i = 0; i < written.length() && left > 0; i++) {
      int digit = written.charAt(i) - '0';
      if (digit == 0 || digit == 1) {
        written.setCharAt(i, LETTERS.charAt(digit));
        left--;
      }
    }
    return written.toString();
  }
}
