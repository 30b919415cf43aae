package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hulian.crawler.extract.Extraction.Link;
import org.hulian.crawler.extract.Extraction.Role;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.jspecify.annotations.Nullable;

/** Compares what is read of a saved page with what is true of it. */
final class SavedPageCheck {
  private SavedPageCheck() {}

  static void check(SavedPage saved, ListingExtractor extractor) {
    Extraction extraction = extractor.extract(saved.page());
    assertThat(extraction.kind().name().toLowerCase(Locale.ROOT)).isEqualTo(saved.truth("kind"));
    if (saved.truth("kind").equals("index")) {
      assertThat(targets(extraction, Role.ITEM)).isEqualTo(saved.truths("items"));
      assertThat(targets(extraction, Role.NEXT_PAGE)).containsExactly(saved.truth("next"));
    }
    links(saved, extraction);
    if (!saved.truth("part").isEmpty()) {
      assertThat(extraction.part().number()).hasToString(saved.truth("part"));
    }
    if (!saved.truth("next part").isEmpty()) {
      assertThat(extraction.part().next()).hasToString(saved.truth("next part"));
    }
    List<Map<?, ?>> several = saved.several();
    if (several.isEmpty() && saved.truth("url").isEmpty()) {
      assertThat(extraction.listings()).isEmpty();
      return;
    }
    List<Map<?, ?>> truths = several.isEmpty() ? List.of(saved.truth()) : several;
    assertThat(extraction.listings()).hasSameSizeAs(truths);
    for (int i = 0; i < truths.size(); i++) {
      SavedPage one = new SavedPage(saved.name(), saved.page(), truths.get(i));
      check(one, extraction.listings().get(i));
    }
  }

  /**
   * The links that the truth names by what they lead to; those of other sorts are not asked for.
   */
  private static void links(SavedPage saved, Extraction extraction) {
    if (!(saved.truth().get("links") instanceof Map<?, ?> links)) {
      return;
    }
    for (Role role : Role.values()) {
      if (links.get(role.name().toLowerCase(Locale.ROOT)) instanceof List<?> wanted) {
        assertThat(targets(extraction, role))
            .as("links to %s", role)
            .containsExactlyElementsOf(wanted.stream().map(Object::toString).toList());
      }
    }
  }

  private static void check(SavedPage saved, Listing listing) {
    assertThat(listing.origin().url()).isEqualTo(saved.truth("url"));
    if (!saved.truth("id").isEmpty()) {
      assertThat(listing.id().value()).isEqualTo(saved.truth("id"));
    }
    assertThat(listing.title()).isEqualTo(saved.truth("title"));
    assertThat(squash(listing.body())).isEqualTo(squash(saved.truth("body")));
    assertThat(listing.replies())
        .extracting(Reply::body)
        .containsExactlyElementsOf(saved.truths("replies"));
    replies(saved, listing.replies());
    if (!saved.truth("seller").isEmpty()) {
      assertThat(listing.seller()).isEqualTo(saved.truth("seller"));
    }
    if (!saved.truth("category").isEmpty()) {
      assertThat(listing.category()).isEqualTo(saved.truth("category"));
    }
    if (!saved.truth("postedAt").isEmpty()) {
      assertThat(listing.postedAt()).isEqualTo(OffsetDateTime.parse(saved.truth("postedAt")));
    }
    price(saved, listing.price());
  }

  private static void replies(SavedPage saved, List<Reply> replies) {
    if (saved.truth().get("repliers") instanceof List<?> authors) {
      assertThat(replies)
          .extracting(Reply::author)
          .containsExactlyElementsOf(authors.stream().map(Object::toString).toList());
    }
    if (saved.truth().get("repliedAt") instanceof List<?> times) {
      assertThat(replies)
          .extracting(Reply::postedAt)
          .containsExactlyElementsOf(
              times.stream().map(time -> OffsetDateTime.parse(time.toString())).toList());
    }
  }

  private static void price(SavedPage saved, @Nullable Price price) {
    if (saved.truth("price").isEmpty()) {
      assertThat(price).isNull();
      return;
    }
    List<String> parts = List.of(saved.truth("price").split(" ", -1));
    Price found = Objects.requireNonNull(price);
    assertThat(found.amount()).isEqualByComparingTo(new BigDecimal(parts.get(0)));
    assertThat(found.currency()).isEqualTo(parts.get(1));
  }

  private static List<String> targets(Extraction extraction, Role role) {
    return extraction.links().stream()
        .filter(link -> link.role() == role)
        .map(Link::target)
        .map(Objects::toString)
        .toList();
  }

  private static String squash(String text) {
    return text.replaceAll("\\s+", "");
  }
}
