package org.hulian.listing.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Category;

/**
 * Reads labelled listings from JSON Lines: the fields of a listing, and {@code label} 0 or 1,
 * {@code category} of the offer, {@code lang}, {@code style} (or {@code platform_style}), {@code
 * split}, {@code group}, {@code neg} (or {@code neg_type}), {@code evasion}, {@code entities} (or
 * {@code spans}).
 */
public final class LabelledFeed {
  private LabelledFeed() {}

  /**
   * Reads a file in UTF-8, row by row.
   *
   * @throws IOException if it cannot be read
   */
  public static void read(Path file, Consumer<LabelledListing> rows, Consumer<FeedProblem> problems)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      read(file.toString(), in, rows, problems);
    }
  }

  /**
   * Reads a stream in UTF-8, row by row; it stays open.
   *
   * @param name of the feed in problems
   * @throws IOException if it cannot be read
   */
  public static void read(
      String name, InputStream in, Consumer<LabelledListing> rows, Consumer<FeedProblem> problems)
      throws IOException {
    RowReader reader = ListingFeed.rows(in, FeedFormat.JSON_LINES, StandardCharsets.UTF_8);
    for (FeedRow row = reader.next(); row != null; row = reader.next()) {
      try {
        switch (row) {
          case FeedRow.Fields fields -> rows.accept(labelled(fields.json()));
          case FeedRow.Broken broken ->
              problems.accept(new FeedProblem(name, broken.line(), broken.reason()));
        }
      } catch (FieldException e) {
        problems.accept(new FeedProblem(name, row.line(), e.reason()));
      }
    }
  }

  private static LabelledListing labelled(JsonObject json) {
    try {
      // Here "category" is the label; the listing must not show it.
      Listing listing = ListingJson.read(json.without("category"));
      String category = json.filled("category");
      return new LabelledListing(
          listing,
          offer(json),
          category == null ? null : Category.ofKey(category),
          json.text("lang", ""),
          json.text("style", json.text("platform_style", "")),
          json.text("split", ""),
          json.text("group", listing.id().value()),
          json.text("neg") == null ? json.text("neg_type") : json.text("neg"),
          json.texts("evasion"),
          entities(json));
    } catch (IllegalArgumentException e) {
      throw new FieldException(String.valueOf(e.getMessage()));
    }
  }

  private static boolean offer(JsonObject json) {
    return switch (json.required("label")) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> throw new FieldException("label is neither 0 nor 1");
    };
  }

  private static List<LabelledEntity> entities(JsonObject json) {
    List<JsonObject> all = new ArrayList<>(json.objects("entities"));
    all.addAll(json.objects("spans"));
    return all.stream()
        .map(one -> new LabelledEntity(one.required("type"), one.required("text")))
        .toList();
  }
}
