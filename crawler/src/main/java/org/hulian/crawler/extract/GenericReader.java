package org.hulian.crawler.extract;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hulian.listing.Kind;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.jspecify.annotations.Nullable;

/** Reads the item of a page by what most engines share, without knowing the engine. */
final class GenericReader {
  private static final int MANY_ROWS = 8;
  private static final Pattern ITEM = Vocabulary.standard().pattern("item");
  private static final Pattern LIST = Vocabulary.standard().pattern("list");
  private static final Pattern NEVER = Vocabulary.standard().pattern("never");
  private static final Pattern PRINT = Vocabulary.standard().pattern("print");

  private final HtmlPage page;
  private final SchemaReader schema;
  private final PostList posts;
  private final Labels labels;
  private final GoodsReader goods;
  private final @Nullable String title;

  GenericReader(HtmlPage page) {
    this.page = page;
    schema = new SchemaReader(page.base(), page.dates());
    posts = new PostListReader(page).read();
    labels = Labels.of(page.survey(), posts);
    goods = new GoodsReader(page, posts, labels);
    title = new TitleReader(page).read();
  }

  /**
   * The item.
   *
   * @param part which part of the item the address asks for, 1 for the first
   * @param known whether the address is known to show an item
   */
  Optional<Found> read(int part, boolean known) {
    String where = Addresses.pathAndQuery(page.address());
    if (!known && (NEVER.matcher(where).find() || PRINT.matcher(where).find())) {
      return Optional.empty();
    }
    Optional<Thing> product = own(SchemaReader::goods);
    Optional<Thing> thread = own(SchemaReader::thread);
    boolean forum = !posts.posts().isEmpty() && !posts.comments();
    if (product.isPresent() && !forum) {
      return Optional.of(goods(schema.goodsReading(product.get())));
    }
    if (forum || thread.isPresent()) {
      return Optional.of(thread(thread.map(schema::threadReading).orElse(Reading.NOTHING), part));
    }
    if (looksLikeGoods()) {
      return Optional.of(goods(Reading.NOTHING));
    }
    boolean item = known || (ITEM.matcher(where).find() && !LIST.matcher(where).find());
    return item ? lonePost() : Optional.empty();
  }

  /**
   * All that the page says, whether or not it looks like an item; to fill the gaps of an engine.
   */
  Reading everything(Kind kind, int part) {
    Optional<Thing> thing = own(kind == Kind.LISTING ? SchemaReader::goods : SchemaReader::thread);
    return kind == Kind.LISTING
        ? goods(thing.map(schema::goodsReading).orElse(Reading.NOTHING)).reading()
        : thread(thing.map(schema::threadReading).orElse(Reading.NOTHING), part).reading();
  }

  /** The node that is about this page, not about one of the many things that it links to. */
  private Optional<Thing> own(java.util.function.Predicate<Thing> kind) {
    List<Thing> things =
        page.things().stream().flatMap(GenericReader::withMain).filter(kind).toList();
    List<Thing> same = things.stream().filter(this::about).toList();
    if (!same.isEmpty()) {
      return Optional.of(same.getFirst());
    }
    return things.size() == 1 && !elsewhere(things.getFirst())
        ? Optional.of(things.getFirst())
        : Optional.empty();
  }

  private static Stream<Thing> withMain(Thing thing) {
    return Stream.concat(
        Stream.of(thing),
        Stream.of("mainEntity", "mainEntityOfPage", "about")
            .flatMap(p -> thing.things(p).stream()));
  }

  private boolean about(Thing thing) {
    String name = thing.text("name", "headline");
    boolean named =
        name != null && title != null && TitleReader.squash(name).equals(TitleReader.squash(title));
    return named || address(thing).map(this::here).orElse(false);
  }

  private boolean elsewhere(Thing thing) {
    return address(thing).map(uri -> !here(uri)).orElse(false) && !about(thing);
  }

  private Optional<URI> address(Thing thing) {
    String address = thing.text("url", "@id");
    return address == null ? Optional.empty() : Addresses.resolve(page.base(), address);
  }

  private boolean here(URI uri) {
    URI here = Addresses.canonical(uri);
    return here.equals(Addresses.canonical(page.address()))
        || page.declaredAddress()
            .map(declared -> here.equals(Addresses.canonical(declared)))
            .orElse(false);
  }

  private boolean looksLikeGoods() {
    String type = page.meta("og:type");
    if (type != null && type.startsWith("product")) {
      return true;
    }
    if (title == null || LIST.matcher(Addresses.pathAndQuery(page.address())).find()) {
      return false;
    }
    Optional<Price> price = goods.price();
    if (price.isEmpty()) {
      return goods.hasLabelledPrice();
    }
    return goods.canBeBought()
        || goods.hasLabelledPrice()
        || ITEM.matcher(Addresses.pathAndQuery(page.address())).find();
  }

  private Found goods(Reading stated) {
    Reading shape =
        Reading.NOTHING
            .withTitle(title)
            .withPrice(goods.price().orElse(null))
            .withSeller(goods.seller())
            .withPostedAt(
                labels
                    .value(Vocabulary.standard().labels("posted"))
                    .or(
                        () ->
                            Optional.ofNullable(
                                page.meta("article:published_time", "datePublished")))
                    .flatMap(page.dates()::read)
                    .map(DateReader.Stamp::time)
                    .orElse(null))
            .withCategory(category())
            .withReplies(posts.comments() && !posts.posts().isEmpty() ? replies(0) : null)
            .withImages(goods.images());
    String body = new DescriptionReader(page, posts).read(stated.body());
    // A shop that says of all goods that it sells them itself is no news; a name on the page is.
    Reading best =
        stated.withBody(body).withSeller(shape.seller() == null ? stated.seller() : shape.seller());
    boolean fuller =
        shape.replies() != null
            && (best.replies() == null || shape.replies().size() >= best.replies().size());
    Reading full =
        best.withReplies(fuller ? shape.replies() : best.replies())
            .withCategory(shape.category() == null ? stated.category() : shape.category())
            .or(shape);
    return new Found(
        Kind.LISTING, full.seller() == null ? full.withSeller(goods.profileName()) : full);
  }

  private Found thread(Reading stated, int part) {
    boolean opens = part == 1 && !posts.comments() && !posts.posts().isEmpty();
    String heading =
        stated.title() != null
                && title != null
                && TitleReader.squash(title).contains(TitleReader.squash(stated.title()))
            ? stated.title()
            : title;
    Reading shape = Reading.NOTHING.withTitle(heading).withCategory(category());
    if (opens) {
      Post first = posts.posts().getFirst();
      shape =
          shape
              .withSeller(first.author())
              .withPostedAt(first.postedAt())
              .withBody(first.text())
              .withImages(new Images(page).of(first.content()));
    }
    if (!posts.posts().isEmpty()) {
      shape = shape.withReplies(replies(opens ? 1 : 0));
    }
    Reading full =
        shape.body() != null && shape.body().isBlank()
            ? shape.withBody(null).or(stated)
            : shape.or(stated);
    if (part > 1) {
      return new Found(Kind.THREAD, full.withBody("").withPostedAt(null).withSeller(null));
    }
    boolean hidden = opens && posts.posts().getFirst().hidden();
    return new Found(Kind.THREAD, hidden ? full.withBody("") : full, hidden);
  }

  private @Nullable String category() {
    String trail = new BreadcrumbReader(page).read(title);
    return trail != null
        ? trail
        : labels
            .value(Vocabulary.standard().labels("category"))
            .orElse(page.meta("article:section"));
  }

  private List<Reply> replies(int from) {
    return posts.posts().stream().skip(from).map(Post::asReply).toList();
  }

  /** A thread whose first post stands apart from its comments, or has none. */
  private Optional<Found> lonePost() {
    if (new LinkReader(page).rows() >= MANY_ROWS && posts.posts().isEmpty()) {
      return Optional.empty();
    }
    return new LonePost(page, posts)
        .read()
        .map(
            post ->
                Reading.NOTHING
                    .withTitle(title)
                    .withBody(post.text())
                    .withSeller(post.author())
                    .withPostedAt(post.postedAt())
                    .withCategory(category())
                    .withReplies(posts.posts().isEmpty() ? null : replies(0)))
        .map(reading -> new Found(Kind.THREAD, reading));
  }
}
