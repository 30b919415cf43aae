package org.hulian.crawler.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRule;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hulian.crawler.frontier.StoredRobots;
import org.hulian.crawler.site.AddressRules;

/**
 * What a robots.txt as it was last fetched says of an address, in words, with the line that says
 * it. Nothing is asked.
 *
 * @param open whether it may be asked by what is known
 */
public record RobotsWord(boolean open, String words) {

  /** Reads what was kept of the address's host, if anything was. */
  public static RobotsWord of(
      String address, Optional<StoredRobots> kept, String agent, Instant now) {
    if (kept.isEmpty()) {
      return new RobotsWord(true, "not known yet: it is asked for first");
    }
    StoredRobots robots = kept.get();
    String at = "at " + robots.fetchedAt();
    if (RobotsText.unreachable(robots.status())) {
      String why =
          robots.status() == 0 ? "no answer that could be read" : "status " + robots.status();
      return new RobotsWord(
          false,
          "could not be had ("
              + why
              + " "
              + at
              + "), which closes everything until it can;"
              + " each run asks for it again, three times at most");
    }
    boolean stale = robots.fetchedAt().plus(RobotsService.MAX_AGE).isBefore(now);
    String until =
        stale
            ? "; that was more than a day ago, so it is asked for anew first"
            : "; it holds until "
                + robots.fetchedAt().plus(RobotsService.MAX_AGE)
                + " and for one run";
    if (robots.status() / 100 != 2) {
      return new RobotsWord(
          true, "there is none (status " + robots.status() + " " + at + ")" + until);
    }
    String authority = AddressRules.authority(address);
    SimpleRobotRules rules =
        RobotsText.parse(authority, robots.body(), robots.contentType(), agent);
    boolean allowed = rules.isAllowed(address);
    String line =
        deciding(rules, address)
            .map(rule -> "by " + line(robots, rules, rule, agent))
            .orElse(allowed ? "since no rule for us speaks of it" : "as a whole");
    return new RobotsWord(
        allowed, (allowed ? "open " : "closed ") + line + ", as read " + at + until);
  }

  /** The rule that has the last word: of those that fit, the first by the parser's own order. */
  private static Optional<RobotRule> deciding(SimpleRobotRules rules, String address) {
    return rules.getRobotRules().stream().filter(rule -> fits(rule, address)).findFirst();
  }

  private static boolean fits(RobotRule rule, String address) {
    SimpleRobotRules alone = new SimpleRobotRules(RobotRulesMode.ALLOW_SOME);
    alone.addRule(rule.getPrefix(), false);
    alone.sortRules();
    return !alone.isAllowed(address);
  }

  /** Where a rule stands: the line without which it would not be there. */
  private static String line(
      StoredRobots robots, SimpleRobotRules rules, RobotRule rule, String agent) {
    String[] lines = new String(robots.body(), StandardCharsets.UTF_8).split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (says(lines[i], rule) && isOurs(lines, i, robots, rules, agent)) {
        return "line " + (i + 1) + ", \"" + lines[i].strip() + "\",";
      }
    }
    return "\"" + (rule.isAllow() ? "Allow: " : "Disallow: ") + rule.getPrefix() + "\"";
  }

  private static boolean says(String line, RobotRule rule) {
    String key = line.strip().toLowerCase(Locale.ROOT);
    if (!key.startsWith("allow") && !key.startsWith("disallow")) {
      return false;
    }
    byte[] alone = ("User-agent: *\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
    return RobotsText.parse("http://one.example", alone, null, "one").getRobotRules().stream()
        .anyMatch(
            own -> own.isAllow() == rule.isAllow() && own.getPrefix().equals(rule.getPrefix()));
  }

  private static boolean isOurs(
      String[] lines, int left, StoredRobots robots, SimpleRobotRules rules, String agent) {
    List<String> rest = new ArrayList<>(List.of(lines));
    rest.set(left, "#");
    byte[] text = String.join("\n", rest).getBytes(StandardCharsets.UTF_8);
    return RobotsText.parse(robots.authority(), text, robots.contentType(), agent)
            .getRobotRules()
            .size()
        < rules.getRobotRules().size();
  }
}
