package org.hulian.crawler.frontier;

import java.sql.SQLException;
import java.util.random.RandomGenerator;
import org.hulian.crawler.frontier.HostContact.Sign;

/**
 * Gives up hosts that do not serve us, and takes them back when they do. After a streak of answers
 * of one bad kind nothing is asked of a host for a while; then one request shows whether it serves
 * us again, and if not it is left alone for longer. All methods are called within a transaction.
 */
final class HostHealth {
  /** What the reason begins with where a host shut us out. */
  static final String SHUT = "blocked: shut out";

  /** What the reason begins with where a host asked for fewer requests. */
  static final String SLOWED = "paused: asked for fewer requests";

  /** So many addresses in a row, and the host is given up. */
  private static final int SHUT_STREAK = 5;

  private static final int FAILING_STREAK = 10;

  private final FrontierDatabase db;
  private final long site;

  HostHealth(FrontierDatabase db, long site) {
    this.db = db;
    this.site = site;
  }

  /** Counts what came of an address. */
  void count(FrontierAddress address, long now) throws SQLException {
    Sign sign = address.contact().sign();
    if (sign == Sign.NEUTRAL) {
      return;
    }
    long opened = db.number("SELECT opened FROM host WHERE id = ?", address.host());
    if (sign == Sign.WELL) {
      served(address, opened > 0);
    } else if (streak(address, sign) || opened > 0) {
      db.update(
          "UPDATE queue SET held = ? WHERE site = ? AND host = ? AND held IS NULL",
          reason(sign),
          site,
          address.host());
      db.update(
          "UPDATE host SET opened = opened + 1, open_until = ? WHERE id = ?",
          now + Breaker.wait(sign, opened, RandomGenerator.getDefault()),
          address.host());
    }
  }

  private void served(FrontierAddress address, boolean opened) throws SQLException {
    db.update(
        "UPDATE queue SET failures = 0, refusals = 0 WHERE site = ? AND host = ?"
            + " AND (failures > 0 OR refusals > 0)",
        site,
        address.host());
    // That robots.txt and the front page are served says nothing of the pages behind them.
    boolean telling = address.contact().counted() && address.role() != LinkRole.START;
    if (opened && telling) {
      db.update("UPDATE host SET opened = 0, open_until = 0 WHERE id = ?", address.host());
      db.update("UPDATE queue SET held = NULL WHERE host = ?", address.host());
    }
  }

  /** Counts a bad answer; says whether there were too many in a row. */
  private boolean streak(FrontierAddress address, Sign sign) throws SQLException {
    boolean failing = sign == Sign.FAILING;
    String column = failing ? "failures" : "refusals";
    // Only the first failure of each address, or a few bad pages could stand for the host.
    if (failing && address.history().failures() > 0) {
      return false;
    }
    db.update(
        "UPDATE queue SET " + column + " = " + column + " + 1 WHERE site = ? AND host = ?",
        site,
        address.host());
    long streak =
        db.number(
            "SELECT " + column + " FROM queue WHERE site = ? AND host = ?", site, address.host());
    return streak >= (failing ? FAILING_STREAK : SHUT_STREAK);
  }

  private static String reason(Sign sign) {
    return switch (sign) {
      case SHUT -> SHUT + " " + SHUT_STREAK + " times one after the other";
      case SLOWED -> SLOWED + " " + SHUT_STREAK + " times one after the other";
      default -> "unreachable: " + FAILING_STREAK + " addresses failed one after the other";
    };
  }
}
