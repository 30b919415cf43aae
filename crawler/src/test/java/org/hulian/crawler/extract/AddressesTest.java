package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressesTest {
  private static final URI BASE = URI.create("http://a.test/forum/list.php?x=1");

  @ParameterizedTest
  @CsvSource({
    "../t/5#p9, http://a.test/t/5",
    "?tid=3, http://a.test/forum/?tid=3",
    "//B.test:80/x, http://b.test/x",
    "/商品?q=手 机, http://a.test/商品?q=手%20机",
    "a|b%, http://a.test/forum/a%7Cb%25"
  })
  void resolvesLinksAsBrowsersDo(String reference, String expected) {
    assertThat(Addresses.resolve(BASE, reference)).contains(URI.create(expected));
  }

  @ParameterizedTest
  @CsvSource({"javascript:void(0)", "mailto:x@y.test", "#top", "''", "data:text/html;x", "http://"})
  void leavesOutWhatLeadsToNoPage(String reference) {
    assertThat(Addresses.resolve(BASE, reference)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.test/t.php?tid=5&page=3&utm_source=x, http://a.test/t.php?tid=5, 3",
    "http://a.test/threads/x.7/page-2, http://a.test/threads/x.7/, 2",
    "http://a.test/thread-9-page-4.html, http://a.test/thread-9.html, 4",
    "http://a.test/viewtopic.php?t=3&start=20&sid=ab, http://a.test/viewtopic.php?t=3, 21",
    "http://a.test/index.php?topic=12.15, http://a.test/index.php?topic=12.0, 16",
    "http://a.test/p/311, http://a.test/p/311, 0",
    "http://a.test/?p=12, http://a.test/?p=12, 0"
  })
  void partsOfAnItemHaveOneName(String address, String item, int part) {
    assertThat(Addresses.canonical(URI.create(address))).isEqualTo(URI.create(item));
    assertThat(Addresses.part(URI.create(address)).orElse(0)).isEqualTo(part);
  }

  @Property(tries = 500)
  void theNameOfANameIsItself(@ForAll @StringLength(max = 80) String reference) {
    Optional<URI> resolved = Addresses.resolve(BASE, reference);
    resolved.ifPresent(
        address -> {
          URI once = Addresses.canonical(address);
          assertThat(Addresses.canonical(once)).isEqualTo(once);
        });
  }
}
