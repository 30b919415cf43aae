package org.hulian.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hulian.crawler.LoopbackSite;
import org.hulian.crawler.fetch.RobotsService.RobotsSettings;
import org.hulian.crawler.frontier.FrontierSettings;
import org.hulian.crawler.frontier.RevisitSchedule;
import org.hulian.crawler.frontier.SiteFrontier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a robots.txt closes and leaves open: a table of the rules of RFC 9309 and of those that
 * Google publishes for its own crawlers, the texts written for it, each asked for over HTTP.
 */
class RobotsRulesTest {
  @TempDir static Path folder;
  private static SiteFrontier frontier;
  private static Fetching fetching;

  /**
   * One file and what it means for us.
   *
   * @param rule where it stands, and what it says
   * @param text lines, with {@code |} between them
   * @param open paths that may be asked, with blanks between them
   * @param closed paths that may not
   */
  private record Case(String rule, String text, String open, String closed) {
    @Override
    public String toString() {
      return rule;
    }
  }

  private static Case of(String rule, String text, String open, String closed) {
    return new Case(rule, text, open, closed);
  }

  static Stream<Case> groups() {
    return Stream.of(
        of("2.1 no rules at all", "", "/ /x", ""),
        of("2.2.1 names match in any case", "USER-AGENT: HuLiAn|Disallow: /x", "/", "/x"),
        of("2.2.1 keys match in any case", "uSeR-aGeNt: hulian|dIsAlLoW: /x", "/", "/x"),
        of("2.2.1 blanks around the colon", "User-agent :  hulian|Disallow : /x", "/", "/x"),
        of("2.2.1 a tab for a blank", "User-agent:\thulian|Disallow:\t/x", "/", "/x"),
        of("2.2.1 blanks before a line", "   User-agent: hulian|   Disallow: /x", "/", "/x"),
        of("2.2.1 a version after the name", "User-agent: hulian/2.1|Disallow: /x", "/", "/x"),
        of(
            "2.2.1 our group, not that of all",
            "User-agent: *|Disallow: /|User-agent: hulian|Disallow: /x",
            "/ /y",
            "/x"),
        of(
            "2.2.1 our group wherever it stands",
            "User-agent: hulian|Disallow: /x||User-agent: *|Disallow: /",
            "/ /y",
            "/x"),
        of("2.2.1 another's group says nothing to us", "User-agent: other|Disallow: /", "/ /x", ""),
        of("2.2.1 a longer name is another's", "User-agent: hulian-images|Disallow: /", "/ /x", ""),
        of("2.2.1 a shorter name is another's", "User-agent: huli|Disallow: /", "/ /x", ""),
        of("2.2.1 a name in the middle", "User-agent: my-hulian|Disallow: /", "/ /x", ""),
        of(
            "2.2.1 two groups of ours are one",
            "User-agent: hulian|Disallow: /x||User-agent: a|Disallow: /||User-agent: hulian|Disallow: /y",
            "/ /z",
            "/x /y"),
        of(
            "2.2.1 two groups of all are one",
            "User-agent: *|Disallow: /x||User-agent: a|Disallow: /||User-agent: *|Disallow: /y",
            "/ /z",
            "/x /y"));
  }

  static Stream<Case> otherLines() {
    return Stream.of(
        of(
            "2.2.1 several names over one group",
            "User-agent: a|User-agent: hulian|User-agent: b|Disallow: /x",
            "/",
            "/x"),
        of(
            "2.2.1 all and us over one group",
            "User-agent: *|User-agent: hulian|Disallow: /x",
            "/",
            "/x"),
        of(
            "2.2.1 a name after a rule begins a group",
            "User-agent: hulian|Disallow: /x|User-agent: b|Disallow: /y",
            "/ /y",
            "/x"),
        of(
            "2.2.1 an empty line ends no group",
            "User-agent: hulian||Disallow: /x|||Disallow: /y",
            "/ /z",
            "/x /y"),
        of(
            "2.2.1 a comment ends no group",
            "User-agent: hulian|# this and that|Disallow: /x|#Disallow: /y",
            "/ /y",
            "/x"),
        of(
            "2.2.1 our group without rules opens all",
            "User-agent: *|Disallow: /|User-agent: hulian|Allow: /",
            "/ /x",
            ""),
        of(
            "2.2.2 rules before any name hold for nobody",
            "Disallow: /|User-agent: hulian",
            "/",
            ""),
        of("2.2.2 nothing disallowed is all allowed", "User-agent: *|Disallow:", "/ /x", ""),
        of("2.2.2 nothing allowed says nothing", "User-agent: *|Allow:|Disallow: /x", "/", "/x"),
        of(
            "2.2.4 sitemaps are outside of groups",
            "User-agent: hulian|Sitemap: https://a.example/s.xml|Disallow: /x",
            "/",
            "/x"),
        of(
            "2.2.4 unknown keys are passed over",
            "User-agent: hulian|Unicorn: /|Disallow: /x|Host: a.example",
            "/",
            "/x"),
        of("2.2.4 lines that say nothing", "User-agent: hulian|what|:|: /|Disallow: /x", "/", "/x"),
        of(
            "Google: other keys between names and rules",
            "User-agent: a|User-agent: hulian|Unicorn: 1|Disallow: /x",
            "/",
            "/x"),
        of("2.3 a mark of byte order", "\uFEFFUser-agent: hulian|Disallow: /x", "/", "/x"));
  }

  static Stream<Case> paths() {
    return Stream.of(
        rule(
            "2.2.2 the beginning of a path",
            "Disallow: /fish",
            "/ /Fish /catfish /?id=fish",
            "/fish /fish.html /fish/salmon /fishheads /fish?id=1"),
        rule("2.2.2 case matters", "Disallow: /Case", "/case /CASE", "/Case /Case/x"),
        rule(
            "2.2.2 a folder",
            "Disallow: /fish/",
            "/fish /fish.html /Fish/x",
            "/fish/ /fish/?id=1 /fish/salmon"),
        rule("2.2.2 the longest wins", "Disallow: /|Allow: /p", "/p /page /p/x", "/ /q /folder"),
        rule("2.2.2 whatever comes first", "Allow: /p|Disallow: /", "/p /page", "/ /q"),
        rule(
            "2.2.2 the longer one closes",
            "Allow: /folder|Disallow: /folder/x",
            "/folder /folder/y",
            "/folder/x /folder/xy"),
        rule(
            "2.2.2 of two as long the open one",
            "Disallow: /folder|Allow: /folder",
            "/folder /folder/x",
            ""),
        rule(
            "2.2.2 of two as long, the other way round",
            "Allow: /folder|Disallow: /folder",
            "/folder /folder/x",
            ""),
        rule(
            "2.2.2 stars count as signs",
            "Allow: /page|Disallow: /*.htm",
            "/ /page",
            "/page.htm /page.html"),
        rule("2.2.2 the end counts as a sign", "Allow: /$|Disallow: /", "/", "/x /page.htm"),
        rule("2.2.2 an empty rule is no rule", "Disallow:|Disallow: /x", "/", "/x"),
        rule("2.2.2 a comment behind a rule", "Disallow: /x # not /y", "/y /%23", "/x /x/y"),
        rule("2.2.2 a query belongs to it", "Disallow: /a?b", "/a /a?c /ab", "/a?b /a?bc"),
        rule("2.2.2 parameters of a path belong to it", "Disallow: /a;b", "/a /a;c", "/a;b /a;b/c"),
        rule(
            "2.2.2 bytes as escapes",
            "Disallow: /a/%E4%BA%BA",
            "/a/%E4%BA%BB /a/",
            "/a/%E4%BA%BA /a/%E4%BA%BA/x"),
        rule(
            "2.2.2 bytes as they are",
            "Disallow: /a/人",
            "/a/%E4%BA%BB",
            "/a/%E4%BA%BA /a/%E4%BA%BAx"),
        rule("2.2.2 escapes in small letters", "Disallow: /a/%e4%ba%ba", "/a/", "/a/%E4%BA%BA"),
        rule("2.2.2 escapes that are not needed", "Disallow: /%62%61%72", "/foo", "/bar /bar/x"),
        rule("2.2.2 an escaped slash is no slash", "Disallow: /a%2Fb", "/a/b", "/a%2Fb"));
  }

  static Stream<Case> patterns() {
    return Stream.of(
        rule("2.2.3 a star is any signs", "Disallow: /fi*h", "/fi /fx", "/fish /fih /fi/x/h/y"),
        rule(
            "2.2.3 a star is none as well",
            "Disallow: /fish*",
            "/Fish /catfish",
            "/fish /fish.html /fish/x"),
        rule(
            "2.2.3 a star at the beginning",
            "Disallow: *.php",
            "/ /windows.PHP",
            "/a.php /x/a.php?b"),
        rule("2.2.3 an end", "Disallow: /*.php$", "/a.php?x /a.php/ /a.php5", "/a.php /x/a.php"),
        rule("2.2.3 a star and an end", "Disallow: /x*$", "/y", "/x /xy /x/y?z"),
        rule("2.2.3 stars in a row", "Disallow: /**x***y", "/x", "/xy /axby"),
        rule(
            "2.2.3 two stars",
            "Disallow: /fish*.php",
            "/Fish.PHP /fish.asp",
            "/fish.php /fishheads/catfish.php?id=1"),
        rule("2.2.3 an end that is none", "Disallow: /a$b", "/a", "/a$b /a$bc"),
        rule("2.2.3 an escaped star is a star", "Disallow: /a%2Ab", "/axb", "/a*b"),
        rule("2.2.3 an escaped end is a sign", "Disallow: /a%24", "/a", "/a$ /a$b"),
        rule("2.2.3 nothing but a star", "Disallow: *", "", "/ /x /x?y"),
        rule("2.2.3 nothing but an end", "Disallow: /$", "/x /x/", "/"),
        rule(
            "2.2.3 hostile stars",
            "Disallow: /" + "*a".repeat(200) + "b",
            "/" + "a".repeat(1_000),
            ""),
        rule(
            "5.1 the RFC's own example",
            "Allow: /example/page/|Disallow: /example/page/disallowed.gif",
            "/example/page/ /example/page/x.gif /y",
            "/example/page/disallowed.gif"));
  }

  private static Case rule(String rule, String lines, String open, String closed) {
    return new Case(rule, "User-agent: hulian|" + lines, open, closed);
  }

  /** RFC 9309, 2.3.1.3 and 2.3.1.4; how lines end is 2.2. */
  static Stream<Case> lineEnds() {
    List<Case> cases = new ArrayList<>();
    for (String end : List.of("\r", "\n", "\r\n")) {
      String text = String.join(end, "User-agent: hulian", "Disallow: /x", "Disallow: /y", "");
      cases.add(of("2.2 lines end with " + end.length() + " signs", text, "/ /z", "/x /y"));
    }
    cases.add(of("2.2 the last line has no end", "User-agent: *|Disallow: /x", "/", "/x"));
    return cases.stream();
  }

  @BeforeAll
  static void open() {
    FrontierSettings settings =
        new FrontierSettings(
            "sample", Duration.ZERO, 1_000, 10, Duration.ZERO, RevisitSchedule.EVERY_RUN, 2_000);
    frontier = SiteFrontier.open(folder, settings, Clock.systemUTC());
    EgressGuard guard = new EgressGuard(HostResolver.SYSTEM, true, Clock.systemUTC());
    fetching =
        new Fetching(
            new Fetching.Parts(
                guard, FetchSettings.of("Hulian/test"), ResponseRecorder.NONE, Clock.systemUTC()),
            frontier,
            new RobotsSettings("hulian", false, Duration.ofMillis(1), Duration.ZERO));
  }

  @AfterAll
  static void close() {
    fetching.close();
    frontier.close();
  }

  @ParameterizedTest
  @MethodSource({"groups", "otherLines", "paths", "patterns", "lineEnds"})
  void theTableHolds(Case line) throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.robots(line.text.replace('|', '\n'));
      fetching.robots().ask(server.url("/"));
      assertThat(decided(server, line.open, RobotsService.Decision.Open.class)).isEmpty();
      assertThat(decided(server, line.closed, RobotsService.Decision.Closed.class)).isEmpty();
      assertThat(server.paths()).containsExactly("/robots.txt");
    }
  }

  /** The paths of which something else was decided. */
  private static List<String> decided(LoopbackSite server, String paths, Class<?> wanted)
      throws IOException {
    return Arrays.stream(paths.split(" ", -1))
        .filter(path -> !path.isEmpty())
        .filter(path -> !wanted.isInstance(fetching.robots().decide(server.url(path))))
        .toList();
  }
}
