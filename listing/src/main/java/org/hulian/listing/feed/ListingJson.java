package org.hulian.listing.feed;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import tools.jackson.core.JsonGenerator;

/** The listing contract: what each field of a feed is in the record, both ways. */
final class ListingJson {
  private ListingJson() {}

  /**
   * Reads one listing; unknown fields are passed over.
   *
   * @throws IllegalArgumentException with one line for people if a field does not fit
   */
  static Listing read(JsonObject json) {
    String url = json.filled("url");
    String own = json.filled("id");
    String id = own == null ? url : own;
    if (id == null) {
      throw new FieldException("neither id nor url");
    }
    Status status = status(json);
    String title = json.text("title", "");
    String body = json.text("body", "");
    if (status == Status.LIVE && title.isBlank() && body.isBlank()) {
      throw new FieldException("neither title nor body");
    }
    JsonObject capture = json.object("capture");
    CaptureRef record =
        capture == null
            ? null
            : new CaptureRef(capture.required("record"), capture.required("sha256"));
    return Listing.builder(new ListingId(id))
        .origin(new Origin(url, json.filled("site"), json.filled("platform")))
        .kind(kind(json))
        .title(title)
        .body(body)
        .price(price(json))
        .seller(json.filled("seller"))
        .postedAt(json.time("postedAt"))
        .category(json.filled("category"))
        .replies(replies(json))
        .images(json.texts("images"))
        .sighting(new Sighting(status, json.instant("fetchedAt"), record))
        .build();
  }

  static void write(JsonGenerator json, Listing listing) {
    text(json, "id", listing.id().value());
    text(json, "url", listing.origin().url());
    text(json, "site", listing.origin().site());
    text(json, "platform", listing.origin().platform());
    text(json, "kind", key(listing.kind()));
    text(json, "title", listing.title());
    text(json, "body", listing.body());
    writePrice(json, listing.price());
    text(json, "seller", listing.seller());
    text(json, "postedAt", listing.postedAt());
    text(json, "category", listing.category());
    writeReplies(json, listing.replies());
    json.writeArrayPropertyStart("images");
    listing.images().forEach(json::writeString);
    json.writeEndArray();
    Sighting sighting = listing.sighting();
    text(json, "status", key(sighting.status()));
    text(json, "fetchedAt", sighting.fetchedAt());
    writeCapture(json, sighting.capture());
  }

  /** A property with this text, or null. */
  static void text(JsonGenerator json, String name, @Nullable Object value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value.toString());
    }
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Kind kind(JsonObject json) {
    return switch (json.text("kind", "listing")) {
      case "listing", "" -> Kind.LISTING;
      case "thread" -> Kind.THREAD;
      default -> throw new FieldException("kind is neither listing nor thread");
    };
  }

  private static Status status(JsonObject json) {
    return switch (json.text("status", "live")) {
      case "live", "" -> Status.LIVE;
      case "removed" -> Status.REMOVED;
      default -> throw new FieldException("status is neither live nor removed");
    };
  }

  private static @Nullable Price price(JsonObject json) {
    Object value = json.value("price");
    return switch (value) {
      case null -> null;
      case String text -> text.isBlank() ? null : Price.asWritten(text);
      case BigDecimal ignored -> new Price(json.numberOrNull("price"), null, null);
      case Map<?, ?> map -> price(map);
      default -> throw new FieldException("price is no number, text or object");
    };
  }

  private static @Nullable Price price(Map<?, ?> map) {
    JsonObject json = JsonObject.of(map);
    BigDecimal amount = json.numberOrNull("amount");
    String text = json.text("text");
    String currency = json.filled("currency");
    return amount == null && text == null ? null : new Price(amount, currency, text);
  }

  private static void writePrice(JsonGenerator json, @Nullable Price price) {
    if (price == null) {
      json.writeNullProperty("price");
    } else if (price.amount() == null && price.currency() == null) {
      text(json, "price", price.text());
    } else {
      json.writeObjectPropertyStart("price");
      number(json, "amount", price.amount());
      text(json, "currency", price.currency());
      if (price.text() != null) {
        text(json, "text", price.text());
      }
      json.writeEndObject();
    }
  }

  /** A property with this number, or null. */
  static void number(JsonGenerator json, String name, @Nullable BigDecimal value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }

  private static List<Reply> replies(JsonObject json) {
    List<Reply> replies = new ArrayList<>();
    for (Object element : json.list("replies")) {
      switch (element) {
        case String body -> replies.add(new Reply(null, body, null));
        case Map<?, ?> map -> replies.add(reply(JsonObject.of(map)));
        case null, default ->
            throw new FieldException("replies holds something that is not an object");
      }
    }
    return replies;
  }

  private static Reply reply(JsonObject json) {
    OffsetDateTime postedAt = json.time("postedAt");
    return new Reply(json.filled("author"), json.text("body", ""), postedAt);
  }

  private static void writeReplies(JsonGenerator json, List<Reply> replies) {
    json.writeArrayPropertyStart("replies");
    for (Reply reply : replies) {
      json.writeStartObject();
      text(json, "author", reply.author());
      text(json, "body", reply.body());
      text(json, "postedAt", reply.postedAt());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeCapture(JsonGenerator json, @Nullable CaptureRef capture) {
    if (capture == null) {
      json.writeNullProperty("capture");
    } else {
      json.writeObjectPropertyStart("capture");
      text(json, "record", capture.record());
      text(json, "sha256", capture.sha256());
      json.writeEndObject();
    }
  }
}
