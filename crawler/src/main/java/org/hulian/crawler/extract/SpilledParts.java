package org.hulian.crawler.extract;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Reply;

/**
 * Parts of items that wait in temporary files: all parts of one item in the same file, each file a
 * share of the whole that fits into memory.
 */
final class SpilledParts {
  private static final int FILES = 64;
  private static final int PER_LISTING = 300;

  private final List<Path> files = new ArrayList<>();

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** About how many characters a listing keeps in memory. */
  static long size(Listing listing) {
    long size = (long) PER_LISTING + listing.title().length() + listing.body().length();
    for (Reply reply : listing.replies()) {
      size += reply.body().length() + PER_LISTING / 6;
    }
    return size;
  }

  /** Appends items to the files. */
  void write(Map<ListingId, ItemParts> items) throws IOException {
    if (files.isEmpty()) {
      for (int i = 0; i < FILES; i++) {
        files.add(Files.createTempFile("hulian-items-", ".tmp"));
      }
    }
    List<List<Map.Entry<ListingId, ItemParts>>> shares = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      shares.add(new ArrayList<>());
    }
    items.entrySet().forEach(item -> shares.get(share(item.getKey())).add(item));
    for (int i = 0; i < FILES; i++) {
      if (!shares.get(i).isEmpty()) {
        append(files.get(i), shares.get(i));
      }
    }
  }

  private static int share(ListingId id) {
    return Math.floorMod(id.value().hashCode(), FILES);
  }

  private static void append(Path file, List<Map.Entry<ListingId, ItemParts>> items)
      throws IOException {
    try (OutputStream raw = Files.newOutputStream(file, StandardOpenOption.APPEND);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw))) {
      for (Map.Entry<ListingId, ItemParts> item : items) {
        for (Map.Entry<Integer, Listing> part : item.getValue().kept().entrySet()) {
          out.writeInt(part.getKey());
          ListingBytes.write(out, part.getValue());
        }
      }
    }
  }

  /** Shows the items of one file after the other. */
  void drain(Consumer<Map<ListingId, ItemParts>> groups) throws IOException {
    for (Path file : files) {
      Map<ListingId, ItemParts> items = new LinkedHashMap<>();
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        while (in.available() > 0) {
          int part = in.readInt();
          Listing listing = ListingBytes.read(in);
          items.computeIfAbsent(listing.id(), id -> new ItemParts()).add(listing, part);
        }
      }
      groups.accept(items);
    }
  }

  /** Deletes the files. */
  void close() {
    files.forEach(file -> file.toFile().delete());
    files.clear();
  }
}
