package org.hulian.crawler.extract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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

/** Listings as bytes of a temporary file that this very process reads back. */
final class ListingBytes {
  private static final int ABSENT = -1;

  private ListingBytes() {}

  static void write(DataOutputStream out, Listing listing) throws IOException {
    text(out, listing.id().value());
    text(out, listing.origin().url());
    text(out, listing.origin().site());
    text(out, listing.origin().platform());
    text(out, listing.kind().name());
    text(out, listing.title());
    text(out, listing.body());
    Price price = listing.price();
    text(out, price == null || price.amount() == null ? null : price.amount().toPlainString());
    text(out, price == null ? null : price.currency());
    text(out, price == null ? null : price.text());
    text(out, listing.seller());
    time(out, listing.postedAt());
    text(out, listing.category());
    out.writeInt(listing.replies().size());
    for (Reply reply : listing.replies()) {
      text(out, reply.author());
      text(out, reply.body());
      time(out, reply.postedAt());
    }
    out.writeInt(listing.images().size());
    for (String image : listing.images()) {
      text(out, image);
    }
    sighting(out, listing.sighting());
  }

  private static void sighting(DataOutputStream out, Sighting sighting) throws IOException {
    text(out, sighting.status().name());
    Instant at = sighting.fetchedAt();
    text(out, at == null ? null : at.toString());
    CaptureRef capture = sighting.capture();
    text(out, capture == null ? null : capture.record());
    text(out, capture == null ? null : capture.sha256());
  }

  private static void time(DataOutputStream out, @Nullable OffsetDateTime time) throws IOException {
    text(out, time == null ? null : time.toString());
  }

  private static void text(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(ABSENT);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Listing read(DataInputStream in) throws IOException {
    Listing.Builder builder = Listing.builder(new ListingId(required(in)));
    builder.origin(new Origin(text(in), text(in), text(in)));
    builder.kind(Kind.valueOf(required(in))).title(required(in)).body(required(in));
    builder.price(price(text(in), text(in), text(in)));
    builder.seller(text(in)).postedAt(time(in)).category(text(in));
    List<Reply> replies = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      replies.add(new Reply(text(in), required(in), time(in)));
    }
    List<String> images = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      images.add(required(in));
    }
    return builder.replies(replies).images(images).sighting(sighting(in)).build();
  }

  private static @Nullable Price price(
      @Nullable String amount, @Nullable String currency, @Nullable String text) {
    return amount == null && text == null
        ? null
        : new Price(amount == null ? null : new BigDecimal(amount), currency, text);
  }

  private static Sighting sighting(DataInputStream in) throws IOException {
    Status status = Status.valueOf(required(in));
    String at = text(in);
    String record = text(in);
    String sha256 = text(in);
    CaptureRef capture = record == null || sha256 == null ? null : new CaptureRef(record, sha256);
    return new Sighting(status, at == null ? null : Instant.parse(at), capture);
  }

  private static @Nullable OffsetDateTime time(DataInputStream in) throws IOException {
    String text = text(in);
    return text == null ? null : OffsetDateTime.parse(text);
  }

  private static String required(DataInputStream in) throws IOException {
    String text = text(in);
    if (text == null) {
      throw new IOException("a temporary file is damaged");
    }
    return text;
  }

  private static @Nullable String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == ABSENT ? null : new String(in.readNBytes(length), StandardCharsets.UTF_16BE);
  }
}
