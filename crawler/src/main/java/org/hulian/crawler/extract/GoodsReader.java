package org.hulian.crawler.extract;

import java.util.ArrayList;
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

  private static final int LONGEST_PRICE = 60;
  private static final int LONGEST_BUTTON = 24;
  private static final int LONGEST_NAME = 60;
  private static final int HIGHEST_CLIMB = 12;
  private static final Set<String> STRUCK = Set.of("del", "s", "strike");
  private static final Set<String> CONTROLS = Set.of("button", "a", "input");
  private static final Pattern ONLY_PRICE = Pattern.compile("[^\\d]{0,6}[\\d,.' ]+[^\\d]{0,6}");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private final HtmlPage page;
  private final Survey survey;
  private final PostList posts;
  private final Labels labels;
  private final Ranges postRanges;

  GoodsReader(HtmlPage page, PostList posts, Labels labels) {
    this.page = page;
    survey = page.survey();
    this.posts = posts;
    this.labels = labels;
    postRanges = new Ranges(survey, posts.posts().stream().map(Post::block).toList());
  }

  /** The price that the head of the page states. */
  Optional<Price> statedPrice() {
    String stated =
        page.meta("product:sale_price:amount", "product:price:amount", "og:price:amount");
    return PriceReader.read(stated, currency());
  }

  private @Nullable String currency() {
    return page.meta("product:price:currency", "og:price:currency", "priceCurrency");
  }

  /** The price that a buyer pays now. */
  Optional<Price> price() {
    Optional<Price> meta = statedPrice();
    if (meta.isPresent()) {
      return meta;
    }
    Optional<Price> labelled = labels.value(PRICE_LABELS).flatMap(PriceReader::read);
    if (labelled.isPresent()) {
      return labelled;
    }
    return printed(currency(), this::priceMarked).or(() -> printed(null, this::onlyPrice));
  }

  private boolean priceMarked(Element element) {
    return survey.marked(element, Marks.PRICE);
  }

  /** Whether a price is all that an element says. */
  private boolean onlyPrice(Element element) {
    if (survey.length(element) > LONGEST_PRICE || element.childrenSize() > 2) {
      return false;
    }
    String own = element.ownText();
    return own.length() <= LONGEST_BUTTON
        && ONLY_PRICE.matcher(own).matches()
        && PriceReader.read(own).isPresent();
  }

  /** The first price in the content that is neither struck out nor on one of many cards. */
  private Optional<Price> printed(@Nullable String currency, Predicate<Element> priced) {
    Ranges cards = cards(priced);
    Element old = null;
    for (Element element : survey.elements()) {
      boolean inOld = old != null && survey.within(element, old);
      if (inOld || !survey.content(element) || inPosts(element)) {
        continue;
      }
      if (struck(element)) {
        old = element;
      } else if (priced.test(element) && !cards.cover(element)) {
        Optional<Price> price = PriceReader.read(withoutOld(element), currency);
        if (price.isPresent()) {
          return price;
        }
      }
    }
    return Optional.empty();
  }

  private boolean struck(Element element) {
    return STRUCK.contains(element.normalName())
        || element.attr("style").contains("line-through")
        || (survey.marked(element, Marks.OLD_PRICE) && survey.length(element) < LONGEST_PRICE);
  }

  private String withoutOld(Element element) {
    return survey.length(element) > 10 * LONGEST_PRICE
        ? ""
        : PlainText.line(PlainText.of(element, e -> struck(e) || survey.marked(e, Marks.NOISE)));
  }

  /** Elements that show one price each and have neighbours of the same make that do so too. */
  private Ranges cards(Predicate<Element> priced) {
    Map<String, Set<Element>> groups = new HashMap<>();
    for (Element element : survey.elements()) {
      if (priced.test(element) && survey.content(element)) {
        climb(element, groups);
      }
    }
    List<Element> cards = new ArrayList<>();
    for (Set<Element> group : groups.values()) {
      if (group.size() > 1 && group.stream().allMatch(c -> c.selectFirst("a[href]") != null)) {
        cards.addAll(group);
      }
    }
    return new Ranges(survey, cards);
  }

  private void climb(Element priced, Map<String, Set<Element>> groups) {
    Element element = priced;
    for (int i = 0; i < HIGHEST_CLIMB; i++) {
      Element parent = element.parent();
      if (parent == null || !survey.has(parent)) {
        return;
      }
      String key = survey.place(parent).start + element.normalName() + firstMark(element);
      groups.computeIfAbsent(key, k -> new HashSet<>()).add(element);
      if (element.normalName().equals("li")) {
        return;
      }
      element = parent;
    }
  }

  private String firstMark(Element element) {
    String marks = survey.marks(element).strip();
    int blank = marks.indexOf(' ');
    return blank < 0 ? marks : marks.substring(0, blank);
  }

  private boolean inPosts(Element element) {
    return posts.comments() && postRanges.cover(element);
  }

  /** Whether the page has a control to buy what it shows, outside of cards. */
  boolean canBeBought() {
    Ranges cards = cards(this::priceMarked);
    for (Element element : survey.elements()) {
      boolean control =
          CONTROLS.contains(element.normalName()) || survey.marks(element).contains(" btn ");
      if (control && survey.content(element) && buys(element) && !cards.cover(element)) {
        return true;
      }
    }
    return false;
  }

  private static boolean buys(Element control) {
    String text =
        control.normalName().equals("input")
            ? control.attr("value")
            : PlainText.shortLine(control, LONGEST_BUTTON);
    String word = text.strip().toLowerCase(Locale.ROOT);
    return word.length() <= LONGEST_BUTTON && WORDS.list("buy").stream().anyMatch(word::startsWith);
  }

  /** Whether a price stands behind a label, as it does on the page of one thing. */
  boolean hasLabelledPrice() {
    return labels.value(PRICE_LABELS).filter(GoodsReader::priceLike).isPresent()
        || labels.value(OLD_LABELS).filter(GoodsReader::priceLike).isPresent();
  }

  private static boolean priceLike(String value) {
    return PriceReader.read(value).isPresent() || WORDS.is("openPrice", value);
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
        String text = name(link != null && link.hasText() ? link : element);
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return null;
  }

  private String name(Element element) {
    boolean prose = survey.length(element) > 20 * LONGEST_NAME;
    String text = prose ? "" : PlainText.line(element.text());
    return text.length() <= LONGEST_NAME ? text : "";
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
