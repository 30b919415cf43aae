package org.hulian.listing.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.LabelledListing.LabelledEntity;
import org.hulian.listing.finding.Category;
import org.jspecify.annotations.Nullable;

/**
 * Reads labelled texts: JSON Lines with {@code label} 1 or 0, {@code category}, {@code lang},
 * {@code style} (or {@code platform_style}), {@code split}, {@code group}, {@code neg} (or {@code
 * neg_type}), {@code evasion}, {@code entities} (or {@code spans}), {@code borderline}, and the
 * fields of a listing.
 */
public final class LabelledFeed {
  private LabelledFeed() {}

  /**
   * Reads everything.
   *
   * @param stream in UTF-8; not closed
   * @param name of the feed in problems
   * @param problems told of each line that was skipped, and of each field that was left out
   */
  public static List<LabelledListing> read(
      InputStream stream, String name, Consumer<FeedProblem> problems) throws IOException {
    FeedText text = new FeedText(stream, StandardCharsets.UTF_8);
    LineReader lines = new LineReader(text);
    List<LabelledListing> rows = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      long number = lines.number();
      if (lines.tooLong()) {
        problems.accept(new FeedProblem(name, number, LineReader.TOO_LONG));
      }
      if (line.isBlank()) {
        continue;
      }
      String complaint = text.complaint(List.of(line));
      if (!complaint.isEmpty()) {
        problems.accept(new FeedProblem(name, number, complaint));
      }
      ListingFields fields =
          new ListingFields(doubt -> problems.accept(new FeedProblem(name, number, doubt)));
      try {
        rows.add(row(Json.read(line), fields));
      } catch (FeedException | IllegalArgumentException e) {
        problems.accept(new FeedProblem(name, number, String.valueOf(e.getMessage())));
      }
    }
    return rows;
  }

  private static LabelledListing row(JsonObject row, ListingFields fields) {
    // Here "category" is the truth: a listing that showed it would give the answer away.
    Listing listing = fields.listing(row.without("category"));
    int label = row.integer("label");
    if (label != 0 && label != 1) {
      throw new FeedException("label is neither 0 nor 1");
    }
    String category = row.text("category");
    return new LabelledListing(
        listing,
        label == 1,
        label == 0 || category == null ? null : Category.ofKey(category),
        row.textOr("lang", ""),
        row.textOr("style", row.textOr("platform_style", "")),
        row.textOr("split", ""),
        row.textOr("group", listing.id().value()),
        firstText(row, "neg", "neg_type"),
        row.texts("evasion"),
        entities(row),
        Boolean.TRUE.equals(row.raw("borderline")));
  }

  private static @Nullable String firstText(JsonObject row, String name, String other) {
    String text = row.text(name);
    return text == null ? row.text(other) : text;
  }

  private static List<LabelledEntity> entities(JsonObject row) {
    return row.objects(row.has("entities") ? "entities" : "spans").stream()
        .map(entity -> new LabelledEntity(entity.required("type"), entity.required("text")))
        .toList();
  }
}
