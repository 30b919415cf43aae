package org.hulian.crawler.extract;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hulian.listing.Kind;
import org.hulian.listing.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Reads goods and threads off the shape of a page; each part of it is looked at once, if needed.
 */
final class ShapeReader {
  private static final Vocabulary WORDS = Vocabulary.standard();

  private final HtmlPage page;
  private @Nullable PostList posts;
  private @Nullable Labels labels;
  private @Nullable GoodsReader goods;
  private boolean titleRead;
  private @Nullable String title;

  ShapeReader(HtmlPage page) {
    this.page = page;
  }

  PostList posts() {
    if (posts == null) {
      posts = new PostListReader(page).read();
    }
    return posts;
  }

  GoodsReader goodsReader() {
    if (goods == null) {
      goods = new GoodsReader(page, posts(), labels());
    }
    return goods;
  }

  @Nullable String title() {
    if (!titleRead) {
      title = new TitleReader(page).read();
      titleRead = true;
    }
    return title;
  }

  @Nullable String category() {
    String trail = new BreadcrumbReader(page).read(title());
    return trail != null
        ? trail
        : labels().value(WORDS.labels("category")).orElse(page.meta("article:section"));
  }

  private Labels labels() {
    if (labels == null) {
      labels = Labels.of(page.survey(), posts());
    }
    return labels;
  }

  /**
   * Reads goods.
   *
   * @param stated what structured data says of them
   */
  Found goods(Reading stated) {
    Reading seen =
        Reading.NOTHING
            .withTitle(title())
            .withBody(new DescriptionReader(page, posts()).read(stated.body()))
            .withPrice(goodsReader().price().orElse(null))
            .withSeller(goodsReader().seller())
            .withPostedAt(posted())
            .withCategory(category())
            .withReplies(comments())
            .withImages(goodsReader().images())
            .by(Way.OPEN_GRAPH, Field.PICTURES);
    boolean inHead = goodsReader().statedPrice().isPresent();
    seen = (inHead ? seen.by(Way.OPEN_GRAPH, Field.PRICE) : seen).by(Way.SHAPE);
    // A shop that says of all goods that it sells them itself is no news; a name on the page is.
    String seller = first(seen.seller(), stated.seller());
    Reading full =
        stated
            .withBody(seen.body())
            .withSeller(seller == null ? goodsReader().profileName() : seller)
            .withCategory(first(seen.category(), stated.category()))
            .withReplies(fuller(seen.replies(), stated.replies()))
            .or(seen)
            .by(Way.SHAPE);
    return new Found(Kind.LISTING, full);
  }

  private @Nullable OffsetDateTime posted() {
    return labels()
        .value(WORDS.labels("posted"))
        .or(() -> Optional.ofNullable(page.meta("article:published_time", "datePublished")))
        .flatMap(page.dates()::read)
        .map(DateReader.Stamp::time)
        .orElse(null);
  }

  private @Nullable List<Reply> comments() {
    return posts().comments() && !posts().posts().isEmpty() ? replies(0) : null;
  }

  /** Structured data often has the newest replies only. */
  private static @Nullable List<Reply> fuller(
      @Nullable List<Reply> seen, @Nullable List<Reply> stated) {
    boolean more = seen != null && (stated == null || seen.size() >= stated.size());
    return more ? seen : stated;
  }

  /**
   * Reads a thread.
   *
   * @param stated what structured data says of it
   * @param part which part of it the page shows; only the first begins with the item itself
   */
  Found thread(Reading stated, int part) {
    boolean opens = part == 1 && !posts().comments() && !posts().posts().isEmpty();
    Reading seen = Reading.NOTHING.withTitle(heading(stated.title())).withCategory(category());
    if (opens) {
      seen = opening(posts().posts().getFirst()).or(seen);
    }
    if (!posts().posts().isEmpty()) {
      seen = seen.withReplies(replies(opens ? 1 : 0));
    }
    boolean silent = seen.body() != null && seen.body().isBlank();
    Reading full = (silent ? seen.withBody(null) : seen).by(Way.SHAPE).or(stated);
    if (part > 1) {
      return new Found(Kind.THREAD, full.withBody("").withPostedAt(null).withSeller(null));
    }
    boolean hidden = opens && posts().posts().getFirst().hidden();
    return new Found(Kind.THREAD, hidden ? full.withBody("") : full, hidden);
  }

  /** A thread whose first post is none of the posts that the page numbers. */
  Found threadUnder(Post first) {
    Reading reading = opening(first).withTitle(title()).withCategory(category());
    Reading full = reading.withReplies(posts().posts().isEmpty() ? null : replies(0));
    return new Found(Kind.THREAD, full.by(Way.SHAPE));
  }

  private Reading opening(Post post) {
    return Reading.NOTHING
        .withBody(post.text())
        .withSeller(post.author())
        .withPostedAt(post.postedAt())
        .withImages(new Images(page).of(post.content()));
  }

  /** What structured data calls the title, if the heading only adds a label to it. */
  private @Nullable String heading(@Nullable String stated) {
    String shown = title();
    boolean labelled =
        stated != null
            && shown != null
            && TitleReader.squash(shown).contains(TitleReader.squash(stated));
    return labelled ? stated : shown;
  }

  private List<Reply> replies(int from) {
    return posts().posts().stream().skip(from).map(Post::asReply).toList();
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }
}
