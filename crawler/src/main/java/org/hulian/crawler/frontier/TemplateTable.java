package org.hulian.crawler.frontier;

import java.sql.SQLException;
import java.util.TreeSet;
import org.hulian.crawler.site.AddressRules;
import org.hulian.crawler.site.Recent;

/**
 * Keeps calendars, filters and endless lists from filling the queue: of the addresses of a host
 * that only differ in digits and in the values of parameters, so many are asked and no more.
 * Addresses of items have no limit, nor have others of the same form. All methods are called within
 * a transaction.
 */
final class TemplateTable {
  /** What the reason of an address begins with that was one too many. */
  static final String TRAP = "TRAP";

  private static final int ROOM = 1_024;
  private static final int LONGEST = 500;

  private final FrontierDatabase db;
  private final long site;
  private final int most;

  /** Forms that items are known to go by, each after its host. */
  private final Recent<Boolean> items = new Recent<>(ROOM);

  TemplateTable(FrontierDatabase db, FrontierSettings settings, long site) {
    this.db = db;
    this.site = site;
    most = settings.maxPerTemplate();
  }

  /** Whether one more address, which is new, is one too many of its form. */
  boolean exceeded(FrontierAddress found, long host) throws SQLException {
    if (found.role() == LinkRole.START || found.role() == LinkRole.SITEMAP) {
      return false;
    }
    String form = form(found.url());
    String key = host + form;
    if (items.knows(key)) {
      return false;
    }
    boolean item = found.role() == LinkRole.ITEM;
    db.update(
        "INSERT INTO template (site, host, form, used, items) VALUES (?, ?, ?, 1, ?)"
            + " ON CONFLICT (site, host, form) DO UPDATE SET"
            + " used = template.used + CASE WHEN template.used > ? THEN 0 ELSE 1 END,"
            + " items = "
            + FrontierDatabase.greater("template.items", "excluded.items"),
        site,
        host,
        form,
        item ? 1 : 0,
        most);
    long used =
        db.number(
            "SELECT CASE items WHEN 1 THEN 0 ELSE used END FROM template"
                + " WHERE site = ? AND host = ? AND form = ?",
            site,
            host,
            form);
    if (used == 0) {
      items.keep(key, true);
    }
    return used > most;
  }

  String reason(String url) {
    return TRAP + ": more than " + most + " addresses of the form " + form(url);
  }

  /** Path and names of parameters: {@code /calendar/N?month&year}. */
  static String form(String url) {
    String where = AddressRules.pathAndQuery(url);
    int question = where.indexOf('?');
    StringBuilder form = new StringBuilder();
    numbers(question < 0 ? where : where.substring(0, question), form);
    if (question >= 0) {
      TreeSet<String> names = new TreeSet<>();
      for (String parameter : where.substring(question + 1).split("&", -1)) {
        int equals = parameter.indexOf('=');
        StringBuilder name = new StringBuilder();
        numbers(equals < 0 ? parameter : parameter.substring(0, equals), name);
        names.add(name.toString());
      }
      form.append('?').append(String.join("&", names));
    }
    return form.substring(0, Math.min(form.length(), LONGEST));
  }

  private static void numbers(String text, StringBuilder into) {
    boolean number = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit) {
        into.append(c);
      } else if (!number) {
        into.append('N');
      }
      number = digit;
    }
  }
}
