package org.hulian.review.masked;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.listing.SellerNumbers;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;

/**
 * One version of a listing as it leaves the house, and as regulators see it: numbers of persons
 * covered but for contacts that the seller invites to, texts as long as before so that spans fit,
 * people who answered numbered, addresses of pictures left out, since these may show victims.
 */
public final class MaskedVersion {
  private static final char COVER = '*';

  private final StoredListing stored;
  private final Listing masked;
  private final Set<String> kept;

  private MaskedVersion(StoredListing stored) {
    this.stored = stored;
    this.kept = SellerNumbers.of(stored);
    this.masked = masked(stored.listing());
  }

  /** Covers what is to be covered. */
  public static MaskedVersion of(StoredListing stored) {
    return new MaskedVersion(stored);
  }

  /** The listing, without pictures. */
  public Listing listing() {
    return masked;
  }

  private Listing masked(Listing listing) {
    Map<String, String> authors = new HashMap<>();
    List<Reply> replies =
        listing.replies().stream()
            .map(
                reply ->
                    new Reply(
                        author(reply.author(), listing.seller(), authors),
                        PersonalMask.persons(reply.body()),
                        reply.postedAt()))
            .toList();
    return listing.toBuilder()
        .title(shown(listing.title()))
        .body(shown(listing.body()))
        .seller(listing.seller() == null ? null : shown(listing.seller()))
        .price(price(listing.price()))
        .category(listing.category() == null ? null : shown(listing.category()))
        .replies(replies)
        .images(List.of())
        .build();
  }

  private String shown(String text) {
    return PersonalMask.persons(text, kept);
  }

  private @Nullable Price price(@Nullable Price price) {
    String text = price == null ? null : price.text();
    return price == null || text == null
        ? price
        : new Price(price.amount(), price.currency(), shown(text));
  }

  private @Nullable String author(
      @Nullable String author, @Nullable String seller, Map<String, String> known) {
    if (author == null) {
      return null;
    }
    int next = known.size() + 1;
    return author.equals(seller)
        ? shown(author)
        : known.computeIfAbsent(author, name -> "author-" + next);
  }

  /** What the seller wrote, and when it stood there. */
  public Map<String, @Nullable Object> text() {
    Map<String, @Nullable Object> text = new LinkedHashMap<>();
    text.put("version", stored.version());
    text.put("first_seen", stored.firstSeen());
    text.put("last_seen", stored.lastSeen());
    text.put("pictures_left_out", stored.listing().images().size());
    text.put("listing", ListingCodec.object(masked));
    return text;
  }

  /** What the classifier made of it, with the reasons. */
  public Map<String, @Nullable Object> verdict() {
    Map<String, @Nullable Object> verdict = new LinkedHashMap<>();
    verdict.put("version", stored.version());
    verdict.putAll(VerdictCodec.object(judged()));
    return verdict;
  }

  /** The verdict on {@link #listing}. */
  public Verdict judged() {
    Verdict verdict = stored.verdict();
    return verdict.with(findings(verdict.findings()), entities(verdict.entities()));
  }

  private List<Finding> findings(List<Finding> findings) {
    return findings.stream().map(this::finding).toList();
  }

  private Finding finding(Finding finding) {
    String text = cut(finding.field(), finding.span());
    return new Finding(
        finding.signal(),
        finding.field(),
        finding.span(),
        text,
        covered(text, finding.normalized()),
        finding.weight());
  }

  /** A contact that stands in a reply may be a buyer's. */
  private List<Entity> entities(List<Entity> entities) {
    return entities.stream()
        .filter(
            entity ->
                !(entity instanceof Entity.Contact contact
                    && contact.at().field().part() == FieldRef.Part.REPLY))
        .map(this::entity)
        .toList();
  }

  private Entity entity(Entity entity) {
    Mention at = entity.at();
    String text = cut(at.field(), at.span());
    Mention place = new Mention(at.field(), at.span(), text);
    return entity.told(place, reading -> covered(text, reading));
  }

  /** Masked as a whole and then cut out, since a part of a number cannot be told for one. */
  private String cut(FieldRef field, TextSpan span) {
    if (field.part() == FieldRef.Part.REPLY && field.index() >= masked.replies().size()) {
      return "";
    }
    String text = field.in(masked);
    int end = Math.min(span.end(), text.length());
    return text.substring(Math.min(span.start(), end), end);
  }

  /** What was read from a covered number is covered with it. */
  private static String covered(String cut, String reading) {
    return cut.indexOf(COVER) < 0 ? reading : reading.replaceAll("\\p{Nd}", String.valueOf(COVER));
  }

  /** How many covered places there are in a text; those that its author wrote count too. */
  public static int covers(String text) {
    int covers = 0;
    for (int i = 0; i < text.length(); i++) {
      covers += text.charAt(i) == COVER && (i == 0 || text.charAt(i - 1) != COVER) ? 1 : 0;
    }
    return covers;
  }
}
