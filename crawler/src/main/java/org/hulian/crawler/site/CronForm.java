package org.hulian.crawler.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The form of a cron expression: minute, hour, day of month, month, day of week (POSIX crontab).
 */
final class CronForm {
  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59, List.of()),
          new Field("hour", 0, 23, List.of()),
          new Field("day of month", 1, 31, List.of()),
          new Field(
              "month",
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Field("day of week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

  private CronForm() {}

  /** What is wrong with an expression, if anything is. */
  static Optional<String> problem(String expression) {
    String[] parts = expression.strip().split("\\s+", -1);
    if (parts.length != FIELDS.size()) {
      return Optional.of(
          "a schedule has five fields (minute hour day month weekday), not " + parts.length);
    }
    for (int i = 0; i < parts.length; i++) {
      Field field = FIELDS.get(i);
      for (String item : parts[i].split(",", -1)) {
        if (!field.takes(item)) {
          return Optional.of(
              "'" + item + "' is no " + field.name + " (" + field.low + "-" + field.high + ")");
        }
      }
    }
    return Optional.empty();
  }

  private record Field(String name, int low, int high, List<String> words) {
    boolean takes(String item) {
      String[] step = item.split("/", -1);
      if (step.length > 2 || (step.length == 2 && !isStep(step[1]))) {
        return false;
      }
      if (step[0].equals("*")) {
        return true;
      }
      String[] range = step[0].split("-", -1);
      if (range.length == 2) {
        int from = number(range[0]);
        int to = number(range[1]);
        return from >= 0 && to >= from;
      }
      return range.length == 1 && step.length == 1 && number(range[0]) >= 0;
    }

    private boolean isStep(String text) {
      return text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= high;
    }

    private int number(String text) {
      int word = words.indexOf(text.toLowerCase(Locale.ROOT));
      if (word >= 0) {
        return word + low;
      }
      if (!text.matches("[0-9]{1,2}")) {
        return -1;
      }
      int value = Integer.parseInt(text);
      return value >= low && value <= high ? value : -1;
    }
  }
}
