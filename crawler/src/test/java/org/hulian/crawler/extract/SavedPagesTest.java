package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hulian.crawler.extract.Extraction.Link;
import org.hulian.crawler.extract.Extraction.Role;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.jspecify.annotations.Nullable;
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
        "captcha",
        "profile",
        "discuz-thread",
        "discuz-hidden"
      })
  void readsAPageWithoutKnowingItsEngine(String name) {
    check(SavedPage.of(name), new ListingExtractor(EngineCatalog.empty()));
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
    check(SavedPage.of(name), new ListingExtractor(EngineCatalog.load(ENGINES)));
  }

  private static void check(SavedPage saved, ListingExtractor extractor) {
    Extraction extraction = extractor.extract(saved.page());
    assertThat(extraction.kind().name().toLowerCase(Locale.ROOT)).isEqualTo(saved.truth("kind"));
    if (saved.truth("kind").equals("index")) {
      assertThat(targets(extraction, Role.ITEM)).isEqualTo(saved.truths("items"));
      assertThat(targets(extraction, Role.NEXT_PAGE)).containsExactly(saved.truth("next"));
    }
    if (saved.truth("url").isEmpty()) {
      assertThat(extraction.listings()).isEmpty();
    } else {
      assertThat(extraction.listings()).hasSize(1);
      check(saved, extraction.listings().getFirst());
    }
  }

  private static void check(SavedPage saved, Listing listing) {
    assertThat(listing.origin().url()).isEqualTo(saved.truth("url"));
    assertThat(listing.title()).isEqualTo(saved.truth("title"));
    assertThat(squash(listing.body())).isEqualTo(squash(saved.truth("body")));
    assertThat(listing.replies())
        .extracting(Reply::body)
        .containsExactlyElementsOf(saved.truths("replies"));
    if (!saved.truth("seller").isEmpty()) {
      assertThat(listing.seller()).isEqualTo(saved.truth("seller"));
    }
    if (!saved.truth("category").isEmpty()) {
      assertThat(listing.category()).isEqualTo(saved.truth("category"));
    }
    if (!saved.truth("postedAt").isEmpty()) {
      assertThat(listing.postedAt()).isEqualTo(OffsetDateTime.parse(saved.truth("postedAt")));
    }
    price(saved, listing.price());
  }

  private static void price(SavedPage saved, @Nullable Price price) {
    if (saved.truth("price").isEmpty()) {
      assertThat(price).isNull();
      return;
    }
    List<String> parts = List.of(saved.truth("price").split(" ", -1));
    Price found = Objects.requireNonNull(price);
    assertThat(found.amount()).isEqualByComparingTo(new BigDecimal(parts.get(0)));
    assertThat(found.currency()).isEqualTo(parts.get(1));
  }

  private static List<String> targets(Extraction extraction, Role role) {
    return extraction.links().stream()
        .filter(link -> link.role() == role)
        .map(Link::target)
        .map(Objects::toString)
        .toList();
  }

  private static String squash(String text) {
    return text.replaceAll("\\s+", "");
  }
}
