package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hulian.crawler.PageSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EngineCatalogTest {
  private static final String GOOD =
      """
      engine: market
      title: Market
      zone: "+08:00"
      recognise:
        generator: '^Market'
      addresses:
        - page: item
          match: '/goods/(?<id>\\d+)'
          item: '/goods/{id}'
      views:
        - name: goods
          kind: listing
          when: 'h1.goods'
          title: 'h1.goods'
          price: {select: '.p', then: number}
        - name: messages
          kind: thread
          when: '.m'
          items:
            block: '.m'
            address: {select: 'i', attribute: data-m, json: [a.b], otherwise: 'b'}
            item: '/goods/{address}'
          body: 'p'
      """;

  @TempDir private Path folder;

  @Test
  void theShippedDefinitionsAreSound() throws IOException {
    Path shipped = Path.of(System.getProperty("hulian.root"), "seeds", "engines");
    assertThat(EngineCatalog.load(shipped).engines())
        .extracting(EngineDefinition::name)
        .contains("discuz", "woocommerce");
  }

  @Test
  void aDefinitionThatKeepsTheSchemaIsTaken() throws IOException {
    assertThat(load(GOOD).find("market")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          views:    | veiws:     | :10: veiws: unknown key; did you mean views?
          title: 'h1.goods' | titel: 'h1' | :14: views[0].titel: unknown key; did you mean title?
          kind: listing | kind: listings | :12: views[0].kind: 'listings' is not known; did you mean listing?
          {id}      | {tid}      | :9: addresses[0].item: names no group {tid}; did you mean id?
          '/goods/(?<id>\\d+)' | '(' | :8: addresses[0].match: is no pattern:
          when: 'h1.goods' | when: 'h1[' | :13: views[0].when: is no selector:
          "+08:00"  | "Beijing"  | :3: zone: must be an offset such as "+08:00"
          title: Market | x: y   | :1: title: is missing
          then: number | then: numbr | views[0].price.then: 'numbr' is not known; did you mean number?
          engine: market | engine: generic | :1: engine: stands for no engine in particular
          engine: market | engine: other | :1: engine: must be the name of the file, "market"
          page: item | page: cart | addresses[0].page: 'cart' is not known; known are copy, detail, index, item, never, next
          title: Market | title: '' | :2: title: is empty
          engine: market | engine: {a: b} | :1: engine: is one value
          title: Market | tested: maybe | :2: tested: is true or false, not 'maybe'
          zone: "+08:00" | enabled: 'on' | :3: enabled: is true or false, not 'on'
          title: Market | teste: true | :2: teste: unknown key; did you mean tested?
          address: { | addres: { | views[1].items.address: is missing
          address: { | addres: { | :21: views[1].items.addres: unknown key; did you mean address?
          block: '.m' | block: '.m[' | :20: views[1].items.block: is no selector:
          /goods/{address} | /goods/{id} | :22: views[1].items.item: has no place for {address}
          attribute: data-m, | '' | :21: views[1].items.address.json: needs the attribute that holds it
          otherwise: 'b' | otherwise: 'b[' | :21: views[1].items.address.otherwise: is no selector:
          items: | item: | :19: views[1].item: unknown key
          page: item | page: itm | addresses[0].page: 'itm' is not known; did you mean item?
          """)
  void whatBreaksTheSchemaIsNamedWithFileLineKeyAndReason(String good, String bad, String problem) {
    String broken = GOOD.replace(good, bad);
    assertThat(broken).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> load(broken))
        .isInstanceOf(EngineDefinitionException.class)
        .hasMessageContaining("market.yaml")
        .hasMessageContaining(problem);
  }

  @Test
  void whatIsNoYamlIsNamedWithItsLine() {
    assertThatThrownBy(() -> load("engine: market\ntitle: [x\n"))
        .isInstanceOf(EngineDefinitionException.class)
        .hasMessageContaining("market.yaml:")
        .hasMessageContaining("is not YAML");
    assertThatThrownBy(() -> load("")).hasMessageContaining("market.yaml: is empty");
  }

  @Test
  void theEngineOfASiteReadsItsPagesWithoutAnyMark() throws IOException {
    String address = "http://a.test/goods/7?colour=red";
    String html = "<title>台灯 - 集市</title><h1 class=goods>台灯</h1><b class=p>20</b>";
    ListingExtractor byMarks = new ListingExtractor(load(GOOD));
    ListingExtractor ofSite = byMarks.ofEngine("market");

    assertThat(byMarks.extract(SavedPage.snapshot(address, html)).listings()).isEmpty();
    assertThat(ofSite.extract(SavedPage.snapshot(address, html)).listings())
        .singleElement()
        .satisfies(
            listing -> {
              assertThat(listing.id().value()).isEqualTo("http://a.test/goods/7");
              assertThat(listing.title()).isEqualTo("台灯");
            });
    assertThat(ofSite.ofEngine("generic").extract(SavedPage.snapshot(address, html)).listings())
        .isEmpty();
    assertThatThrownBy(() -> byMarks.ofEngine("markt"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatTheOperatorSaysOfASiteGoesBeforeThePagesMarks() throws IOException {
    Files.writeString(
        folder.resolve("aaa.yaml"),
        GOOD.replace("engine: market", "engine: aaa").replace("/goods/{id}", "/aaa/{id}"));
    ListingExtractor extractor = new ListingExtractor(load(GOOD));
    String html = "<meta name=generator content=Market><title>台灯</title><h1 class=goods>台灯</h1>";
    PageSnapshot page = SavedPage.snapshot("http://a.test/goods/7", html);

    assertThat(id(extractor.extract(page))).isEqualTo("http://a.test/aaa/7");
    assertThat(id(extractor.ofEngine("market").extract(page))).isEqualTo("http://a.test/goods/7");
  }

  @Test
  void whatAnEngineKnowsOfItsAddressesOutweighsTheirWords() throws IOException {
    String rules =
        """
        addresses:
          - page: copy
            match: '/goods/1/plain'
          - page: never
            match: '/letters/'
          - page: index
            match: '/search'
        """;
    EngineCatalog engines = load(GOOD.replace("addresses:\n", rules));
    String html =
        "<title>台灯</title><h1 class=goods>台灯</h1><a href=/goods/1/plain>a</a>"
            + "<a href=/letters/1>b</a><a href='/search?q=x'>c</a><a href=/help>d</a>";
    PageSnapshot page = SavedPage.snapshot("http://a.test/goods/7", html);

    assertThat(new ListingExtractor(engines).ofEngine("market").extract(page).links())
        .extracting(link -> link.target().getPath() + " " + link.role())
        .containsExactlyInAnyOrder(
            "/goods/1/plain NEVER", "/letters/1 NEVER", "/search INDEX", "/help NEVER");
  }

  @ParameterizedTest
  @CsvSource({
    "title: Market, true, true",
    "tested: true, true, true",
    "tested: false, false, false",
    "enabled: false, true, false",
    "'tested: false\nenabled: true', false, true",
    "'tested: true\nenabled: false', true, false"
  })
  void whatIsUntestedIsOffUnlessItsDefinitionSaysOtherwise(
      String keys, boolean tested, boolean enabled) throws IOException {
    String added = keys.equals("title: Market") ? "" : keys + "\n";
    EngineDefinition engine =
        load(GOOD.replace("title: Market\n", "title: Market\n" + added))
            .find("market")
            .orElseThrow();

    assertThat(engine.tested()).isEqualTo(tested);
    assertThat(engine.enabled()).isEqualTo(enabled);
  }

  @Test
  void anEngineThatIsOffReadsOnlyTheSitesThatNameIt() throws IOException {
    ListingExtractor extractor =
        new ListingExtractor(load(GOOD.replace("title: Market", "title: Market\ntested: false")));
    String html = "<meta name=generator content=Market><title>台灯</title><h1 class=goods>台灯</h1>";
    PageSnapshot page = SavedPage.snapshot("http://a.test/goods/7?colour=red", html);

    assertThat(extractor.extract(page).listings()).isEmpty();
    assertThat(id(extractor.ofEngine("market").extract(page))).isEqualTo("http://a.test/goods/7");
  }

  private static String id(Extraction extraction) {
    return extraction.listings().getFirst().id().value();
  }

  private EngineCatalog load(String definition) throws IOException {
    Files.writeString(folder.resolve("market.yaml"), definition);
    return EngineCatalog.load(folder);
  }
}
