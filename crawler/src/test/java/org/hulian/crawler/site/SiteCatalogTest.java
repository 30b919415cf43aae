package org.hulian.crawler.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCatalogTest {
  private static final Set<String> ENGINES = Set.of("discuz", "woocommerce");

  @TempDir Path folder;

  private SiteCatalog load(String name, String yaml) throws IOException {
    Files.writeString(folder.resolve(name + ".yaml"), yaml);
    return SiteCatalog.load(folder, Map.of("market", "8081"), ENGINES);
  }

  private List<String> problems(String yaml) throws IOException {
    return load("shop", yaml).problems().stream()
        .map(problem -> problem.toString().substring(folder.toString().length() + 1))
        .toList();
  }

  @Test
  void aWholeDefinitionIsRead() throws IOException {
    SiteCatalog catalog =
        load(
            "shop",
            """
            name: shop
            platform: 样例集市
            enabled: false
            start:
              - http://Shop.example/?utm_source=seed
            scope:
              hosts: [shop.example, "*.shop.example"]
              prefixes: [https://big.example/shop]
              include: ["/*"]
              exclude: ["/cart*"]
              drop-parameters: [from]
            delay: 1500ms
            max-pages: 300
            max-depth: 4
            schedule: "0 3 * * *"
            zone: Asia/Shanghai
            engine: discuz
            sitemap: false
            authority:
              who: 站长 demo_0001
              reference: letter 7
              until: 2027-01-31
            contact: abuse-desk@hulian.example
            """);
    assertThat(catalog.problems()).isEmpty();
    SiteDefinition site = catalog.find("shop").orElseThrow();
    assertThat(site.start()).containsExactly("http://shop.example/");
    assertThat(site.limits()).isEqualTo(new Limits(Duration.ofMillis(1_500), 300, 4));
    assertThat(site.platform()).isEqualTo("样例集市");
    assertThat(site.enabled()).isFalse();
    assertThat(site.engine()).isEqualTo("discuz");
    assertThat(site.sitemap()).isFalse();
    assertThat(site.schedule())
        .isEqualTo(new CronSchedule("0 3 * * *", ZoneId.of("Asia/Shanghai")));
    assertThat(site.authorityOn(LocalDate.of(2027, 1, 31))).isPresent();
    assertThat(site.authorityOn(LocalDate.of(2027, 2, 1))).isEmpty();
    assertThat(site.contact()).isEqualTo("abuse-desk@hulian.example");
    assertThat(site.scope().dropped()).containsExactly("from");
  }

  @Test
  void aSiteMayWantABrowserAndNameTheHostsThatItsPagesAreMadeFrom() throws IOException {
    SiteDefinition site =
        load(
                "shop",
                """
                name: shop
                platform: shop
                start: [http://shop.example/a/]
                scope:
                  hosts: [shop.example]
                  prefixes: [https://big.example/shop]
                  render-hosts: ["*.static.example", "api.example:8443"]
                render: browser
                """)
            .find("shop")
            .orElseThrow();
    assertThat(site.rendering().browser()).isTrue();
    assertThat(
            List.of(
                "http://shop.example",
                "https://shop.example",
                "https://big.example",
                "https://a.static.example",
                "https://api.example:8443"))
        .allMatch(site::rendersFrom);
    assertThat(
            List.of(
                "https://shop.example:8443",
                "http://big.example",
                "https://static.example.evil.example",
                "https://api.example",
                "http://169.254.169.254"))
        .noneMatch(site::rendersFrom);
    assertThat(site.scope().covers("https://api.example:8443/")).isFalse();
  }

  @Test
  void whatIsWrongWithRenderingIsNamed() throws IOException {
    String start = "name: shop\nplatform: shop\nstart: [http://shop.example/]\n";
    assertThat(problems(start + "render: chrome\nscope: {hosts: [shop.example]}\n"))
        .containsExactly("shop.yaml:4: render: is browser, or left out, not 'chrome'");
    assertThat(problems(start + "scope: {hosts: [shop.example], render-hosts: [a.example]}\n"))
        .containsExactly("shop.yaml:4: scope.render-hosts: means nothing without render: browser");
    assertThat(
            problems(
                start + "render: browser\nscope: {hosts: [shop.example], render-hosts: ['a b']}\n"))
        .containsExactly("shop.yaml:5: scope.render-hosts: 'a b' is no host");
  }

  @Test
  void whatPagesMustShowIsReadAndCheckedLikeTheRest() throws IOException {
    String start =
        """
        name: shop
        platform: Shop
        start: [https://shop.example/]
        scope: {hosts: [shop.example]}
        expect:
        """;
    SiteCatalog good =
        load(
            "shop",
            start
                + "  - {page: '/item/*', kind: item, fields: [title, price]}\n  - {page: '*', fields: []}\n");
    assertThat(good.problems()).isEmpty();
    PageExpectation item = new PageExpectation("/item/*", "item", List.of("title", "price"));
    assertThat(good.expected().get("shop"))
        .containsExactly(item, new PageExpectation("*", null, List.of()));
    assertThat(item.speaksOf("https://shop.example/item/1")).isTrue();
    assertThat(item.speaksOf("https://shop.example/list/item/1")).isFalse();
    assertThat(problems(start + "  - {page: item, kind: goods, fields: [tittle], kinds: x}\n"))
        .containsExactly(
            "shop.yaml:6: expect[0].page: a pattern begins with / or *, not 'item'",
            "shop.yaml:6: expect[0].kind: unknown kind goods; known are blocked, index, item, item_part,"
                + " items, other, removed",
            "shop.yaml:6: expect[0].fields: unknown field tittle; did you mean title?",
            "shop.yaml:6: expect[0].kinds: unknown key; did you mean kind?");
  }

  @Test
  void whatIsLeftOutIsPolite() throws IOException {
    SiteDefinition site =
        load(
                "shop",
                """
                name: shop
                platform: Shop
                start: [https://shop.example/]
                scope: {hosts: [shop.example]}
                """)
            .sites()
            .getFirst();
    assertThat(site.limits().delay()).isEqualTo(Duration.ofSeconds(2));
    assertThat(site.enabled()).isTrue();
    assertThat(site.sitemap()).isTrue();
    assertThat(site.engine()).isEqualTo("generic");
    assertThat(site.authorityOn(LocalDate.of(2026, 1, 1))).isEmpty();
  }

  @Test
  void everyMistakeIsNamedWithItsLineAndAGuess() throws IOException {
    assertThat(
            problems(
                """
                name: shop
                plattform: Shop
                start:
                  - https://shop.example/
                  - ftp://shop.example/
                  - shop.example
                scope:
                  hosts:
                    - shop.example
                    - "shop example"
                  exlude: ["/cart*"]
                  include: ["thread-*"]
                delay: 50ms
                max-pages: none
                schedule: "61 3 * * *"
                engine: discus
                sitemap: "yes"
                authority:
                  who: somebody
                  until: soon
                contact: write to us
                max-depth: 3
                max-depth: 4
                """))
        .containsExactlyInAnyOrder(
            "shop.yaml:2: plattform: unknown key; did you mean platform?",
            "shop.yaml:1: platform: is missing",
            "shop.yaml:5: start: 'ftp://shop.example/' is no http or https address without a user",
            "shop.yaml:6: start: 'shop.example' is no http or https address without a user",
            "shop.yaml:10: scope.hosts: 'shop example' is no host",
            "shop.yaml:11: scope.exlude: unknown key; did you mean exclude?",
            "shop.yaml:12: scope.include: a pattern begins with / or *, not 'thread-*'",
            "shop.yaml:13: delay: is at least 200ms",
            "shop.yaml:14: max-pages: is a number from 1 on, not 'none'",
            "shop.yaml:15: schedule: '61' is no minute (0-59)",
            "shop.yaml:16: engine: unknown engine discus; did you mean discuz?",
            "shop.yaml:17: sitemap: is true or false, not 'yes'",
            "shop.yaml:19: authority.reference: is missing",
            "shop.yaml:20: authority.until: is a day such as 2027-01-31, not 'soon'",
            "shop.yaml:21: contact: is a mail address or an https address, not 'write to us'",
            "shop.yaml:23: max-depth: stands twice");
  }

  @Test
  void whatIsNoDefinitionAtAllIsNamedToo() throws IOException {
    String other =
        """
        name: shop
        platform: x
        start: [https://b.example/]
        scope: {hosts: [a.example]}
        """;
    assertThat(problems("name: [shop\nplatform: x\n"))
        .singleElement()
        .asString()
        .startsWith("shop.yaml:2: is not YAML");
    assertThat(problems("")).containsExactly("shop.yaml: is empty");
    assertThat(problems("- a\n- b\n"))
        .containsExactly("shop.yaml:1: is no list of keys and values");
    assertThat(problems(other))
        .containsExactly("shop.yaml:3: start: 'https://b.example/' lies outside the scope");
    assertThat(problems(other.replace("name: shop", "name: market").replace("b.e", "a.e")))
        .containsExactly("shop.yaml:1: name: is also the file's name: 'shop', not 'market'");
  }

  @Test
  void aVariableIsFilledInByTheCallerAndLoopbackMayHaveNoDelay() throws IOException {
    String yaml =
        """
        name: shop
        platform: Shop
        start: ["http://127.0.0.1:${market}/"]
        scope: {hosts: ["127.0.0.1:${market}"]}
        delay: 0s
        """;
    SiteDefinition site = load("shop", yaml).find("shop").orElseThrow();
    assertThat(site.start()).containsExactly("http://127.0.0.1:8081/");
    assertThat(site.limits().delay()).isZero();
    String other = yaml.replace("${market}", "${forum:9090}");
    assertThat(load("shop", other).sites().getFirst().start())
        .containsExactly("http://127.0.0.1:9090/");
    assertThat(problems(yaml.replace("${market}", "${markt}")))
        .contains("shop.yaml:3: start: nobody gave ${markt} a value; did you mean market?");
  }

  @Test
  void aBadFileDoesNotKeepTheOthersFromBeingUsed() throws IOException {
    Files.write(folder.resolve("bad.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x00});
    SiteCatalog catalog =
        load(
            "shop",
            """
            name: shop
            platform: Shop
            start: [https://shop.example/]
            scope: {hosts: [shop.example]}
            """);
    assertThat(catalog.sites()).hasSize(1);
    assertThat(catalog.problems()).hasSize(1);
    assertThat(catalog.unknown("shpo")).isEqualTo("unknown site shpo; did you mean shop?");
    assertThat(catalog.unknown("elsewhere")).isEqualTo("unknown site elsewhere; known are shop");
  }

  @Test
  void timesBetweenTwoLooksAreReadAndChecked() throws IOException {
    String least =
        "name: shop\nplatform: x\nstart: [https://a.example/]\nscope: {hosts: [a.example]}\n";
    SiteDefinition.Again usual = load("shop", least).sites().getFirst().limits().again();
    assertThat(usual).isEqualTo(SiteDefinition.Again.EVERY_RUN);

    String given = least + "revisit: {shortest: 2h, longest: 14d}\nwatch: 12h\n";
    assertThat(load("shop", given).sites().getFirst().limits().again())
        .isEqualTo(
            new SiteDefinition.Again(
                Duration.ofHours(2), Duration.ofDays(14), Duration.ofHours(12)));

    assertThat(problems(least + "revisit: {shortest: 2d, longest: 1h}\nwatch: never\n"))
        .hasSize(2)
        .anyMatch(problem -> problem.contains("longest: is no shorter than the shortest"))
        .anyMatch(problem -> problem.contains("watch: is a time such as"));
  }
}
