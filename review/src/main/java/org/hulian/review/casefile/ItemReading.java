package org.hulian.review.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.hulian.listing.Status;
import org.hulian.listing.finding.FieldRef;
import org.hulian.review.text.Note;
import org.hulian.review.text.Segments;
import org.hulian.store.listing.StoredListing;
import org.jspecify.annotations.Nullable;

/** Lays out a stored listing for its page. */
final class ItemReading {
  private ItemReading() {}

  static CaseView.Item item(StoredListing stored, List<Note> notes, UnaryOperator<String> shown) {
    Listing listing = stored.listing();
    Map<String, List<Note>> byField = new HashMap<>();
    for (Note note : notes) {
      byField.computeIfAbsent(note.field(), field -> new ArrayList<>()).add(note);
    }
    return new CaseView.Item(
        Segments.of(shown.apply(listing.title()), byField.getOrDefault("title", List.of())),
        Segments.of(shown.apply(listing.body()), byField.getOrDefault("body", List.of())),
        replies(listing, byField, shown),
        shown(price(listing.price()), shown),
        shown(listing.seller(), shown),
        listing.id().value(),
        place(stored, shown),
        listing.sighting().status() == Status.LIVE,
        listing.images().size());
  }

  private static @Nullable String shown(@Nullable String text, UnaryOperator<String> shown) {
    return text == null ? null : shown.apply(text);
  }

  private static List<CaseView.Answer> replies(
      Listing listing, Map<String, List<Note>> byField, UnaryOperator<String> shown) {
    List<CaseView.Answer> answers = new ArrayList<>();
    for (int i = 0; i < listing.replies().size(); i++) {
      Reply reply = listing.replies().get(i);
      List<Note> here = byField.getOrDefault(FieldRef.reply(i).toString(), List.of());
      answers.add(
          new CaseView.Answer(
              shown(reply.author(), shown),
              Segments.of(shown.apply(reply.body()), here),
              reply.postedAt() == null ? null : reply.postedAt().toInstant()));
    }
    return answers;
  }

  private static CaseView.Place place(StoredListing stored, UnaryOperator<String> shown) {
    Listing listing = stored.listing();
    CaptureRef capture = listing.sighting().capture();
    return new CaseView.Place(
        listing.origin().url(),
        listing.origin().site(),
        listing.origin().platform(),
        shown(listing.category(), shown),
        listing.postedAt() == null ? null : listing.postedAt().toInstant(),
        stored.firstSeen(),
        stored.lastSeen(),
        capture == null ? null : capture.sha256());
  }

  private static @Nullable String price(@Nullable Price price) {
    if (price == null) {
      return null;
    }
    if (price.text() != null) {
      return price.text();
    }
    String amount = price.amount() == null ? "" : price.amount().toPlainString();
    return price.currency() == null ? amount : amount + " " + price.currency();
  }
}
