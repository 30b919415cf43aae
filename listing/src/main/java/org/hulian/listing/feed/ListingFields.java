package org.hulian.listing.feed;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Kind;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.jspecify.annotations.Nullable;

/**
 * Makes a listing of the fields of a row. What identifies or says something must be right; any
 * other field that cannot be read is left out and doubted, since an offer must not slip through
 * because of its date.
 */
final class ListingFields {
  /** Times without an offset are of the markets that most feeds come from. */
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  private final Consumer<String> doubts;

  /** Tells {@code doubts} of each field left out, with the reason. */
  ListingFields(Consumer<String> doubts) {
    this.doubts = doubts;
  }

  /**
   * Reads a row.
   *
   * @throws FeedException if it has no id or url, or neither title nor body
   */
  Listing listing(JsonObject row) {
    String id = row.text("id");
    String url = id == null ? row.text("url") : text(row, "url");
    String name = id == null ? url : id;
    if (name == null) {
      throw new FeedException("there is no id and no url");
    }
    try {
      List<?> replies = list(row, "replies");
      return Listing.builder(new ListingId(name.strip()))
          .origin(new Origin(url, text(row, "site"), text(row, "platform")))
          .kind(kind(row, replies.isEmpty() ? Kind.LISTING : Kind.THREAD))
          .title(row.textOr("title", ""))
          .body(row.textOr("body", ""))
          .price(price(row))
          .seller(text(row, "seller"))
          .postedAt(time(row, "postedAt"))
          .category(text(row, "category"))
          .replies(replies(replies))
          .images(images(row))
          .sighting(sighting(row))
          .build();
    } catch (IllegalArgumentException e) {
      throw new FeedException(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable String text(JsonObject row, String name) {
    try {
      return row.text(name);
    } catch (FeedException e) {
      doubts.accept(name + " left out: it is not a text");
      return null;
    }
  }

  private List<?> list(JsonObject row, String name) {
    try {
      return row.list(name);
    } catch (FeedException e) {
      doubts.accept(name + " left out: it is not a list");
      return List.of();
    }
  }

  private Kind kind(JsonObject row, Kind likely) {
    String stated = text(row, "kind");
    String kind = stated == null ? "" : stated;
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "listing" -> Kind.LISTING;
      case "thread" -> Kind.THREAD;
      case "" -> likely;
      default -> {
        doubts.accept("kind is neither listing nor thread: " + FeedException.quote(kind));
        yield likely;
      }
    };
  }

  private @Nullable Price price(JsonObject row) {
    try {
      return switch (row.raw("price")) {
        case null -> null;
        case JsonNumber amount -> new Price(amount.value("amount"), null, null);
        case String text -> text.isBlank() ? null : Price.asWritten(text);
        case JsonObject parts -> price(parts.number("amount"), parts);
        default -> throw new FeedException("price is no number, text or object");
      };
    } catch (FeedException | IllegalArgumentException e) {
      doubts.accept("price left out: " + e.getMessage());
      return null;
    }
  }

  private static @Nullable Price price(@Nullable BigDecimal amount, JsonObject parts) {
    String currency = parts.text("currency");
    String text = parts.text("text");
    return amount == null && text == null ? null : new Price(amount, currency, text);
  }

  /** A reply is an object, or only its text. */
  private List<Reply> replies(List<?> values) {
    List<Reply> replies = new ArrayList<>();
    Doubts left = new Doubts("replies");
    ListingFields fields = new ListingFields(left);
    for (Object value : values) {
      switch (value) {
        case null -> {}
        case String body -> replies.add(new Reply(null, body, null));
        case JsonObject reply -> fields.reply(reply).ifPresent(replies::add);
        default -> left.accept("one left out: it is neither a text nor an object");
      }
    }
    left.tell(doubts);
    return replies;
  }

  private Optional<Reply> reply(JsonObject reply) {
    try {
      String body = reply.textOr("body", "");
      return Optional.of(new Reply(text(reply, "author"), body, time(reply, "postedAt")));
    } catch (FeedException e) {
      doubts.accept("one left out: its " + e.getMessage());
      return Optional.empty();
    }
  }

  private List<String> images(JsonObject row) {
    List<String> images = new ArrayList<>();
    Doubts left = new Doubts("images");
    for (Object value : list(row, "images")) {
      switch (value) {
        case null -> {}
        case String image -> images.add(image);
        default -> left.accept("one left out: it is not a text");
      }
    }
    left.tell(doubts);
    return images;
  }

  private Sighting sighting(JsonObject row) {
    String stated = text(row, "status");
    Status status =
        switch (stated == null ? "live" : stated.toLowerCase(Locale.ROOT)) {
          case "removed" -> Status.REMOVED;
          case "live" -> Status.LIVE;
          case String other -> {
            doubts.accept("status is neither live nor removed: " + FeedException.quote(other));
            yield Status.LIVE;
          }
        };
    OffsetDateTime fetchedAt = time(row, "fetchedAt");
    return new Sighting(status, fetchedAt == null ? null : fetchedAt.toInstant(), capture(row));
  }

  private @Nullable CaptureRef capture(JsonObject row) {
    try {
      JsonObject capture = row.object("capture");
      return capture == null
          ? null
          : new CaptureRef(capture.required("record"), capture.required("sha256"));
    } catch (FeedException | IllegalArgumentException e) {
      doubts.accept("capture left out: " + e.getMessage());
      return null;
    }
  }

  private @Nullable OffsetDateTime time(JsonObject row, String name) {
    String text = text(row, name);
    try {
      return text == null ? null : time(text.strip().replace(' ', 'T'));
    } catch (DateTimeException e) {
      doubts.accept(name + " left out: not a time in ISO 8601");
      return null;
    }
  }

  private static OffsetDateTime time(String text) {
    if (!text.contains("T")) {
      return LocalDate.parse(text).atStartOfDay().atOffset(CHINA);
    }
    if (text.endsWith("Z") || text.endsWith("z")) {
      return Instant.parse(text.toUpperCase(Locale.ROOT)).atOffset(ZoneOffset.UTC);
    }
    boolean offset = text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
    return offset ? OffsetDateTime.parse(text) : LocalDateTime.parse(text).atOffset(CHINA);
  }

  /** What is doubtful about the members of a list: each thing once, however many have it. */
  private static final class Doubts implements Consumer<String> {
    private final String name;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    Doubts(String name) {
      this.name = name;
    }

    @Override
    public void accept(String doubt) {
      counts.merge(doubt, 1, Integer::sum);
    }

    void tell(Consumer<String> all) {
      counts.forEach(
          (doubt, count) ->
              all.accept(name + ": " + doubt + (count == 1 ? "" : " (" + count + " times)")));
    }
  }
}
