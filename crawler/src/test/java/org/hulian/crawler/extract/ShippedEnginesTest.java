package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Reply;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every definition that is shipped reads pages with the markup of its software as the truth beside
 * them says, and takes no page of other software for its own, whether it is enabled or not.
 */
final class ShippedEnginesTest {
  private static final Path ENGINES =
      Path.of(System.getProperty("hulian.root"), "seeds", "engines");

  /** Every saved page of software that has a definition. */
  @ParameterizedTest
  @CsvSource({
    "discuz, discuz-thread",
    "woocommerce, woo-product",
    "phpbb, phpbb",
    "phpbb, phpbb-list",
    "phpbb, phpbb-thread",
    "phpbb, phpbb-thread-2",
    "phpbb, phpbb-gone",
    "nodebb, nodebb",
    "nodebb, nodebb-2",
    "discourse, discourse",
    "discourse, discourse-2",
    "xenforo, xenforo",
    "xenforo, xenforo-2",
    "shopify, shopify",
    "shopify, shopify-reviews",
    "opencart, opencart",
    "opencart, opencart-4",
    "osclass, osclass",
    "osclass, osclass-gone",
    "wordpress, wordpress",
    "wordpress, wordpress-blocks",
    "mediawiki, mediawiki-board",
    "mediawiki, mediawiki-topic",
    "mediawiki, mediawiki-page",
    "telegram, telegram",
    "telegram, telegram-gone",
    "tieba, tieba",
    "tieba, tieba-2",
    "tieba, tieba-gone"
  })
  @Retention(RetentionPolicy.RUNTIME)
  private @interface EveryPage {}

  @EveryPage
  void readsAPageOfASiteThatNamesTheEngine(String engine, String page) throws IOException {
    ListingExtractor extractor = new ListingExtractor(EngineCatalog.load(ENGINES));
    SavedPageCheck.check(SavedPage.of(page), extractor.ofEngine(engine));
  }

  @EveryPage
  void theMarksOfAPageAreThoseOfItsEngineAlone(String engine, String name) throws IOException {
    SavedPage page = SavedPage.of(name);
    Document document =
        HtmlPage.parse(
            CharsetSniffer.decode(page.page().body(), "text/html").text(), page.page().uri());
    List<String> recognised =
        EngineCatalog.load(ENGINES).engines().stream()
            .filter(definition -> definition.recognises(document))
            .map(EngineDefinition::name)
            .toList();

    if (page.truth("marks").equals("none")) {
      assertThat(recognised).isEmpty();
    } else if (engine.equals("woocommerce")) {
      // It stands on the other, and comes first by its name.
      assertThat(recognised).containsExactly("woocommerce", "wordpress");
    } else {
      assertThat(recognised).containsExactly(engine);
    }
  }

  @Test
  void thePagesOfAThreadAreOneItem() throws IOException {
    ListingExtractor phpbb = new ListingExtractor(EngineCatalog.load(ENGINES)).ofEngine("phpbb");
    Map<ListingId, Listing> known = new HashMap<>();
    for (String name : List.of("phpbb-thread-2", "phpbb-thread", "phpbb-thread-2")) {
      LiveItems items = new LiveItems(phpbb, id -> Optional.ofNullable(known.get(id)));
      items.read(SavedPage.of(name).page()).listings().forEach(one -> known.put(one.id(), one));
    }
    assertThat(known.values())
        .singleElement()
        .satisfies(
            thread -> {
              assertThat(thread.seller()).isEqualTo("demo_0001");
              assertThat(thread.body()).startsWith("Forty pieces of track");
              assertThat(thread.replies())
                  .extracting(Reply::author)
                  .containsExactly("demo_0002", "demo_0001", "demo_0003");
            });
  }

  @ParameterizedTest
  @CsvSource({"discuz, true", "woocommerce, true", "phpbb, false", "telegram, false"})
  void onlyWhatWasTriedOnPagesOfTheSoftwareIsEnabled(String name, boolean tried)
      throws IOException {
    EngineDefinition engine = EngineCatalog.load(ENGINES).find(name).orElseThrow();
    assertThat(engine.tested()).isEqualTo(tried);
    assertThat(engine.enabled()).isEqualTo(tried);
  }
}
