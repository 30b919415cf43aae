package org.hulian.store.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hulian.listing.Listing;
import org.hulian.listing.Price;
import org.hulian.listing.Reply;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextNormalizer;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.mask.PersonalMask;
import org.jspecify.annotations.Nullable;

/**
 * A listing and its verdict with what names victims covered, texts as long as before, so that spans
 * still fit. The store covers what it is given by itself; who writes listings elsewhere calls this
 * first.
 */
public final class VictimsMasked {
  private static final String DIGIT = "\\p{Nd}";
  private static final String COVER = "*";

  private final Listing before;
  private final Listing after;

  private VictimsMasked(Listing before, Listing after) {
    this.before = before;
    this.after = after;
  }

  /** A listing with its verdict; the same object where there is nothing to cover. */
  public static ScoredListing of(ScoredListing scored) {
    Listing before = scored.listing();
    Listing after = of(before);
    if (after.equals(before)) {
      return scored;
    }
    return new ScoredListing(after, new VictimsMasked(before, after).verdict(scored.verdict()));
  }

  /** A text, such as a message that quotes a listing; the same object if nothing is covered. */
  public static String of(String text) {
    return PersonalMask.victims(text);
  }

  /** A listing; the same object where there is nothing to cover. */
  public static Listing of(Listing listing) {
    Set<String> own = listing.seller() == null ? Set.of() : Set.of(listing.seller());
    List<Reply> replies = new ArrayList<>(listing.replies().size());
    for (Reply reply : listing.replies()) {
      String text = PersonalMask.victims(reply.body(), own);
      replies.add(new Reply(masked(reply.author(), own), text, reply.postedAt()));
    }
    Listing masked =
        listing.toBuilder()
            .title(PersonalMask.victims(listing.title(), own))
            .body(PersonalMask.victims(listing.body(), own))
            .price(price(listing.price(), own))
            .seller(masked(listing.seller(), own))
            .category(masked(listing.category(), own))
            .replies(replies)
            .build();
    return masked.equals(listing) ? listing : masked;
  }

  private static @Nullable String masked(@Nullable String text, Set<String> own) {
    return text == null ? null : PersonalMask.victims(text, own);
  }

  private static @Nullable Price price(@Nullable Price price, Set<String> own) {
    return price == null || price.text() == null
        ? price
        : new Price(price.amount(), price.currency(), PersonalMask.victims(price.text(), own));
  }

  private Verdict verdict(Verdict verdict) {
    return verdict.with(findings(verdict.findings()), entities(verdict.entities()));
  }

  private List<Finding> findings(List<Finding> findings) {
    return findings.stream().map(this::finding).toList();
  }

  private Finding finding(Finding finding) {
    if (!touched(finding.field(), finding.span())) {
      return finding;
    }
    return new Finding(
        finding.signal(),
        finding.field(),
        finding.span(),
        text(finding.field(), finding.span()),
        normalized(finding),
        finding.weight());
  }

  /** What the normaliser would make of the covered piece, where more than digits were covered. */
  private String normalized(Finding finding) {
    String covered = covered(finding.normalized());
    return covered(finding.text()).equals(text(finding.field(), finding.span()))
        ? covered
        : TextNormalizer.standard().normalize(text(finding.field(), finding.span())).normalized();
  }

  private List<Entity> entities(List<Entity> entities) {
    return entities.stream().map(this::entity).toList();
  }

  /** A number that was read from a victim's is dropped with it; what a seller names stays. */
  private Entity entity(Entity entity) {
    Mention at = entity.at();
    if (!touched(at.field(), at.span())) {
      return entity;
    }
    Mention place = new Mention(at.field(), at.span(), text(at.field(), at.span()));
    return entity.told(place, VictimsMasked::covered);
  }

  private boolean touched(FieldRef field, TextSpan span) {
    return fits(field, span) && !span.of(field.in(before)).equals(span.of(field.in(after)));
  }

  private boolean fits(FieldRef field, TextSpan span) {
    boolean known = field.part() != FieldRef.Part.REPLY || field.index() < before.replies().size();
    return known && span.end() <= field.in(before).length();
  }

  private String text(FieldRef field, TextSpan span) {
    return span.of(field.in(after));
  }

  private static String covered(String text) {
    return text.replaceAll(DIGIT, COVER);
  }
}
