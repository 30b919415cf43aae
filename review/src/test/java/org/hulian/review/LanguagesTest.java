package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hulian.index.Facet;
import org.hulian.index.SortOrder;
import org.hulian.index.query.Field;
import org.hulian.index.query.Note;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.hulian.review.casefile.PolicyCode;
import org.hulian.review.search.SearchSyntax;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.RunStatus;
import org.hulian.store.run.SiteState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguagesTest {
  private static final List<String> BUNDLES =
      List.of(
          "messages",
          "search",
          "alerts",
          "programs",
          "exports",
          "people",
          "notices",
          "triage",
          "queues",
          "access",
          "statements",
          "quality",
          "vault",
          "evidence_words",
          "figures",
          "acts");
  private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9_.]+)[(}]");
  private static final Pattern STEM = Pattern.compile("#\\{\\$\\{'([a-zA-Z_.]+)'");

  @Test
  void bothLanguagesHaveTheSameTextsWithTheSameValues() throws IOException {
    Properties zh = texts("zh");
    Properties en = texts("en");
    assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    for (String key : zh.stringPropertyNames()) {
      assertThat(zh.getProperty(key)).as(key).isNotBlank();
      assertThat(en.getProperty(key)).as(key).isNotBlank();
      assertThat(values(en.getProperty(key))).as(key).isEqualTo(values(zh.getProperty(key)));
      assertThat(zh.getProperty(key) + en.getProperty(key)).as(key).doesNotContain("'");
    }
  }

  /** The program itself runs without a language, so that its figures look alike everywhere. */
  @Test
  void whoeverComesIsSentToTheSignInPageWhateverTheLanguageOfTheMachine(@TempDir Path folder) {
    Locale before = Locale.getDefault();
    try {
      for (Locale machine : List.of(Locale.ROOT, Locale.GERMAN, Locale.ENGLISH)) {
        Locale.setDefault(machine);
        try (House house = new House(folder.resolve(machine + "-"), ExampleListings.all())) {
          HttpResponse<String> answer = house.visitor().get("/queue");
          assertThat(answer.statusCode()).as(machine.toString()).isEqualTo(302);
          assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in");
        }
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  /**
   * What a seller puts up is an entry (条目). Goods and information are words of the law and of the
   * EU's database; content is what a notice or a statement is about.
   */
  @Test
  void oneThingHasOneWord() throws IOException {
    Properties zh = texts("zh");
    for (String key : zh.stringPropertyNames()) {
      if (!key.startsWith("statement.")
          && !key.startsWith("signal.")
          && !key.startsWith("notice.")) {
        String rest = zh.getProperty(key).replaceAll("(个人|受害人|身份|通知)信息", "");
        assertThat(rest).as(key).doesNotContain("商品", "信息", "组长");
      }
    }
  }

  /** Reading them as properties keeps the last of two silently. */
  @Test
  void noTextIsThereTwice() throws IOException {
    for (String language : List.of("zh", "en")) {
      Set<String> known = new TreeSet<>();
      for (String bundle : BUNDLES) {
        try (BufferedReader lines = new BufferedReader(reader(bundle, language))) {
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("=", 2)[0].strip())
              .forEach(key -> assertThat(known.add(key)).as(language + " " + key).isTrue());
        }
      }
      assertThat(known).isEqualTo(texts(language).stringPropertyNames());
    }
  }

  private static Set<String> values(String text) {
    Set<String> values = new TreeSet<>();
    Matcher found = Pattern.compile("\\{\\d}").matcher(text);
    while (found.find()) {
      values.add(found.group());
    }
    return values;
  }

  @Test
  void everyKindOfThingThatPagesNameHasAName() throws IOException {
    List<String> keys = new ArrayList<>();
    for (Category each : Category.values()) {
      keys.add("category." + each.key());
    }
    for (Severity each : Severity.values()) {
      keys.add("severity." + each.key());
    }
    for (CaseStatus each : CaseStatus.values()) {
      keys.add("status." + each.key());
    }
    for (RunStatus each : RunStatus.values()) {
      keys.addAll(List.of("run." + each.name(), "run." + each.name() + ".text"));
    }
    for (SiteState each : SiteState.values()) {
      keys.addAll(List.of("site." + each.name(), "site." + each.name() + ".text"));
    }
    for (LedgerOutcome each : LedgerOutcome.values()) {
      keys.add("outcome." + each.name());
    }
    for (Role each : Role.values()) {
      keys.addAll(List.of("role." + each.name(), "role." + each.name() + ".text"));
    }
    for (Facet each : Facet.values()) {
      keys.add("facet." + each.key());
    }
    for (Field each : Field.values()) {
      keys.add("facet." + each.key());
    }
    for (Note.Reason each : Note.Reason.values()) {
      keys.add("read.note." + each.name());
    }
    for (SearchSyntax.Example each : new SearchSyntax().examples()) {
      keys.add("syntax." + each.key());
    }
    for (SortOrder each : SortOrder.values()) {
      keys.add("sort." + each.name());
    }
    for (PolicyCode each : PolicyCode.values()) {
      keys.addAll(List.of("policy." + each.code(), "reason." + each.code()));
    }
    assertThat(texts("zh").stringPropertyNames()).containsAll(keys);
  }

  @Test
  void everyTextThatATemplateAsksForExists() throws IOException, URISyntaxException {
    Set<String> known = texts("zh").stringPropertyNames();
    List<String> missing = new ArrayList<>();
    for (Path template : templates()) {
      String source = Files.readString(template);
      Matcher keys = KEY.matcher(source);
      while (keys.find()) {
        if (!known.contains(keys.group(1))) {
          missing.add(template.getFileName() + " " + keys.group(1));
        }
      }
      Matcher stems = STEM.matcher(source);
      while (stems.find()) {
        String stem = stems.group(1);
        if (known.stream().noneMatch(key -> key.startsWith(stem))) {
          missing.add(template.getFileName() + " " + stem);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noTemplatePrintsUnescapedTextOrCarriesCode() throws IOException, URISyntaxException {
    for (Path template : templates()) {
      assertThat(Files.readString(template))
          .as(template.toString())
          .doesNotContain("th:utext", "[(", "[[", "th:inline", "style=", "<style", "javascript:")
          .doesNotContainPattern("\\son[a-z]+=")
          .doesNotContainPattern("<script(?![^>]* src=)");
    }
  }

  private static List<Path> templates() throws IOException, URISyntaxException {
    var layout = LanguagesTest.class.getResource("templates/layout.html");
    assertThat(layout).isNotNull();
    try (Stream<Path> files = Files.list(Path.of(layout.toURI()).resolveSibling("."))) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }

  @Test
  void aPersonChoosesALanguageAndKeepsItOnEveryPage(@TempDir Path folder) {
    try (House house = new House(folder, ExampleListings.all()).withRuns()) {
      Visitor person = house.guest(Role.values());
      assertThat(person.get("/queue").body()).contains("lang=\"zh-CN\"", "待审队列");
      person.get("/queue");
      assertThat(person.submit("/language", "to", "en", "back", "/queue?status=open").body())
          .contains("lang=\"en\"", "Review queue");
      decideOne(house, person);
      for (String path : pages()) {
        String page = person.open(path).body();
        assertThat(page).as(path).contains("lang=\"en\"").doesNotContain("??");
        String frame = page.replaceAll("(?s)<(bdi|q|a|textarea|option)\\b.*?</\\1>", "");
        assertThat(frame.replaceAll("(?s)<(mark|input|button)\\b[^>]*>", ""))
            .as(path + " has Chinese outside of what sellers wrote")
            .doesNotContainPattern("\\p{IsHan}(?<!护|脸|中|文)");
      }
      person.get("/queue");
      person.post("/language", "to", "zh");
      for (String path : pages()) {
        assertThat(person.open(path).body()).as(path).doesNotContain("??");
      }
      person.get("/queue");
      assertThat(person.post("/language", "to", "fr").statusCode()).isEqualTo(400);
    }
  }

  private static void decideOne(House house, Visitor person) {
    house
        .database
        .cases()
        .decide(2, 1, new Decision(CaseStatus.VIOLATION, "LB-1", "reason", "demo"));
    person.get("/cases/2");
  }

  private static List<String> pages() {
    return List.of(
        "/queue",
        "/queue?status=violation&category=face_data&severity=high&platform=x&page=1",
        "/cases/1",
        "/cases/2",
        "/cases/2/notice?language=en",
        "/notices",
        "/notices?state=draft&platform=x&due=week",
        "/cases/2/statement",
        "/statements",
        "/notices/delivery",
        "/search?q=demo",
        "/search?q=a+OR+(%22b+c%22~3+-platform:x+price:%3E10+language:en",
        "/dashboard",
        "/dashboard?by=platform&category=face_data",
        "/dashboard/statistics",
        "/network/cases/1",
        "/runs",
        "/runs/1",
        "/audit",
        "/audit?act=case.decided&subject=2&from=2020-01-01&to=2999-01-01",
        "/accounts",
        "/help",
        "/nothing");
  }

  @Test
  void theWayBackFromTheLanguageSwitchStaysOnThisConsole(@TempDir Path folder) {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.visitor();
      for (String back :
          List.of(
              "https://attacker.example/",
              "//attacker.example/",
              "/\\attacker.example/",
              "javascript:alert(1)",
              "\\\\attacker.example",
              "/\t/attacker.example",
              "")) {
        person.get("/sign-in");
        String to =
            person
                .post("/language", "to", "en", "back", back)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(to).as(back).isEqualTo("/");
      }
    }
  }

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    for (String bundle : BUNDLES) {
      try (Reader reader = reader(bundle, language)) {
        texts.load(reader);
      }
    }
    return texts;
  }

  private static Reader reader(String bundle, String language) {
    String file = bundle + "_" + language + ".properties";
    return new InputStreamReader(
        LanguagesTest.class.getResourceAsStream(file), StandardCharsets.UTF_8);
  }
}
