package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hulian.crawler.site.PageExpectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of each field of an item it is known how it was found. */
class FieldWaysTest {
  private static final Path ENGINES =
      Path.of(System.getProperty("hulian.root"), "seeds", "engines");

  @ParameterizedTest
  @CsvSource({
    "jsonld-shop, TITLE, JSON_LD",
    "jsonld-shop, PRICE, JSON_LD",
    "microdata, TITLE, MICRODATA",
    "plainshop, TITLE, SHAPE",
    "plainshop, PRICE, SHAPE",
    "phpbb, BODY, SHAPE"
  })
  void thePageItselfSaysIt(String page, Field field, Way way) {
    Extraction found =
        new ListingExtractor(EngineCatalog.empty()).extract(SavedPage.of(page).page());
    assertThat(found.ways().getFirst().of(field)).contains(way);
  }

  @Test
  void theMarksOfAnEngineComeFirst() throws Exception {
    ListingExtractor extractor = new ListingExtractor(EngineCatalog.load(ENGINES));
    Extraction found = extractor.extract(SavedPage.of("discuz-thread").page());
    assertThat(found.ways().getFirst().of(Field.BODY)).contains(Way.ENGINE);
    assertThat(found.ways().getFirst().of(Field.REPLIES)).contains(Way.ENGINE);
    assertThat(found.ways().getFirst().of(Field.PRICE)).isEmpty();
  }

  /** Whatever a page shows has a way, and what it does not show has none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "phpbb",
        "xenforo",
        "mybb",
        "v2",
        "tables",
        "opencart",
        "shopify",
        "plainshop",
        "microdata",
        "jsonld-shop",
        "woo-product",
        "discuz-thread",
        "discuz-goods"
      })
  void noFieldIsFoundByNobody(String page) {
    Extraction found =
        new ListingExtractor(EngineCatalog.empty()).extract(SavedPage.of(page).page());
    for (int i = 0; i < found.listings().size(); i++) {
      Map<Field, Boolean> named = new TreeMap<>();
      for (Field field : Field.values()) {
        boolean shown = field.shown(found.listings().get(i));
        named.put(field, !shown || found.ways().get(i).of(field).isPresent());
      }
      assertThat(named).doesNotContainValue(false);
    }
  }

  @Test
  void whatASiteMayExpectIsWhatPagesAreReadFor() {
    assertThat(PageExpectation.FIELDS)
        .isEqualTo(Arrays.stream(Field.values()).map(Field::key).collect(Collectors.toSet()));
    assertThat(PageExpectation.KINDS)
        .isEqualTo(
            Arrays.stream(Extraction.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
  }
}
