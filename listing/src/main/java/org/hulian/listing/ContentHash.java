package org.hulian.listing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash by which versions of a listing are told apart. Every field goes in with its length, so
 * that text cannot move from one field to the next unseen; an absent field differs from an empty
 * one.
 */
final class ContentHash {
  private static final int ABSENT = -1;
  private final MessageDigest digest;

  private ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(Listing listing) {
    ContentHash hash = new ContentHash();
    hash.add(listing.sighting().status().name());
    hash.add(listing.title());
    hash.add(listing.body());
    Price price = listing.price();
    hash.add(price == null || price.amount() == null ? null : plain(price));
    hash.add(price == null ? null : price.currency());
    hash.add(price == null ? null : price.text());
    hash.add(listing.seller());
    hash.add(listing.category());
    hash.add(listing.replies().size());
    for (Reply reply : listing.replies()) {
      hash.add(reply.author());
      hash.add(reply.body());
    }
    hash.add(listing.images().size());
    listing.images().forEach(hash::add);
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private static @Nullable String plain(Price price) {
    return price.amount() == null ? null : price.amount().stripTrailingZeros().toPlainString();
  }

  private void add(@Nullable String value) {
    if (value == null) {
      add(ABSENT);
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }

  private void add(int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }
}
