package org.hulian.crawler.extract;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hulian.listing.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Tells what item a page shows by what most engines share, and has it read. Structured data is
 * asked first, then the shape of the page.
 */
final class GenericReader {
  private static final int MANY_ROWS = 8;

  private final HtmlPage page;
  private final AddressWords where;
  private final SchemaReader schema;
  private final ShapeReader shape;

  GenericReader(HtmlPage page) {
    this.page = page;
    where = AddressWords.of(page.address());
    schema = new SchemaReader(page.base(), page.dates());
    shape = new ShapeReader(page);
  }

  /**
   * The item.
   *
   * @param part which part of the item the address asks for, 1 for the first
   * @param known whether the address is known to show an item
   */
  Optional<Found> read(int part, boolean known) {
    if (!known && (where.never() || where.print())) {
      return Optional.empty();
    }
    Optional<Thing> product = own(SchemaReader::goods);
    Optional<Thing> thread = own(SchemaReader::thread);
    boolean forum = !shape.posts().posts().isEmpty() && !shape.posts().comments();
    if (product.isPresent() && !forum) {
      return Optional.of(shape.goods(goods(product.get())));
    }
    if (forum || thread.isPresent()) {
      return Optional.of(shape.thread(stated(thread), part));
    }
    if (looksLikeGoods()) {
      return Optional.of(shape.goods(Reading.NOTHING));
    }
    boolean item = known || where.item();
    return item ? lonePost() : Optional.empty();
  }

  /**
   * Fills the gaps that the marks of an engine left.
   *
   * @param found what they gave, on a page that is known to show an item
   */
  Reading completed(Found found, int part) {
    Reading reading = found.reading();
    boolean goods = found.kind() == Kind.LISTING;
    if (!goods && reading.replies() != null && reading.body() != null) {
      // The posts are read; only what stands around them may be missing.
      return reading.or(
          Reading.NOTHING.withTitle(shape.title()).withCategory(shape.category()).by(Way.SHAPE));
    }
    Optional<Thing> thing = own(goods ? SchemaReader::goods : SchemaReader::thread);
    Found rest =
        goods
            ? shape.goods(thing.map(this::goods).orElse(Reading.NOTHING))
            : shape.thread(stated(thing), part);
    return reading.or(rest.reading());
  }

  private Reading goods(Thing thing) {
    return schema.goodsReading(thing).by(page.way(thing));
  }

  private Reading stated(Optional<Thing> thread) {
    return thread
        .map(thing -> schema.threadReading(thing).by(page.way(thing)))
        .orElse(Reading.NOTHING);
  }

  /** The node that is about this page, not about one of the many things that it links to. */
  private Optional<Thing> own(Predicate<Thing> kind) {
    List<Thing> things =
        page.things().stream().flatMap(GenericReader::withMain).filter(kind).toList();
    Optional<Thing> same = things.stream().filter(this::about).findFirst();
    if (same.isPresent()) {
      return same;
    }
    return things.size() == 1 ? things.stream().filter(this::nowhereElse).findFirst() : same;
  }

  private static Stream<Thing> withMain(Thing thing) {
    return Stream.concat(
        Stream.of(thing),
        Stream.of("mainEntity", "mainEntityOfPage", "about")
            .flatMap(property -> thing.things(property).stream()));
  }

  private boolean about(Thing thing) {
    String name = thing.text("name", "headline");
    String title = shape.title();
    boolean named =
        name != null && title != null && TitleReader.squash(name).equals(TitleReader.squash(title));
    return named || address(thing).map(this::here).orElse(false);
  }

  private boolean nowhereElse(Thing thing) {
    return address(thing).map(this::here).orElse(true);
  }

  private Optional<URI> address(Thing thing) {
    @Nullable String address = thing.text("url", "@id");
    return address == null ? Optional.empty() : page.target(address).map(Target::address);
  }

  private boolean here(URI uri) {
    URI there = Addresses.item(uri);
    boolean asked = there.equals(Addresses.item(page.address()));
    return asked || page.declaredAddress().map(Addresses::item).map(there::equals).orElse(false);
  }

  private boolean looksLikeGoods() {
    String type = page.meta("og:type");
    if (type != null && type.startsWith("product")) {
      return true;
    }
    if (shape.title() == null || where.list()) {
      return false;
    }
    GoodsReader goods = shape.goodsReader();
    if (goods.price().isEmpty()) {
      return goods.hasLabelledPrice();
    }
    return goods.canBeBought() || goods.hasLabelledPrice() || where.item();
  }

  /** A thread whose first post stands apart from its comments, or has none. */
  private Optional<Found> lonePost() {
    PostList comments = shape.posts();
    if (comments.posts().isEmpty() && new LinkReader(page).rows() >= MANY_ROWS) {
      return Optional.empty();
    }
    return new LonePost(page, comments).read().map(shape::threadUnder);
  }
}
