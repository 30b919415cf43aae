package org.hulian.crawler.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hulian.listing.Price;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads goods off pages that do not say in structured data what they sell. */
final class GoodsReader {
  private static final Vocabulary WORDS = Vocabulary.standard();
  private static final Set<String> PRICE_LABELS = WORDS.labels("price");
  private static final Set<String> OLD_LABELS = WORDS.labels("oldPrice");

  private static final Pattern ONLY_PRICE = Pattern.compile("[^\\d]{0,6}[\\d,.' ]+[^\\d]{0,6}");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private final HtmlPage page;
  private final Survey survey;
  private final PostList posts;
  private final Labels labels;

  GoodsReader(HtmlPage page, PostList posts, Labels labels) {
    this.page = page;
    survey = page.survey();
    this.posts = posts;
    this.labels = labels;
  }

  /** The price that a buyer pays now. */
  Optional<Price> price() {
    String currency = page.meta("product:price:currency", "og:price:currency", "priceCurrency");
    String stated =
        page.meta("product:sale_price:amount", "product:price:amount", "og:price:amount");
    Optional<Price> meta = PriceReader.read(stated, currency);
    if (meta.isPresent()) {
      return meta;
    }
    Optional<Price> labelled = labels.value(PRICE_LABELS).flatMap(PriceReader::read);
    if (labelled.isPresent()) {
      return labelled;
    }
    Set<Element> cards = cards(element -> survey.marked(element, Marks.PRICE));
    Optional<Price> printed =
        printed(currency, cards, element -> survey.marked(element, Marks.PRICE));
    return printed.isPresent() ? printed : printed(null, cards(this::onlyPrice), this::onlyPrice);
  }

  /** Whether a price is all that an element says. */
  private boolean onlyPrice(Element element) {
    if (survey.length(element) > 60 || element.childrenSize() > 2) {
      return false;
    }
    String own = element.ownText();
    return own.length() >= 2
        && own.length() <= 24
        && ONLY_PRICE.matcher(own).matches()
        && PriceReader.read(own).isPresent();
  }

  /** The first price in the content that is neither struck out nor on one of many cards. */
  private Optional<Price> printed(
      @Nullable String currency, Set<Element> cards, Predicate<Element> priced) {
    Element old = null;
    for (Element element : survey.elements()) {
      if (old != null && survey.within(element, old)
          || !survey.content(element)
          || inPosts(element)) {
        continue;
      }
      if (struck(element)) {
        old = element;
      } else if (priced.test(element)
          && cards.stream().noneMatch(card -> survey.within(element, card))) {
        Optional<Price> price = PriceReader.read(withoutOld(element), currency);
        if (price.isPresent()) {
          return price.map(p -> new Price(p.amount(), p.currency(), p.text()));
        }
      }
    }
    return Optional.empty();
  }

  private boolean struck(Element element) {
    return element.normalName().matches("del|s|strike")
        || element.attr("style").contains("line-through")
        || survey.marked(element, Marks.OLD_PRICE) && element.text().length() < 60;
  }

  private String withoutOld(Element element) {
    if (survey.length(element) > 600) {
      return "";
    }
    return PlainText.line(PlainText.of(element, e -> struck(e) || survey.marked(e, Marks.NOISE)));
  }

  /** Elements that show one price each and have neighbours of the same make that do so too. */
  private Set<Element> cards(Predicate<Element> priced) {
    Map<String, Set<Element>> groups = new HashMap<>();
    for (Element element : survey.elements()) {
      if (!priced.test(element) || !survey.content(element)) {
        continue;
      }
      for (Element up = element; up.parent() != null && survey.has(up.parent()); up = up.parent()) {
        Element parent = up.parent();
        String key = survey.place(parent).start + up.normalName() + cardMarks(up);
        groups.computeIfAbsent(key, k -> new HashSet<>()).add(up);
        if (up.normalName().equals("li")) {
          break;
        }
      }
    }
    Set<Element> cards = new HashSet<>();
    groups.values().stream()
        .filter(
            group ->
                group.size() > 1
                    && group.stream().allMatch(card -> card.selectFirst("a[href]") != null))
        .forEach(cards::addAll);
    return cards;
  }

  private String cardMarks(Element element) {
    String marks = survey.marks(element).strip();
    int blank = marks.indexOf(' ');
    return blank < 0 ? marks : marks.substring(0, blank);
  }

  private boolean inPosts(Element element) {
    return posts.comments()
        && posts.posts().stream().anyMatch(post -> survey.within(element, post.block()));
  }

  /** Whether the page has a control to buy what it shows, outside of cards. */
  boolean canBeBought() {
    Set<Element> cards = cards(element -> survey.marked(element, Marks.PRICE));
    for (Element element : survey.elements()) {
      boolean control =
          element.normalName().matches("button|a|input") || survey.marks(element).contains(" btn ");
      if (!control || !survey.content(element)) {
        continue;
      }
      String text =
          (element.normalName().equals("input") ? element.attr("value") : element.text())
              .strip()
              .toLowerCase(Locale.ROOT);
      if (text.length() <= 24
          && WORDS.list("buy").stream().anyMatch(text::startsWith)
          && cards.stream().noneMatch(card -> survey.within(element, card))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a price stands behind a label, as it does on the page of one thing. */
  boolean hasLabelledPrice() {
    return labels.value(PRICE_LABELS).flatMap(PriceReader::read).isPresent()
        || labels.value(OLD_LABELS).flatMap(PriceReader::read).isPresent();
  }

  /** The seller as the page prints it. */
  @Nullable String seller() {
    Optional<String> labelled = labels.value(WORDS.labels("seller")).filter(x -> x.length() <= 80);
    if (labelled.isPresent()) {
      return labelled.get();
    }
    for (Element element : survey.elements()) {
      if (survey.content(element) && survey.marked(element, Marks.SELLER) && !inPosts(element)) {
        Element link = element.selectFirst("a[href]");
        String text =
            PlainText.line(link != null && !link.text().isBlank() ? link.text() : element.text());
        if (!text.isEmpty() && text.length() <= 60) {
          return text;
        }
      }
    }
    return null;
  }

  /** The seller by the link to a profile, where nothing says so in words. */
  @Nullable String profileName() {
    for (Element link : survey.links()) {
      if (survey.content(link)
          && !inPosts(link)
          && WORDS.pattern("profile").matcher(link.attr("href")).find()) {
        String text = PlainText.line(link.text());
        boolean name =
            text.length() <= 40 && LETTER.matcher(text).find() && !page.dates().isDate(text);
        if (name) {
          return text;
        }
      }
    }
    return null;
  }

  /** Addresses of the pictures beside the title. */
  List<String> images() {
    String image = page.meta("og:image");
    return image == null
        ? List.of()
        : Addresses.resolve(page.base(), image)
            .map(uri -> List.of(uri.toString()))
            .orElse(List.of());
  }
}
