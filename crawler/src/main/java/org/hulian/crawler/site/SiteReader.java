package org.hulian.crawler.site;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hulian.crawler.site.SiteDefinition.Again;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.hulian.crawler.yaml.Spelling;
import org.hulian.crawler.yaml.YamlProblem;
import org.hulian.crawler.yaml.YamlSection;
import org.jspecify.annotations.Nullable;

/** Reads one site definition; gathers all that is wrong with it before giving up. */
final class SiteReader {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,7})(ms|s|m|h|d)");
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?");

  private final Path file;
  private final List<YamlProblem> problems = new ArrayList<>();
  private List<PageExpectation> expected = List.of();

  SiteReader(Path file) {
    this.file = file;
  }

  List<YamlProblem> problems() {
    return problems;
  }

  /** What the pages of the site that was read must show. */
  List<PageExpectation> expected() {
    return expected;
  }

  /** The definition, or empty if there are problems. */
  Optional<SiteDefinition> read(String yaml, Map<String, String> variables, Set<String> engines) {
    YamlSection.Source source = new YamlSection.Source(file, variables, problems);
    Optional<SiteDefinition> site =
        YamlSection.read(yaml, source).flatMap(root -> Optional.ofNullable(site(root, engines)));
    return problems.isEmpty() ? site : Optional.empty();
  }

  private @Nullable SiteDefinition site(YamlSection yaml, Set<String> engines) {
    String name = name(yaml);
    int before = problems.size();
    YamlSection section = yaml.sectionOrEmpty("scope");
    Scope scope = scope(section);
    Rendering rendering = rendering(yaml, section);
    section.finish();
    // With a broken scope, that a start lies outside of it says nothing.
    List<String> start = start(yaml, scope, problems.size() == before);
    Limits limits =
        new Limits(
            delay(yaml, scope),
            yaml.number("max-pages", Limits.DEFAULT.maxPages(), 1),
            yaml.number("max-depth", Limits.DEFAULT.maxDepth(), 0),
            yaml.number("max-per-template", Limits.DEFAULT.maxPerTemplate(), 1),
            again(yaml));
    CronSchedule schedule = schedule(yaml);
    String platform = yaml.required("platform");
    boolean enabled = yaml.flag("enabled", true);
    String engine = engine(yaml, engines);
    boolean sitemap = yaml.flag("sitemap", true);
    Authority authority = authority(yaml);
    String contact = contact(yaml);
    expected = expected(yaml);
    yaml.finish();
    return start.isEmpty()
        ? null
        : new SiteDefinition(
            name, platform, enabled, start, scope, limits, schedule, engine, sitemap, authority,
            contact, rendering);
  }

  private static List<PageExpectation> expected(YamlSection yaml) {
    List<PageExpectation> expected = new ArrayList<>();
    for (YamlSection one : yaml.sections("expect")) {
      String page = one.required("page");
      if (!page.isEmpty() && !page.startsWith("/") && !page.startsWith("*")) {
        one.reject("page", "a pattern begins with / or *, not '" + page + "'");
      }
      String kind = one.text("kind").orElse(null);
      if (kind != null && !PageExpectation.KINDS.contains(kind)) {
        one.reject(
            "kind", "unknown kind " + kind + Spelling.suggestion(kind, PageExpectation.KINDS));
      }
      List<String> fields = one.list("fields");
      for (int i = 0; i < fields.size(); i++) {
        String field = fields.get(i);
        if (!PageExpectation.FIELDS.contains(field)) {
          String near = Spelling.suggestion(field, PageExpectation.FIELDS);
          one.reject("fields", i, "unknown field " + field + near);
        }
      }
      one.finish();
      expected.add(new PageExpectation(page, kind, fields));
    }
    return List.copyOf(expected);
  }

  private static @Nullable CronSchedule schedule(YamlSection yaml) {
    ZoneId zone = zone(yaml);
    Optional<String> expression = yaml.text("schedule");
    Optional<String> problem = expression.flatMap(CronSchedule::problem);
    problem.ifPresent(reason -> yaml.reject("schedule", reason));
    return expression.isEmpty() || problem.isPresent()
        ? null
        : new CronSchedule(expression.get(), zone);
  }

  private static ZoneId zone(YamlSection yaml) {
    String name = yaml.text("zone").orElse("UTC");
    try {
      return name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      yaml.reject(
          "zone",
          "is a time zone such as Asia/Shanghai, not '"
              + name
              + "'"
              + Spelling.suggestion(name, ZoneId.getAvailableZoneIds()));
      return ZoneOffset.UTC;
    }
  }

  private String name(YamlSection yaml) {
    String name = yaml.required("name");
    String stem = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      yaml.reject("name", "has small letters, digits and hyphens, not '" + name + "'");
    } else if (!name.isEmpty() && !name.equals(stem)) {
      yaml.reject("name", "is also the file's name: '" + stem + "', not '" + name + "'");
    }
    return name;
  }

  private static String engine(YamlSection yaml, Set<String> engines) {
    String engine = yaml.text("engine").orElse(SiteDefinition.GENERIC);
    if (!engines.isEmpty() && !engines.contains(engine) && !engine.equals(SiteDefinition.GENERIC)) {
      yaml.reject("engine", "unknown engine " + engine + Spelling.suggestion(engine, engines));
    }
    return engine;
  }

  private static Scope scope(YamlSection scope) {
    List<String> hosts = hosts(scope, "hosts");
    List<String> prefixes = new ArrayList<>();
    List<String> given = scope.list("prefixes");
    for (int i = 0; i < given.size(); i++) {
      Optional<String> prefix = AddressRules.STANDARD.canonical(given.get(i));
      if (prefix.isEmpty()) {
        scope.reject("prefixes", i, "'" + given.get(i) + "' is no http or https address");
      }
      prefix.ifPresent(prefixes::add);
    }
    List<String> include = patterns(scope, "include");
    List<String> exclude = patterns(scope, "exclude");
    List<String> dropped = scope.list("drop-parameters");
    return new Scope(hosts, prefixes, include, exclude, dropped);
  }

  private static List<String> hosts(YamlSection scope, String key) {
    List<String> hosts = scope.list(key);
    for (int i = 0; i < hosts.size(); i++) {
      String host = hosts.get(i);
      String plain = host.startsWith("*.") ? host.substring(2) : host;
      if (AddressRules.STANDARD.canonical("https://" + plain + "/").isEmpty()
          || plain.contains("/")) {
        scope.reject(key, i, "'" + host + "' is no host");
      }
    }
    return hosts;
  }

  private static Rendering rendering(YamlSection yaml, YamlSection scope) {
    String how = yaml.text("render").orElse("");
    if (!how.isEmpty() && !how.equals("browser")) {
      yaml.reject("render", "is browser, or left out, not '" + how + "'");
    }
    List<String> hosts = hosts(scope, "render-hosts");
    if (how.isEmpty() && !hosts.isEmpty()) {
      scope.reject("render-hosts", "means nothing without render: browser");
    }
    return new Rendering(how.equals("browser"), hosts);
  }

  private static List<String> patterns(YamlSection scope, String key) {
    List<String> patterns = scope.list(key);
    for (int i = 0; i < patterns.size(); i++) {
      if (!patterns.get(i).startsWith("/") && !patterns.get(i).startsWith("*")) {
        scope.reject(key, i, "a pattern begins with / or *, not '" + patterns.get(i) + "'");
      }
    }
    return patterns;
  }

  private static List<String> start(YamlSection yaml, Scope scope, boolean scopeHolds) {
    List<String> given = yaml.list("start");
    List<String> start = new ArrayList<>();
    if (!yaml.has("start") || given.isEmpty()) {
      yaml.reject("start", "is missing: name at least one address");
    }
    for (int i = 0; i < given.size(); i++) {
      String text = given.get(i);
      Optional<String> address = AddressRules.of(scope).canonical(text);
      if (text.isEmpty()) {
        continue; // a variable without a value, which has been reported
      }
      if (address.isEmpty()) {
        yaml.reject("start", i, "'" + text + "' is no http or https address without a user");
      } else if (scopeHolds && !scope.covers(address.get())) {
        yaml.reject("start", i, "'" + text + "' lies outside the scope");
      } else {
        start.add(address.get());
      }
    }
    return start;
  }

  private static Duration delay(YamlSection yaml, Scope scope) {
    Duration delay = time(yaml, "delay", Limits.DEFAULT.delay());
    boolean loopback =
        Stream.concat(
                scope.hosts().stream(), scope.prefixes().stream().map(AddressRules::hostAndPort))
            .allMatch(host -> LOOPBACK.matcher(host).matches());
    if (delay.compareTo(SiteDefinition.MIN_DELAY) < 0 && !loopback) {
      yaml.reject("delay", "is at least " + SiteDefinition.MIN_DELAY.toMillis() + "ms");
    }
    return delay;
  }

  private static Again again(YamlSection yaml) {
    Duration watch = time(yaml, "watch", Again.EVERY_RUN.watch());
    if (watch.isZero()) {
      yaml.reject("watch", "is a time above zero");
      watch = Again.EVERY_RUN.watch();
    }
    if (!yaml.has("revisit")) {
      return new Again(Duration.ZERO, Duration.ZERO, watch);
    }
    YamlSection revisit = yaml.sectionOrEmpty("revisit");
    Duration shortest = time(revisit, "shortest", Duration.ofHours(1));
    Duration longest = time(revisit, "longest", Duration.ofDays(30));
    revisit.finish();
    if (longest.compareTo(shortest) < 0) {
      revisit.reject("longest", "is no shorter than the shortest");
      longest = shortest;
    }
    return new Again(shortest, longest, watch);
  }

  private static Duration time(YamlSection yaml, String key, Duration otherwise) {
    Optional<String> given = yaml.text(key);
    if (given.isEmpty()) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(given.get().strip());
    if (!matcher.matches()) {
      yaml.reject(key, "is a time such as 2s or 500ms, not '" + given.get() + "'");
      return otherwise;
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private static @Nullable Authority authority(YamlSection yaml) {
    if (!yaml.has("authority")) {
      return null;
    }
    YamlSection authority = yaml.sectionOrEmpty("authority");
    String who = authority.required("who");
    String reference = authority.required("reference");
    String until = authority.required("until");
    authority.finish();
    try {
      return new Authority(who, reference, LocalDate.parse(until));
    } catch (DateTimeException e) {
      authority.reject("until", "is a day such as 2027-01-31, not '" + until + "'");
      return null;
    }
  }

  private static @Nullable String contact(YamlSection yaml) {
    String contact = yaml.text("contact").orElse(null);
    if (contact != null && !isContact(contact)) {
      yaml.reject("contact", "is a mail address or an https address, not '" + contact + "'");
    }
    return contact;
  }

  /** It goes into a header, so it is plain ASCII. */
  private static boolean isContact(String contact) {
    return contact.matches("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")
        || (contact.matches("https?://[!-~]+")
            && AddressRules.STANDARD.canonical(contact).isPresent());
  }
}
