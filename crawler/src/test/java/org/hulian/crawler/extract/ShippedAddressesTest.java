package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hulian.crawler.extract.EngineDefinition.AddressRule;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the shipped definitions say of addresses as their software makes them: the sort of page, and
 * for items the one name that all addresses of an item share, with the part.
 */
final class ShippedAddressesTest {
  private static final Path ENGINES =
      Path.of(System.getProperty("hulian.root"), "seeds", "engines");

  private static EngineCatalog engines = EngineCatalog.empty();

  @BeforeAll
  static void load() throws IOException {
    engines = EngineCatalog.load(ENGINES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          phpbb | /viewtopic.php?f=5&t=52&sid=0123456789abcdef0123456789abcdef | item /viewtopic.php?t=52 1
          phpbb | /viewtopic.php?t=52&start=20      | item /viewtopic.php?t=52 20
          phpbb | /viewtopic.php?start=20&t=52&hilit=a | item /viewtopic.php?t=52 20
          phpbb | /forum/viewtopic.php?t=52         | item /forum/viewtopic.php?t=52 1
          phpbb | /viewtopic.php?p=201              | copy
          phpbb | /viewtopic.php?f=5&t=52&p=201     | copy
          phpbb | /viewtopic.php?t=52&view=print    | copy
          phpbb | /viewtopic.php?t=52&view=unread   | copy
          phpbb | /viewforum.php?f=5&start=25       | index
          phpbb | /index.php                        | index
          phpbb | /memberlist.php?mode=viewprofile&u=7 | never
          phpbb | /ucp.php?mode=login               | never
          phpbb | /app.php/help/faq                 | never
          nodebb | /topic/27/bread-starter          | item /topic/27 1
          nodebb | /topic/27                        | item /topic/27 1
          nodebb | /topic/27/bread-starter?page=3   | item /topic/27 3
          nodebb | /forum/topic/27/bread-starter    | item /forum/topic/27 1
          nodebb | /topic/27/bread-starter/14       | copy
          nodebb | /topic/27.rss                    | copy
          nodebb | /post/121                        | copy
          nodebb | /category/4/kitchen?page=2       | index
          nodebb | /recent                          | index
          nodebb | /user/demo_0001                  | never
          discourse | /t/repair-cafe-tools/311      | item /t/311 1
          discourse | /t/311                        | item /t/311 1
          discourse | /t/311?page=2                 | item /t/311 2
          discourse | /t/2026-plans/311             | item /t/311 1
          discourse | /t/topic/311                  | item /t/311 1
          discourse | /t/%E6%9D%BE%E6%9E%9C/311?u=demo_0001 | item /t/311 1
          discourse | /t/repair-cafe-tools/311/5    | copy
          discourse | /t/311/5                      | copy
          discourse | /t/repair-cafe-tools/311.rss  | copy
          discourse | /t/repair-cafe-tools/311/print | copy
          discourse | /c/things/lending/9           | index
          discourse | /c/things/lending/9?page=1    | next
          discourse | /latest                       | index
          discourse | /u/demo_0001                  | never
          xenforo | /threads/vintage-oak-desk.77/   | item /threads/77/ 1
          xenforo | /threads/77/                    | item /threads/77/ 1
          xenforo | /threads/v2.0-of-it.77/page-3   | item /threads/77/ 3
          xenforo | /threads/vintage-oak-desk.77/page-3#post-9 | item /threads/77/ 3
          xenforo | /community/threads/desk.77/     | item /community/threads/77/ 1
          xenforo | /index.php?threads/desk.77/     | item /index.php?threads/77/ 1
          xenforo | /index.php?threads/desk.77/page-2 | item /index.php?threads/77/ 2
          xenforo | /threads/vintage-oak-desk.77/post-901 | copy
          xenforo | /threads/vintage-oak-desk.77/latest | copy
          xenforo | /forums/furniture.8/            | index
          xenforo | /forums/furniture.8/page-2      | next
          xenforo | /members/marlow.5/              | never
          xenforo | /login/                         | never
          shopify | /products/wool-blanket?variant=44 | item /products/wool-blanket 1
          shopify | /collections/blankets/products/wool-blanket | item /products/wool-blanket 1
          shopify | /zh/products/wool-blanket       | item /zh/products/wool-blanket 1
          shopify | /en-GB/collections/all/products/wool-blanket | item /en-GB/products/wool-blanket 1
          shopify | /products/wool-blanket.json     | copy
          shopify | /collections/blankets           | index
          shopify | /collections/blankets?page=2    | next
          shopify | /collections/blankets?sort_by=price-ascending | never
          shopify | /cart                           | never
          opencart | /index.php?route=product/product&path=20&product_id=40 | item /index.php?route=product/product&product_id=40 1
          opencart | /index.php?route=product/product&language=en-gb&product_id=40 | item /index.php?route=product/product&product_id=40 1
          opencart | /shop/index.php?product_id=40&route=product%2Fproduct | item /shop/index.php?route=product/product&product_id=40 1
          opencart | /index.php?route=product/product/review&product_id=40 | copy
          opencart | /index.php?route=product/category&path=20 | index
          opencart | /index.php?route=product/category&path=20&page=2 | next
          opencart | /index.php?route=product/category&path=20&sort=p.price&order=ASC | never
          opencart | /index.php?route=account/login | never
          osclass | /index.php?page=item&id=418     | item /index.php?page=item&id=418 1
          osclass | /sports/folding-bicycle_i418    | item /index.php?page=item&id=418 1
          osclass | /folding-bicycle_i418           | item /index.php?page=item&id=418 1
          osclass | /search/category,sports         | index
          osclass | /search/category,sports/iPage,2 | next
          osclass | /index.php?page=search&iPage=2  | next
          osclass | /user/login                     | never
          osclass | /item/new                       | never
          wordpress | /2026/05/selling-my-darkroom/ | item /2026/05/selling-my-darkroom/ 1
          wordpress | /2026/05/02/selling-my-darkroom | item /2026/05/02/selling-my-darkroom/ 1
          wordpress | /2026/05/selling-my-darkroom/comment-page-2/ | item /2026/05/selling-my-darkroom/ 2
          wordpress | /2026/05/2026-plans/          | item /2026/05/2026-plans/ 1
          wordpress | /archives/31/comment-page-2   | item /archives/31 2
          wordpress | /?p=77                        | item /?p=77 1
          wordpress | /?p=77&cpage=2                | item /?p=77 2
          wordpress | /2026/05/                     | index
          wordpress | /2026/05/02/                  | index
          wordpress | /2026/05/page/2/              | next
          wordpress | /category/for-sale/           | index
          wordpress | /page/2/                      | next
          wordpress | /2026/05/selling-my-darkroom/?replytocom=5 | never
          wordpress | /2026/05/selling-my-darkroom/feed/ | never
          wordpress | /wp-login.php                 | never
          mediawiki | /wiki/Topic:Wb2kq7?topic_showPostId=wb2kq8 | copy
          mediawiki | /wiki/Topic:Wb2kq7            | item /wiki/Topic:Wb2kq7 1
          mediawiki | /wiki/Project:Swap_board      | item /wiki/Project:Swap_board 1
          mediawiki | /w/index.php?title=Notice_board | item /w/index.php?title=Notice_board 1
          mediawiki | /w/index.php?title=Notice_board&action=history | copy
          mediawiki | /w/index.php?title=Notice_board&oldid=12 | copy
          mediawiki | /wiki/Category:Boards         | index
          mediawiki | /wiki/Special:RecentChanges   | never
          mediawiki | /w/index.php?title=Special:UserLogin | never
          telegram | /s/demo_swap                   | index
          telegram | /s/demo_swap?before=101        | next
          telegram | /s/demo_swap/101               | copy /demo_swap/101 1
          telegram | /demo_swap/101                 | copy /demo_swap/101 1
          telegram | /demo_swap/101?single          | copy /demo_swap/101 1
          telegram | /demo_swap/101?embed=1&mode=tme | item /demo_swap/101 1
          telegram | /demo_swap                     | index
          telegram | /s/demo_swap?q=%23a            | never
          telegram | /joinchat/AAAA                 | never
          telegram | /share/url?url=x               | never
          telegram | /c/1234/5                      | never
          tieba | /p/9000000001                     | item /p/9000000001 1
          tieba | /p/9000000001?pn=3                | item /p/9000000001 3
          tieba | /p/9000000001?fr=frs&pn=3         | item /p/9000000001 3
          tieba | /p/9000000001?see_lz=1&pn=2       | copy
          tieba | /p/9000000001?pid=12&cid=0        | copy
          tieba | /f?kw=%E6%9C%A8%E6%A1%A5&ie=utf-8 | index
          tieba | /f?kw=%E6%9C%A8%E6%A1%A5&pn=50    | next
          tieba | /home/main?un=demo_0001           | never
          """)
  void anAddressIsOfOneSortAndNamesOneItem(String name, String spelling, String expected) {
    EngineDefinition engine = engines.find(name).orElseThrow();
    URI address = Addresses.canonical(URI.create("http://site.test" + spelling));

    assertThat(engine.match(address).map(match -> told(match, address))).hasValue(expected);
  }

  /** Links are written by strangers; ten times the longest address takes no time that shows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        ".",
        "_i1",
        "/",
        "1.",
        "a1",
        "/1",
        "/a",
        "/t/",
        "/t/a",
        "/c/",
        "/p/1",
        "/2026/10/",
        "/2026/10/a",
        "/threads/",
        "/threads/a.1",
        "/forums/a",
        "/topic/1/a",
        "/search/",
        "/products/",
        "/collections/a/products/",
        "/archives/1",
        "/wiki/",
        "/s/aaaa/",
        "&t=1",
        "&page=search",
        "&route=product/category",
        "&mod=viewthread",
        "&tid=1",
        "&p=",
        "&pn=1"
      })
  void longAddressesDoNotStopTheReading(String fragment) {
    for (String start : List.of("", "/t/", "/threads/", "/topic/", "/p/1?", "/index.php?a=b")) {
      String path = start + fragment.repeat(20_000 / fragment.length());
      URI address = URI.create("http://site.test/" + path.replaceFirst("^/+", ""));
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> engines.engines().forEach(engine -> engine.match(address)),
          start);
    }
  }

  private static String told(AddressRule.Match match, URI address) {
    URI item = Addresses.item(address);
    Optional<PageAddress> named = match.address(address, new PageAddress(item, item, 1));
    return match.sort().name().toLowerCase(Locale.ROOT)
        + named
            .map(page -> " " + Addresses.pathAndQuery(page.item()) + " " + page.part())
            .orElse("");
  }
}
