package org.hulian.listing.feed;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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
    String url = row.text("url");
    String id = row.text("id") == null ? url : row.text("id");
    if (id == null) {
      throw new FeedException("there is no id and no url");
    }
    try {
      return Listing.builder(new ListingId(id.strip()))
          .origin(new Origin(url, row.text("site"), row.text("platform")))
          .kind(kind(row))
          .title(row.textOr("title", ""))
          .body(row.textOr("body", ""))
          .price(price(row))
          .seller(row.text("seller"))
          .postedAt(time(row, "postedAt"))
          .category(row.text("category"))
          .replies(replies(row))
          .images(row.texts("images"))
          .sighting(sighting(row))
          .build();
    } catch (IllegalArgumentException e) {
      throw new FeedException(String.valueOf(e.getMessage()));
    }
  }

  private Kind kind(JsonObject row) {
    String kind = row.textOr("kind", row.list("replies").isEmpty() ? "listing" : "thread");
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "listing" -> Kind.LISTING;
      case "thread" -> Kind.THREAD;
      default -> {
        doubts.accept("kind is neither listing nor thread: " + FeedException.quote(kind));
        yield Kind.LISTING;
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

  private List<Reply> replies(JsonObject row) {
    return row.objects("replies").stream()
        .map(
            reply ->
                new Reply(reply.text("author"), reply.textOr("body", ""), time(reply, "postedAt")))
        .toList();
  }

  private Sighting sighting(JsonObject row) {
    Status status =
        switch (row.textOr("status", "live").toLowerCase(Locale.ROOT)) {
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
    try {
      String text = row.text(name);
      return text == null ? null : time(text.strip().replace(' ', 'T'));
    } catch (FeedException | DateTimeException e) {
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
}
