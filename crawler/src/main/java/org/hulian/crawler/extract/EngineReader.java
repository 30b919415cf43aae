package org.hulian.crawler.extract;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hulian.crawler.extract.EngineDefinition.ItemsRule;
import org.hulian.crawler.extract.EngineDefinition.PostRule;
import org.hulian.crawler.extract.EngineDefinition.View;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/** Reads a page by the marks of its engine. */
final class EngineReader {
  private final HtmlPage page;
  private final EngineDefinition engine;
  private final Optional<View> view;

  EngineReader(HtmlPage page, EngineDefinition engine) {
    this.page = page;
    this.engine = engine;
    view =
        engine.views().stream()
            .filter(one -> page.document().selectFirst(one.when()) != null)
            .findFirst();
  }

  /** Whether the page shows several items, by the first view that fits. */
  boolean several() {
    return view.filter(fitting -> fitting.items() != null).isPresent();
  }

  /** The item by the first view that fits; empty if none does. */
  Optional<Found> read(int part) {
    return view.map(fitting -> found(fitting, page.document(), part));
  }

  /** The items of a page that shows several, each under the address that names it. */
  Map<PageAddress, Found> items() {
    Map<PageAddress, Found> items = new LinkedHashMap<>();
    for (View several : view.stream().toList()) {
      ItemsRule rule = Objects.requireNonNull(several.items());
      for (Element block : outermost(rule.block())) {
        rule.reference(block)
            .flatMap(this::itemAddress)
            .ifPresent(own -> items.computeIfAbsent(own, x -> found(several, block, 1)));
      }
    }
    return items;
  }

  /** Blocks within blocks would be read over and over. */
  private List<Element> outermost(Evaluator wanted) {
    List<Element> blocks = new ArrayList<>();
    for (Element block : page.document().select(wanted)) {
      boolean inner = !blocks.isEmpty() && page.survey().within(block, blocks.getLast());
      if (!inner && blocks.size() < Limits.MAX_ITEMS) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  /** Nobody's page says what stands on the pages of another site. */
  private Optional<PageAddress> itemAddress(String reference) {
    return Addresses.resolve(page.base(), reference)
        .filter(address -> Addresses.sameSite(address, page.address()))
        .map(
            address -> {
              URI item = Addresses.item(address);
              PageAddress generic = new PageAddress(item, item, 1);
              URI named =
                  engine
                      .match(address)
                      .flatMap(match -> match.address(address, generic))
                      .map(PageAddress::item)
                      .orElse(item);
              return new PageAddress(named, named, 1);
            });
  }

  private Found found(View view, Element root, int part) {
    Reading reading = read(view, root, part).by(Way.ENGINE);
    return new Found(view.kind(), reading, part == 1 && hidden(view, root));
  }

  private boolean hidden(View view, Element root) {
    PostRule rule = view.posts();
    Element block = rule == null ? null : root.selectFirst(rule.block());
    return rule != null
        && block != null
        && rule.opens()
        && post(block, rule).map(Post::hidden).orElse(false);
  }

  private Reading read(View view, Element root, int part) {
    Reading fields =
        Reading.NOTHING
            .withTitle(value(view.field("title"), root))
            .withBody(text(view.field("body"), root))
            .withSeller(value(view.field("seller"), root))
            .withCategory(value(view.field("category"), root))
            .withPostedAt(time(view.field("postedAt"), root))
            .withPrice(
                Optional.ofNullable(value(view.field("price"), root))
                    .flatMap(raw -> PriceReader.read(raw, value(view.field("currency"), root)))
                    .orElse(null));
    PostRule posts = view.posts();
    return posts == null ? fields : withPosts(fields, posts, root, part);
  }

  private Reading withPosts(Reading fields, PostRule rule, Element root, int part) {
    List<Post> posts = new ArrayList<>();
    for (Element block : root.select(rule.block())) {
      if (posts.size() < Limits.MAX_REPLIES) {
        post(block, rule).ifPresent(posts::add);
      }
    }
    boolean opens = rule.opens() && part == 1 && !posts.isEmpty();
    Reading reading =
        fields.withReplies(posts.stream().skip(opens ? 1 : 0).map(Post::asReply).toList());
    if (!opens) {
      // A later part repeats neither text nor author of the item; its own posts are others'.
      return rule.opens() ? reading.withBody("") : reading;
    }
    Post first = posts.getFirst();
    Reading opening =
        Reading.NOTHING
            .withBody(first.text())
            .withSeller(first.author())
            .withPostedAt(first.postedAt())
            .withImages(new Images(page).of(first.content()));
    return reading.or(opening);
  }

  private Optional<Post> post(Element block, PostRule rule) {
    Element body = rule.body().first(block);
    if (body == null) {
      return Optional.empty();
    }
    String author = rule.author() == null ? null : rule.author().value(block).orElse(null);
    return Optional.of(new Post(block, body, author, time(rule.time(), block), plain(body)));
  }

  private String plain(Element body) {
    List<Element> dropped = new ArrayList<>();
    for (Element element : body.getAllElements()) {
      boolean drop = engine.drops(element, page.document()) || DescriptionReader.heading(element);
      if (drop && !element.equals(body)) {
        dropped.add(element);
      }
    }
    return AuthorText.of(body, dropped);
  }

  private @Nullable String text(@Nullable FieldRule rule, Element root) {
    Element element = rule == null ? null : rule.first(root);
    return element == null ? null : plain(element);
  }

  private static @Nullable String value(@Nullable FieldRule rule, Element root) {
    return rule == null ? null : rule.value(root).orElse(null);
  }

  /** The exact date that the markup has, or else the printed one. */
  private Optional<DateReader.Stamp> stamp(Element element) {
    if (page.survey().has(element)) {
      List<Survey.Dated> dated = page.survey().datesIn(element);
      if (!dated.isEmpty()) {
        return Optional.of(dated.getFirst().stamp());
      }
    }
    return page.dates().read(element.text());
  }

  private @Nullable OffsetDateTime time(@Nullable FieldRule rule, Element root) {
    if (rule == null) {
      return null;
    }
    for (Element element : rule.elements(root)) {
      FieldRule.Source source = rule.source();
      Optional<DateReader.Stamp> stamp =
          source.attribute() == null ? stamp(element) : page.dates().read(source.of(element));
      if (stamp.isPresent()) {
        return stamp.get().time();
      }
    }
    return time(rule.otherwise(), root);
  }
}
