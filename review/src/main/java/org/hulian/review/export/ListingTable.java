package org.hulian.review.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.listing.SellerNumbers;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;

/**
 * A stored listing as one row of a table. Identity, card and telephone numbers are covered in every
 * cell, whoever's they are, but for the contacts that a seller invites to; contacts that stand in
 * replies are somebody else's: left out, and their numbers covered where a finding quotes them.
 */
public final class ListingTable {
  /** Names of the columns, the same in every format and language. */
  public static final List<String> COLUMNS =
      List.of(
          "id",
          "url",
          "site",
          "platform",
          "title",
          "body",
          "seller",
          "price",
          "contacts",
          "category",
          "severity",
          "score",
          "status",
          "first_seen",
          "last_seen",
          "findings",
          "lexicon",
          "model");

  private static final int MOST_FINDINGS = 10;
  private static final int SCORE_DIGITS = 3;
  private static final char COVER = '*';

  private ListingTable() {}

  /** One row, a cell for each column. */
  public static List<?> row(StoredListing stored) {
    Listing listing = stored.listing();
    Verdict verdict = stored.verdict();
    Set<String> kept = SellerNumbers.of(stored);
    UnaryOperator<String> shown = text -> PersonalMask.persons(text, kept);
    Verdict.Flagged flagged = verdict instanceof Verdict.Flagged one ? one : null;
    return List.of(
        // What names the item is no text of it, and a number too many covered would lose it.
        listing.id().value(),
        orEmpty(listing.origin().url()),
        orEmpty(listing.origin().site()),
        orEmpty(listing.origin().platform()),
        shown.apply(listing.title()),
        shown.apply(listing.body()),
        shown.apply(orEmpty(listing.seller())),
        shown.apply(price(listing.price())),
        contacts(verdict, shown),
        flagged == null ? "" : flagged.category().key(),
        flagged == null ? "" : flagged.severity().key(),
        BigDecimal.valueOf(verdict.score()).setScale(SCORE_DIGITS, RoundingMode.HALF_UP),
        stored.caseStatus() == null ? "none" : stored.caseStatus().key(),
        stored.firstSeen().toString(),
        stored.lastSeen().toString(),
        findings(listing, verdict, shown),
        verdict.provenance().lexicon(),
        verdict.provenance().model());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String price(@Nullable Price price) {
    if (price == null || price.text() != null) {
      return price == null ? "" : orEmpty(price.text());
    }
    String amount = price.amount() == null ? "" : price.amount().toPlainString();
    return price.currency() == null ? amount : amount + " " + price.currency();
  }

  private static List<String> contacts(Verdict verdict, UnaryOperator<String> shown) {
    return verdict.entities().stream()
        .map(entity -> entity instanceof Entity.Contact contact ? contact : null)
        .filter(Objects::nonNull)
        .filter(contact -> contact.at().field().part() != FieldRef.Part.REPLY)
        .filter(contact -> shown.apply(contact.handle()).indexOf(COVER) < 0)
        .map(contact -> contact.kind() + ": " + contact.handle())
        .distinct()
        .toList();
  }

  private static List<String> findings(
      Listing listing, Verdict verdict, UnaryOperator<String> shown) {
    return verdict.findings().stream()
        .limit(MOST_FINDINGS)
        .map(finding -> finding(listing, finding, shown))
        .toList();
  }

  private static String finding(Listing listing, Finding finding, UnaryOperator<String> shown) {
    String weight = String.format(Locale.ROOT, "%+.2f", finding.weight());
    return finding.signal() + " " + weight + " " + words(listing, finding, shown);
  }

  /** Masked as a whole and then cut out, since a part of a number cannot be told for one. */
  private static String words(Listing listing, Finding finding, UnaryOperator<String> shown) {
    FieldRef field = finding.field();
    if (field.part() == FieldRef.Part.REPLY && field.index() >= listing.replies().size()) {
      return "";
    }
    String text = shown.apply(field.in(listing));
    int end = Math.min(finding.span().end(), text.length());
    return text.substring(Math.min(finding.span().start(), end), end);
  }
}
