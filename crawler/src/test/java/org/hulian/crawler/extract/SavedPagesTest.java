package org.hulian.crawler.extract;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages shaped as known engines shape them, each read as the truth beside it says. */
final class SavedPagesTest {
  private static final Path ENGINES =
      Path.of(System.getProperty("hulian.root"), "seeds", "engines");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phpbb",
        "xenforo",
        "nodebb",
        "discourse",
        "smf",
        "vbulletin",
        "mybb",
        "v2",
        "tables",
        "opencart",
        "shopify",
        "plainshop",
        "microdata",
        "jsonld-shop",
        "phpbb-list",
        "shop-list",
        "soft-removed",
        "login-wall",
        "login-page",
        "front-page",
        "captcha",
        "profile",
        "discuz-thread",
        "discuz-hidden"
      })
  void readsAPageWithoutKnowingItsEngine(String name) {
    SavedPageCheck.check(SavedPage.of(name), new ListingExtractor(EngineCatalog.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phpbb",
        "xenforo",
        "nodebb",
        "opencart",
        "shopify",
        "phpbb-list",
        "discuz-thread",
        "discuz-hidden",
        "discuz-goods",
        "discuz-goods-detail",
        "discuz-gone",
        "woo-product"
      })
  void readsAPageWithTheShippedEngines(String name) throws Exception {
    SavedPageCheck.check(SavedPage.of(name), new ListingExtractor(EngineCatalog.load(ENGINES)));
  }
}
