package org.hulian.crawler.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
  private static final AddressRules RULES = AddressRules.STANDARD;

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "HTTP://Shop.Example:80 -> http://shop.example/",
        "https://shop.example:443/a#top -> https://shop.example/a",
        "https://shop.example:80/ -> https://shop.example:80/",
        "http://shop.example./a -> http://shop.example/a",
        "http://shop.example/a/./b/../c -> http://shop.example/a/c",
        "http://shop.example/../../a -> http://shop.example/a",
        "http://shop.example/a/.. -> http://shop.example/",
        "http://shop.example//a//b -> http://shop.example/a//b",
        "http://shop.example\\a\\b -> http://shop.example/a/b",
        "http://shop.example/商品?q=手机 -> http://shop.example/%E5%95%86%E5%93%81?q=%E6%89%8B%E6%9C%BA",
        "http://shop.example/𠮷 -> http://shop.example/%F0%A0%AE%B7",
        "http://shop.example/?q=%c8%cb%c1%b3 -> http://shop.example/?q=%C8%CB%C1%B3",
        "http://shop.example/?q=%81%61 -> http://shop.example/?q=%81%61",
        "http://shop.example/%61%62%63?x=1 -> http://shop.example/abc?x=1",
        "http://shop.example/a%2Fb -> http://shop.example/a%2Fb",
        "http://shop.example/100% -> http://shop.example/100%25",
        "http://shop.example/a b|c -> http://shop.example/a%20b%7Cc",
        "http://shop.example/?a=1&utm_source=x&b=2&spm=a1z.2 -> http://shop.example/?a=1&b=2",
        "http://shop.example/?b=2&a=1 -> http://shop.example/?b=2&a=1",
        "http://shop.example/?PHPSESSID=abc -> http://shop.example/",
        "http://shop.example/a;jsessionid=0A1B?x=1 -> http://shop.example/a?x=1",
        "http://shop.example/?sid=0123456789abcdef0123456789abcdef&t=1 -> http://shop.example/?t=1",
        "http://shop.example/?sid=77 -> http://shop.example/?sid=77",
        "http://shop.example/?&&a=1& -> http://shop.example/?a=1",
        "http://shop.example/? -> http://shop.example/",
        "http://商城.example/ -> http://xn--czru2d.example/",
        "http://商城。example/ -> http://xn--czru2d.example/",
        "http://[2606:4700::1111]:8080/a -> http://[2606:4700::1111]:8080/a",
        "http://my_shop.example/ -> http://my_shop.example/"
      })
  void spellingsOfOneAddressBecomeOne(String spelling, String canonical) {
    assertThat(RULES.canonical(spelling)).contains(canonical);
    assertThat(RULES.canonical(canonical)).contains(canonical);
    assertThat(URI.create(canonical).toString()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.example",
        "mailto:a@b.example",
        "javascript:void(0)",
        "ftp://shop.example/",
        "http:/shop.example/",
        "http://",
        "http:///a",
        "http://user@shop.example/",
        "http://user:word@shop.example/",
        "http://shop.example:99999/",
        "http://shop.example:x/",
        "http://shop..example/",
        "http://a b.example/",
        "http://%73hop.example/",
        "https://:443/",
        "http://shop.example:0/",
        "http://[1::2::3]/",
        "http://[12345::]/",
        "http://[::1.2.3]/",
        "http://[1.2.3.4]/",
        "http://-shop.example/",
        "http://1.2.3.4.5/"
      })
  void whatIsNoWebAddressHasNoSpelling(String text) {
    assertThat(RULES.canonical(text)).isEmpty();
  }

  @Test
  void aTrapWithoutEndHasNoSpelling() {
    assertThat(RULES.canonical("http://" + "商".repeat(5_000) + "/")).isEmpty();
    assertThat(RULES.canonical("http://" + "a.".repeat(2_000) + "example/")).isEmpty();
    assertThat(RULES.canonical("http://" + "商.".repeat(120) + "example/")).isEmpty();
    assertThat(RULES.canonical("http://shop.example/" + "a/".repeat(1_100))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "/x -> http://shop.example/x",
        "x -> http://shop.example/a/x",
        "../x -> http://shop.example/x",
        "?page=2 -> http://shop.example/a/b?page=2",
        "//cdn.example/x -> http://cdn.example/x",
        "https://other.example -> https://other.example/",
        "#top -> http://shop.example/a/b?q=1",
        "a:b -> none"
      })
  void aReferenceIsReadAtItsPage(String reference, String expected) {
    Optional<String> resolved = RULES.resolve("http://shop.example/a/b?q=1", reference);
    assertThat(resolved.orElse("none")).isEqualTo(expected);
  }

  @Test
  void aSiteCanNameParametersOfItsOwn() {
    Scope scope = new Scope(List.of("a.example"), List.of(), List.of(), List.of(), List.of("From"));
    assertThat(AddressRules.of(scope).canonical("http://a.example/?from=home&id=3"))
        .contains("http://a.example/?id=3");
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "/",
            "//",
            ".",
            "..",
            "%2e",
            "?",
            "&",
            "=",
            "#",
            ";",
            ";jsessionid=",
            "sid=",
            "utm_x",
            "%",
            "%4",
            "%61",
            "%E4%BA%BA",
            "%c8%cb",
            "%81",
            "%zz",
            "商",
            "脸",
            "𠮷",
            "\uD842",
            "é",
            "a",
            "Z",
            "7",
            " ",
            "\t",
            "|",
            "\"",
            "<",
            "[",
            "\\",
            "+",
            "~",
            "'",
            ":",
            "@",
            "\u0000");
    Arbitrary<String> host = // each of which can be asked
        Arbitraries.of("shop.example", "SHOP.example:8080", "商城.example", "[::1]", "1.2.3.4:80");
    return Combinators.combine(
            Arbitraries.of("http://", "HTTPS://"), host, piece.list().ofMaxSize(24))
        .as((scheme, name, pieces) -> scheme + name + "/" + String.join("", pieces));
  }

  @Property(tries = 4_000)
  void aCanonicalAddressIsItsOwnSpellingAndCanBeAskedFor(@ForAll("addresses") String address) {
    String once = RULES.canonical(address).orElseThrow();
    assertThat(RULES.canonical(once)).contains(once);
    assertThat(once).matches("https?://[!-~]+").doesNotContain("#");
    URI uri = URI.create(once);
    assertThat(uri.getHost()).isNotNull();
    assertThat(uri.getRawPath()).startsWith("/").doesNotStartWith("//");
  }

  @Provide
  Arbitrary<String> hosts() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "[", "]", ":", "::", "1", "ff", "12345", ".", "..", "-", "_", "a", "商", "🙂", "。",
            "xn--", "\u00AD", "\u200D", "%31", "255", "example");
    return piece.list().ofMinSize(1).ofMaxSize(12).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 10_000)
  void whateverStandsForAHostWhatComesOutCanBeAskedFor(@ForAll("hosts") String host) {
    Optional<String> canonical = RULES.canonical("http://" + host + "/a?b=c");
    canonical.ifPresent(
        once -> {
          assertThat(RULES.canonical(once)).contains(once);
          URI uri = URI.create(once);
          assertThat(uri.getHost() != null || once.contains("_")).isTrue();
        });
  }

  @Property(tries = 2_000)
  void anyTextAtAllIsReadWithoutHarm(@ForAll String text) {
    Optional<String> direct = RULES.canonical(text);
    direct.ifPresent(once -> assertThat(RULES.canonical(once)).contains(once));
    RULES
        .resolve("http://shop.example/a", text)
        .ifPresent(once -> assertThat(RULES.canonical(once)).contains(once));
  }
}
