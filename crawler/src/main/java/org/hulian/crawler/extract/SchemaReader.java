package org.hulian.crawler.extract;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Reads items of the schema.org vocabulary. */
final class SchemaReader {
  private static final String[] GOODS = {
    "Product",
    "IndividualProduct",
    "ProductGroup",
    "ProductModel",
    "SomeProducts",
    "Service",
    "Offer",
    "Car",
    "Vehicle",
    "SoftwareApplication",
    "Book"
  };
  private static final String[] THREADS = {
    "DiscussionForumPosting", "SocialMediaPosting", "Question", "Conversation"
  };
  private static final String[] REPLIES = {
    "Comment", "Answer", "Review", "UserReview", "UserComments", "Reply"
  };

  private static final Pattern MARKUP = Pattern.compile("</|<br|<p>|&#?\\w{2,8};");

  private final URI base;
  private final DateReader dates;

  SchemaReader(URI base, DateReader dates) {
    this.base = base;
    this.dates = dates;
  }

  static boolean goods(Thing thing) {
    // A bare service or book is talk about one; only with an offer it is for sale.
    return thing.is(GOODS)
        && (!thing.is("Service", "Book", "SoftwareApplication", "Car", "Vehicle")
            || !thing.things("offers").isEmpty()
            || thing.is("Product"));
  }

  static boolean thread(Thing thing) {
    return thing.is(THREADS);
  }

  static boolean reply(Thing thing) {
    return thing.is(REPLIES);
  }

  Reading goodsReading(Thing goods) {
    return Reading.NOTHING
        .withTitle(line(goods.text("name", "title", "headline")))
        .withBody(plain(goods.text("description", "disambiguatingDescription")))
        .withPrice(price(goods))
        .withSeller(line(seller(goods)))
        .withPostedAt(time(goods.text("datePosted", "datePublished", "dateCreated", "releaseDate")))
        .withCategory(line(category(goods)))
        .withReplies(replies(goods, "review", "reviews", "comment"))
        .withImages(images(goods));
  }

  Reading threadReading(Thing thread) {
    return Reading.NOTHING
        .withTitle(line(thread.text("headline", "name", "title")))
        .withBody(plain(thread.text("text", "articleBody", "description")))
        .withSeller(line(thread.text("author", "creator")))
        .withPostedAt(time(thread.text("datePublished", "dateCreated")))
        .withCategory(line(thread.text("articleSection")))
        .withReplies(
            replies(thread, "comment", "comments", "suggestedAnswer", "acceptedAnswer", "answer"))
        .withImages(images(thread));
  }

  private @Nullable String seller(Thing goods) {
    for (Thing offer : goods.things("offers")) {
      String seller = offer.text("seller", "offeredBy");
      if (seller != null) {
        return seller;
      }
    }
    return goods.text("seller", "offeredBy", "provider");
  }

  private static @Nullable String category(Thing goods) {
    String category = goods.text("category");
    if (category == null) {
      return null;
    }
    int at = Math.max(category.lastIndexOf('>'), category.lastIndexOf('/'));
    return category.substring(at + 1);
  }

  private static @Nullable Price price(Thing goods) {
    List<Thing> offers = new ArrayList<>(goods.things("offers"));
    offers.addAll(
        goods.things("hasVariant").stream().flatMap(v -> v.things("offers").stream()).toList());
    offers.add(goods);
    List<Price> prices = new ArrayList<>();
    for (Thing offer : offers) {
      offerPrice(offer).ifPresent(prices::add);
    }
    return prices.stream()
        .filter(p -> p.amount() != null)
        .min(Comparator.comparing(p -> Objects.requireNonNull(p.amount())))
        .orElse(null);
  }

  private static Optional<Price> offerPrice(Thing offer) {
    String currency = offer.text("priceCurrency");
    String amount = offer.text("price", "lowPrice");
    if (amount != null) {
      return PriceReader.read(amount, currency);
    }
    List<Thing> nested = new ArrayList<>(offer.things("priceSpecification"));
    nested.addAll(offer.things("offers"));
    for (Thing specification : nested) {
      String inner = specification.text("price", "minPrice", "lowPrice");
      String code = specification.text("priceCurrency");
      if (inner != null) {
        return PriceReader.read(inner, code == null ? currency : code);
      }
    }
    return Optional.empty();
  }

  private @Nullable List<Reply> replies(Thing item, String... properties) {
    List<Reply> replies = new ArrayList<>();
    for (String property : properties) {
      for (Thing reply : item.things(property)) {
        String body = plain(reply.text("text", "reviewBody", "articleBody", "description"));
        if (body != null) {
          OffsetDateTime at = time(reply.text("datePublished", "dateCreated"));
          replies.add(new Reply(line(reply.text("author", "creator")), body, at));
        }
      }
    }
    if (replies.stream().allMatch(r -> r.postedAt() != null)) {
      replies.sort(Comparator.comparing(r -> Objects.requireNonNull(r.postedAt())));
    }
    return replies.isEmpty() ? null : replies;
  }

  private List<String> images(Thing item) {
    List<String> images = new ArrayList<>();
    for (Object image : item.values("image")) {
      String address =
          image instanceof Thing thing ? thing.text("url", "contentUrl", "@id") : image.toString();
      if (address != null && images.size() < Limits.MAX_IMAGES) {
        Addresses.resolve(base, address).map(URI::toString).ifPresent(images::add);
      }
    }
    return images.stream().distinct().toList();
  }

  private @Nullable OffsetDateTime time(@Nullable String text) {
    return dates.read(text).map(DateReader.Stamp::time).orElse(null);
  }

  private static @Nullable String line(@Nullable String text) {
    return text == null ? null : PlainText.line(plainOf(text));
  }

  private static @Nullable String plain(@Nullable String text) {
    return text == null ? null : plainOf(text);
  }

  /** Values should be plain text, but many engines put markup or entities into them. */
  private static String plainOf(String text) {
    return MARKUP.matcher(text).find()
        ? PlainText.of(Jsoup.parseBodyFragment(text.replace("\n", "<br>")).body())
        : text.strip();
  }
}
