package org.hulian.crawler.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as pages print them, absolute or counted from the moment of the look. Chinese and
 * English. Immutable.
 */
final class DateReader {
  private static final int LONGEST = 200;
  private static final Vocabulary WORDS = Vocabulary.standard();
  private static final BitSet SIGNS = signs();
  private static final List<String> LATIN_SIGNS =
      List.of(
          "jan",
          "feb",
          "mar",
          "apr",
          "may",
          "jun",
          "jul",
          "aug",
          "sep",
          "oct",
          "nov",
          "dec",
          "ago",
          "today",
          "yesterday",
          "now",
          "moment");
  private static final String MONTHS =
      "(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?";
  private static final String CLOCK =
      "(?:\\s*(?:,|at|-|–|—|·|\\|)?\\s*(%s)?\\s*(\\d{1,2})[:：](\\d{2})(?:[:：](\\d{2}))?(?:[.,]\\d+)?\\s*(%s|%s)?)?"
          .formatted(
              either("am", "pm"), WORDS.dateAlternatives("am"), WORDS.dateAlternatives("pm"));
  private static final String ZONE =
      "\\s*\\(?(Z\\b|[+-]\\d{2}:?\\d{2}\\b|(?:UTC|GMT)\\b(?!\\s?[+-]))?";

  /**
   * 2026-11-20 08:58:25, 2026/11/20, 2026.11.20, 2026年11月20日 (五) 下午3:05, 2026-11-20T08:58:25+08:00
   */
  private static final Pattern YEAR_FIRST =
      pattern(
          "(?<!\\d)(\\d{4})\\s*(?:[-/.]|%s)\\s*(\\d{1,2})\\s*(?:[-/.]|%s)\\s*(\\d{1,2})(?!\\d)(?:\\s*%s)?(?:\\s*[(（]\\p{IsHan}{1,3}[)）])?(?:T|\\b)?"
                  .formatted(word("year"), word("month"), word("day"))
              + CLOCK
              + ZONE);

  /** Nov 20, 2026 8:58 am */
  private static final Pattern MONTH_FIRST =
      pattern("\\b" + MONTHS + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})" + CLOCK + ZONE);

  /** 20 Nov 2026, 08:58 */
  private static final Pattern DAY_FIRST =
      pattern(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+" + MONTHS + "[\\s,-]+(\\d{4})" + CLOCK + ZONE);

  /** 08:58, 20 November 2026 */
  private static final Pattern CLOCK_FIRST =
      pattern("(?<![\\d:])(\\d{1,2}:\\d{2}),\\s+(\\d{1,2}\\s+" + MONTHS + "\\s+\\d{4})");

  /** 11-20-2026 or 20.11.2026: points mean day first, other marks month first where possible. */
  private static final Pattern YEAR_LAST =
      pattern("(?<!\\d)(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?!\\d)" + CLOCK + ZONE);

  /** 11-20 08:58, 11月20日 */
  private static final Pattern NO_YEAR =
      pattern(
          "(?<![\\d-])(\\d{1,2})(?:-|%s)(\\d{1,2})(?![\\d-])(?:\\s*%s)?"
                  .formatted(word("month"), word("day"))
              + CLOCK);

  private static final Pattern NAMED_DAY =
      pattern(
          "(?:(?<before>%s)|(?<yesterday>%s)|(?<today>%s))"
                  .formatted(word("beforeYesterday"), word("yesterday"), word("today"))
              + CLOCK);

  private static final Pattern AGO =
      pattern(
          "(?:(?<n>\\d{1,4})|(?<half>%s)|(?<one>%s))\\s*(?:(?<months>%s)|(?<years>%s)|(?<week>%s)|(?<days>%s)|(?<hour>%s)|(?<minute>%s)|(?<second>%s))\\s*(?:%s)"
              .formatted(
                  word("half"),
                  word("one"),
                  word("months"),
                  word("years"),
                  word("week"),
                  word("days"),
                  word("hour"),
                  word("minute"),
                  word("second"),
                  word("ago")));

  private static final Pattern EPOCH = Pattern.compile("\\s*(1\\d{9})(\\d{3})?\\s*");

  /**
   * A moment as printed.
   *
   * @param relative whether it was counted from the moment of the look, and so is inexact
   */
  record Stamp(OffsetDateTime time, boolean relative) {}

  private final OffsetDateTime looked;

  /**
   * Reads dates of one page.
   *
   * @param fetchedAt the moment of the look, from which relative dates count
   * @param zone of dates without one
   */
  DateReader(Instant fetchedAt, ZoneOffset zone) {
    looked = fetchedAt.atOffset(zone);
  }

  /** The first date in a text; empty if it has none, or is long enough to be prose. */
  Optional<Stamp> read(@Nullable String raw) {
    if (raw == null || raw.length() > LONGEST) {
      return Optional.empty();
    }
    String text = CLOCK_FIRST.matcher(raw.replace('\u00A0', ' ')).replaceFirst("$2, $1");
    try {
      return absolute(text).map(t -> new Stamp(t, false)).or(() -> relative(text));
    } catch (DateTimeException e) {
      // A number that looks like a date and is none, such as 2026-13-45.
      return Optional.empty();
    }
  }

  /** A quick look that spares most texts the slow one: whether there is any sign of a date. */
  static boolean hopeful(String text) {
    boolean digit = false;
    boolean separated = false;
    boolean letter = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean number = c >= '0' && c <= '9';
      separated |= digit && (c == '-' || c == '/' || c == ':' || c == '.');
      digit |= number;
      letter |= c >= 'a' && c <= 'z';
      if (SIGNS.get(c)) {
        return true;
      }
    }
    if (digit && separated) {
      return true;
    }
    String lower = letter ? text.toLowerCase(Locale.ROOT) : "";
    return LATIN_SIGNS.stream().anyMatch(lower::contains);
  }

  /** The characters of all date words that are not Latin. */
  private static BitSet signs() {
    BitSet signs = new BitSet();
    for (String kind :
        List.of("year", "month", "today", "yesterday", "beforeYesterday", "ago", "now")) {
      WORDS.date(kind).forEach(word -> word.chars().filter(c -> c > 0x7F).forEach(signs::set));
    }
    return signs;
  }

  /** Whether a text is a date and little else. */
  boolean isDate(String text) {
    return text.length() <= 80 && read(text).isPresent();
  }

  private Optional<OffsetDateTime> absolute(String text) {
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      return Optional.of(
          Instant.ofEpochSecond(Long.parseLong(epoch.group(1))).atOffset(looked.getOffset()));
    }
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.find()) {
      return Optional.of(at(date(m.group(1), m.group(2), m.group(3)), m, 4));
    }
    m = MONTH_FIRST.matcher(text);
    if (m.find()) {
      return Optional.of(at(date(m.group(3), month(m.group(1)), m.group(2)), m, 4));
    }
    m = DAY_FIRST.matcher(text);
    if (m.find()) {
      return Optional.of(at(date(m.group(3), month(m.group(2)), m.group(1)), m, 4));
    }
    m = YEAR_LAST.matcher(text);
    if (m.find()) {
      boolean dayFirst = m.group(2).equals(".") || Integer.parseInt(m.group(1)) > 12;
      String month = dayFirst ? m.group(3) : m.group(1);
      return Optional.of(at(date(m.group(4), month, dayFirst ? m.group(1) : m.group(3)), m, 5));
    }
    return withoutYear(text);
  }

  private Optional<OffsetDateTime> withoutYear(String text) {
    Matcher m = NO_YEAR.matcher(text);
    if (!m.find() || Integer.parseInt(m.group(1)) > 12) {
      return Optional.empty();
    }
    OffsetDateTime time = at(date("" + looked.getYear(), m.group(1), m.group(2)), m, 3);
    return Optional.of(time.isAfter(looked.plusDays(1)) ? time.minusYears(1) : time);
  }

  private Optional<Stamp> relative(String text) {
    Matcher ago = AGO.matcher(text);
    if (ago.find()) {
      return Optional.of(new Stamp(back(ago), true));
    }
    Matcher day = NAMED_DAY.matcher(text);
    if (day.find()) {
      int days = day.group("before") != null ? 2 : day.group("yesterday") != null ? 1 : 0;
      OffsetDateTime time = at(looked.toLocalDate().minusDays(days), day, 4);
      return Optional.of(new Stamp(time, day.group(5) == null));
    }
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.length() < 40 && WORDS.date("now").stream().anyMatch(lower::contains)
        ? Optional.of(new Stamp(looked, true))
        : Optional.empty();
  }

  private OffsetDateTime back(Matcher m) {
    boolean half = m.group("half") != null;
    long n = m.group("n") == null ? 1 : Long.parseLong(m.group("n"));
    if (half && m.group("hour") != null) {
      return looked.minusMinutes(30);
    }
    for (var unit :
        List.of(
            Map.entry("second", ChronoUnit.SECONDS),
            Map.entry("minute", ChronoUnit.MINUTES),
            Map.entry("hour", ChronoUnit.HOURS),
            Map.entry("days", ChronoUnit.DAYS),
            Map.entry("week", ChronoUnit.WEEKS),
            Map.entry("months", ChronoUnit.MONTHS))) {
      if (m.group(unit.getKey()) != null) {
        return looked.minus(n, unit.getValue());
      }
    }
    return half ? looked.minusMonths(6) : looked.minusYears(n);
  }

  /**
   * The clock time stands in five groups from {@code first}: half of day, hour, minute, second,
   * half.
   */
  private OffsetDateTime at(LocalDate date, Matcher m, int first) {
    LocalTime time = LocalTime.MIDNIGHT;
    if (m.group(first + 1) != null) {
      int hour = hour(Integer.parseInt(m.group(first + 1)), m.group(first), m.group(first + 4));
      int second = m.group(first + 3) == null ? 0 : Integer.parseInt(m.group(first + 3));
      time = LocalTime.of(hour, Integer.parseInt(m.group(first + 2)), second);
    }
    String zone =
        m.groupCount() > first + 4 && m.pattern() != NAMED_DAY ? m.group(first + 5) : null;
    return LocalDateTime.of(date, time).atOffset(zone == null ? looked.getOffset() : zone(zone));
  }

  private static ZoneOffset zone(String text) {
    return Character.isLetter(text.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(text);
  }

  private static int hour(int hour, @Nullable String before, @Nullable String after) {
    String half = before != null ? before : after;
    if (half == null) {
      return hour;
    }
    boolean afternoon = WORDS.date("pm").contains(half.toLowerCase(Locale.ROOT));
    if (hour == 12) {
      // Noon in Chinese is "12 at midday"; in English, 12 am is midnight.
      return afternoon ? 12 : 0;
    }
    return afternoon && hour < 12 ? hour + 12 : hour;
  }

  private static LocalDate date(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  private static String month(String name) {
    int at =
        "janfebmaraprmayjunjulaugsepoctnovdec"
            .indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    return String.valueOf(at / 3 + 1);
  }

  private static String word(String kind) {
    return WORDS.dateAlternatives(kind);
  }

  private static String either(String one, String other) {
    return WORDS.dateAlternatives(one) + "|" + WORDS.dateAlternatives(other);
  }

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
