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
    "?tid=3, http://a.test/forum/list.php?tid=3",
    "//B.test:80/x, http://b.test/x",
    "/商品?q=手 机, http://a.test/%E5%95%86%E5%93%81?q=%E6%89%8B%20%E6%9C%BA",
    "http://商城.test/x, http://xn--czru2d.test/x",
    "http://my_shop.test/x, http://my_shop.test/x",
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
    "http://a.test/viewtopic.php?t=3&start=20&sid=0123456789abcdef0123456789abcdef, http://a.test/viewtopic.php?t=3, 21",
    "http://a.test/index.php?topic=12.15, http://a.test/index.php?topic=12.0, 16",
    "http://a.test/p/311, http://a.test/p/311, 0",
    "http://a.test/?p=12, http://a.test/?p=12, 0"
  })
  void partsOfAnItemHaveOneName(String address, String item, int part) {
    assertThat(Addresses.item(URI.create(address))).isEqualTo(URI.create(item));
    assertThat(Addresses.part(URI.create(address)).orElse(0)).isEqualTo(part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " = ",
      value = {
        "http://a.test/product/%e4%ba%ba/ = http://a.test/product/%E4%BA%BA/",
        "http://A.test:80/t/5?spm=a1.b2&srsltid=x = http://a.test/t/5",
        "http://a.test/t/../t/%35?utm_source=x&from=home = http://a.test/t/5",
        "http://a.test/t.php;jsessionid=0A1B?tid=5&extra=page%3D1 = http://a.test/t.php?tid=5",
        "http://user:word@a.test/t/5 = http://a.test/t/5",
        "http://商城.test/t/5 = http://xn--czru2d.test/t/5",
        "http://a.test/t/5?&PHPSESSID=ab&page=2 = http://a.test/t/5"
      })
  void anItemHasOneNameHoweverItsAddressIsSpelled(String spelling, String name) {
    assertThat(Addresses.item(URI.create(spelling))).isEqualTo(URI.create(name));
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.test/x, http://www.a.test/y, true",
    "http://m.a.test:81/x, http://a.test:81/y, true",
    "http://my_shop.test/x, http://my_shop.test/y, true",
    "http://a.test/x, http://a.test:81/x, false",
    "http://a.test/x, http://b.test/x, false"
  })
  void aSiteMayHaveMobilePages(URI one, URI other, boolean same) {
    assertThat(Addresses.sameSite(one, other)).isEqualTo(same);
  }

  @Property(tries = 500)
  void theNameOfANameIsItselfAndCanonical(@ForAll @StringLength(max = 80) String reference) {
    Optional<URI> resolved = Addresses.resolve(BASE, reference);
    resolved.ifPresent(
        address -> {
          URI once = Addresses.item(address);
          assertThat(Addresses.item(once)).isEqualTo(once);
          assertThat(Addresses.canonical(once)).isEqualTo(once);
        });
  }
}
