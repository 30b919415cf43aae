package org.hulian.review.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.store.audit.AuditFilter;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the audit log asks for; what cannot be read counts as nothing asked, and the
 * page says so.
 *
 * @param act code of what was done
 * @param subject as it stands in the log; a bare number is a case
 * @param from first day, in the zone of the console
 * @param to last day
 * @param below number below which the page begins
 */
record AuditQuery(
    @Nullable String account,
    @Nullable String act,
    @Nullable String subject,
    @Nullable String from,
    @Nullable String to,
    @Nullable String below) {
  private static final int LONGEST = 200;

  AuditFilter filter(ZoneId zone) {
    return new AuditFilter(
        text(account), text(act), subjectAsWritten(), start(from, 0, zone), start(to, 1, zone));
  }

  private @Nullable String subjectAsWritten() {
    String asked = text(subject);
    return asked != null && asked.matches("\\d{1,18}") ? "case:" + asked : asked;
  }

  /** Midnight before a day, or so many days later. */
  private static @Nullable Instant start(@Nullable String day, int later, ZoneId zone) {
    String asked = text(day);
    if (asked == null || !asked.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return null;
    }
    try {
      return LocalDate.parse(asked).plusDays(later).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String text(@Nullable String value) {
    String text = value == null ? "" : value.strip();
    return text.isEmpty() || text.length() > LONGEST ? null : text;
  }

  long belowOrEnd() {
    boolean given = below != null && below.matches("[1-9]\\d{0,17}");
    return given && below != null ? Long.parseLong(below) : Long.MAX_VALUE;
  }

  /** Names of the fields that ask for something that cannot be read. */
  List<String> unread() {
    List<String> unread = new ArrayList<>();
    unread(unread, "account", account, text(account) != null);
    unread(unread, "action", act, text(act) != null);
    unread(unread, "subject", subject, text(subject) != null);
    unread(unread, "from", from, isDay(from));
    unread(unread, "to", to, isDay(to));
    return unread;
  }

  private static void unread(
      List<String> unread, String name, @Nullable String value, boolean read) {
    if (value != null && !value.isBlank() && !read) {
      unread.add(name);
    }
  }

  private static boolean isDay(@Nullable String day) {
    return start(day, 0, ZoneOffset.UTC) != null;
  }

  /** What is asked for, as the log notes it. */
  Map<String, String> details() {
    Map<String, String> details = new LinkedHashMap<>();
    put(details, "account", text(account));
    put(details, "act", text(act));
    put(details, "subject", subjectAsWritten());
    put(details, "from", isDay(from) ? text(from) : null);
    put(details, "to", isDay(to) ? text(to) : null);
    return details;
  }

  private static void put(Map<String, String> details, String name, @Nullable String value) {
    if (value != null) {
      details.put(name, PersonalMask.persons(value));
    }
  }
}
