package org.hulian.listing.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.hulian.listing.Sighting;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A listing as one line of JSON, and back. Thread-safe. */
public final class ListingCodec {
  private ListingCodec() {}

  /** The listing on one line, without a line end; {@link #read} gives an equal one back. */
  public static String write(Listing listing) {
    return Json.write(json -> fields(json, listing));
  }

  /**
   * What {@link #write} writes, as maps, lists, texts, numbers and booleans, for those who write it
   * as a part of something else.
   */
  public static Map<String, @Nullable Object> object(Listing listing) {
    return Json.read(write(listing)).plain();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws FeedException if it is anything else
   */
  public static Listing read(String line) {
    List<String> doubts = new ArrayList<>();
    Listing listing = new ListingFields(doubts::add).listing(Json.read(line));
    if (!doubts.isEmpty()) {
      throw new FeedException(String.join("; ", doubts));
    }
    return listing;
  }

  private static void fields(JsonGenerator json, Listing listing) {
    Json.text(json, "id", listing.id());
    Json.text(json, "url", listing.origin().url());
    Json.text(json, "site", listing.origin().site());
    Json.text(json, "platform", listing.origin().platform());
    Json.text(json, "kind", listing.kind().name().toLowerCase(Locale.ROOT));
    Json.text(json, "title", listing.title());
    Json.text(json, "body", listing.body());
    price(json, listing);
    Json.text(json, "seller", listing.seller());
    Json.text(json, "postedAt", listing.postedAt());
    Json.text(json, "category", listing.category());
    json.writeName("replies").writeStartArray();
    listing.replies().forEach(reply -> reply(json, reply));
    json.writeEndArray();
    json.writeName("images").writeStartArray();
    listing.images().forEach(json::writeString);
    json.writeEndArray();
    sighting(json, listing.sighting());
  }

  private static void price(JsonGenerator json, Listing listing) {
    Price price = listing.price();
    json.writeName("price");
    if (price == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    if (price.amount() != null) {
      json.writeName("amount").writeNumber(price.amount());
    }
    if (price.currency() != null) {
      json.writeStringProperty("currency", price.currency());
    }
    if (price.text() != null) {
      json.writeStringProperty("text", price.text());
    }
    json.writeEndObject();
  }

  private static void reply(JsonGenerator json, Reply reply) {
    json.writeStartObject();
    Json.text(json, "author", reply.author());
    Json.text(json, "body", reply.body());
    Json.text(json, "postedAt", reply.postedAt());
    json.writeEndObject();
  }

  private static void sighting(JsonGenerator json, Sighting sighting) {
    json.writeStringProperty("status", sighting.status().name().toLowerCase(Locale.ROOT));
    Json.text(json, "fetchedAt", sighting.fetchedAt());
    CaptureRef capture = sighting.capture();
    json.writeName("capture");
    if (capture == null) {
      json.writeNull();
    } else {
      json.writeStartObject()
          .writeStringProperty("record", capture.record())
          .writeStringProperty("sha256", capture.sha256())
          .writeEndObject();
    }
  }
}
