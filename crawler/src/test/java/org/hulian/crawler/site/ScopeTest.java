package org.hulian.crawler.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
  private static final Scope SCOPE =
      new Scope(
          List.of("Shop.example", "127.0.0.1:8080", "*.bbs.example"),
          List.of("https://big.example/market/"),
          List.of("/thread-*", "/", "/market/*"),
          List.of("*action=login*", "/thread-*-print"),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "http://shop.example/thread-1-1-1.html, true",
    "https://shop.example/, true",
    "https://shop.example:8443/, false",
    "http://shop.example/about, false",
    "http://shop.example/thread-1?action=login, false",
    "http://shop.example/thread-1-print, false",
    "http://www.shop.example/, false",
    "http://127.0.0.1:8080/thread-2, true",
    "http://127.0.0.1/thread-2, false",
    "http://a.bbs.example/thread-3, true",
    "http://bbs.example/thread-3, true",
    "http://evilbbs.example/thread-3, false",
    "https://big.example/market/1, true",
    "https://big.example/other/1, false"
  })
  void anAddressIsInScopeByHostOrPrefixAndByPatterns(String address, boolean covered) {
    assertThat(SCOPE.covers(address)).isEqualTo(covered);
  }

  @Test
  void aHostilePatternAndAddressTakeNoTime() {
    Scope scope =
        new Scope(
            List.of("a.example"), List.of(), List.of("*a*a*a*a*a*a*a*a*b"), List.of(), List.of());
    long begun = System.nanoTime();
    assertThat(scope.covers("http://a.example/" + "a".repeat(2_000))).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
  }
}
