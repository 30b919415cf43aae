package org.hulian.crawler.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippedSitesTest {
  private static SiteCatalog load(Map<String, String> variables) throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("hulian.root")));
    return SiteCatalog.load(root.resolve("seeds/sites"), variables, Set.of("discuz"));
  }

  @Test
  void everyDefinitionThatIsShippedIsSoundAndSwitchedOff() throws IOException {
    SiteCatalog catalog = load(Map.of());
    assertThat(catalog.problems()).isEmpty();
    assertThat(catalog.sites()).hasSize(3).noneMatch(SiteDefinition::enabled);
  }

  @Test
  void theDemoFillsInWhereItsMarketIs() throws IOException {
    SiteDefinition market =
        load(Map.of("market", "http://127.0.0.1:4711")).find("sample-market").orElseThrow();
    assertThat(market.start()).containsExactly("http://127.0.0.1:4711/");
    assertThat(market.scope().covers("http://127.0.0.1:4711/item/1")).isTrue();
    assertThat(market.limits().delay()).isZero();
  }
}
