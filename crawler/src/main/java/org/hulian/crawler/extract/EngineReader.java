package org.hulian.crawler.extract;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hulian.crawler.extract.EngineDefinition.FieldRule;
import org.hulian.crawler.extract.EngineDefinition.PostRule;
import org.hulian.crawler.extract.EngineDefinition.View;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads a page by the marks of its engine. */
final class EngineReader {
  private final HtmlPage page;
  private final EngineDefinition engine;

  EngineReader(HtmlPage page, EngineDefinition engine) {
    this.page = page;
    this.engine = engine;
  }

  /** The item by the first view that fits; empty if none does. */
  Optional<Found> read(int part) {
    for (View view : engine.views()) {
      if (page.document().selectFirst(view.when()) != null) {
        Reading reading = read(view, part);
        return Optional.of(new Found(view.kind(), reading, part == 1 && hidden(view)));
      }
    }
    return Optional.empty();
  }

  private boolean hidden(View view) {
    PostRule rule = view.posts();
    Element block = rule == null ? null : page.document().selectFirst(rule.block());
    return rule != null
        && block != null
        && rule.opens()
        && post(block, rule).map(Post::hidden).orElse(false);
  }

  private Reading read(View view, int part) {
    Reading fields =
        Reading.NOTHING
            .withTitle(value(view.field("title")))
            .withBody(text(view.field("body")))
            .withSeller(value(view.field("seller")))
            .withCategory(value(view.field("category")))
            .withPostedAt(time(view.field("postedAt"), page.document()))
            .withPrice(
                Optional.ofNullable(value(view.field("price")))
                    .flatMap(raw -> PriceReader.read(raw, value(view.field("currency"))))
                    .orElse(null));
    PostRule posts = view.posts();
    return posts == null ? fields : withPosts(fields, posts, part);
  }

  private Reading withPosts(Reading fields, PostRule rule, int part) {
    List<Post> posts = new ArrayList<>();
    for (Element block : page.document().select(rule.block())) {
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
    List<Element> bodies = rule.body().elements(block);
    if (bodies.isEmpty()) {
      return Optional.empty();
    }
    Element body = bodies.getFirst();
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

  private @Nullable String text(@Nullable FieldRule rule) {
    if (rule == null) {
      return null;
    }
    List<Element> elements = rule.elements(page.document());
    return elements.isEmpty() ? null : plain(elements.getFirst());
  }

  private @Nullable String value(@Nullable FieldRule rule) {
    return rule == null ? null : rule.value(page.document()).orElse(null);
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
      String attribute = rule.attribute();
      Optional<DateReader.Stamp> stamp =
          attribute == null ? stamp(element) : page.dates().read(element.attr(attribute));
      if (stamp.isPresent()) {
        return stamp.get().time();
      }
    }
    return null;
  }
}
