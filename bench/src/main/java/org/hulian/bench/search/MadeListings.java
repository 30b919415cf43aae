package org.hulian.bench.search;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hulian.bench.text.DisguisedOffer;
import org.hulian.bench.text.DisguisedOffers;
import org.hulian.bench.text.Kind;
import org.hulian.bench.text.OrdinaryLines;
import org.hulian.classifier.lexicon.Term;
import org.hulian.index.IndexedListing;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.Price;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;

/**
 * Listings that are made up, each of its number and a seed alone, so that none has to be kept:
 * clauses of ordinary lines, and in one of fifty the sentence of an offer, disguised in some way.
 */
final class MadeListings {
  private static final int POOL_LINES = 20_000;
  private static final int OFFER_ONE_IN = 50;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long FIRST_SEEN = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final long SEEN_WITHIN = 60_000_000_000L;
  private static final Provenance BY = new Provenance(Stage.SCREEN, "bench", "bench");
  private static final List<String> STATUSES = List.of("open", "escalated", "violation", "cleared");

  /** Marketplaces, the larger ones first. */
  static final List<String> PLATFORMS =
      List.of("集市", "易物", "旧货街", "同城", "数码吧", "论坛", "货源网", "小店", "拍卖", "社区");

  private final long seed;
  private final String pool;
  private final List<DisguisedOffer> offers = new ArrayList<>();

  /** A maker of listings, some of them offers of these terms. */
  MadeListings(long seed, List<Term> terms) {
    this.seed = seed;
    pool = String.join("", new OrdinaryLines(seed).next(POOL_LINES));
    DisguisedOffers maker = new DisguisedOffers(seed, 1);
    for (Kind kind : Kind.values()) {
      offers.addAll(maker.make(kind, terms));
    }
  }

  /** The listing of a number. */
  IndexedListing listing(int number) {
    Random random = random(number);
    // Large marketplaces have most of the listings.
    int place = (int) (PLATFORMS.size() * Math.pow(random.nextDouble(), 2));
    boolean offer = random.nextInt(OFFER_ONE_IN) == 0;
    StringBuilder body = new StringBuilder();
    for (int clauses = 2 + random.nextInt(6); clauses > 0; clauses--) {
      body.append(clause(random, 10, 50)).append(random.nextInt(4) == 0 ? "。" : "，");
    }
    if (offer) {
      body.append(offers.get(random.nextInt(offers.size())).text());
    }
    Listing listing =
        Listing.builder(new ListingId("made:" + number))
            .origin(
                new Origin(
                    "https://m" + place + ".example/item/" + number,
                    "site-" + place,
                    PLATFORMS.get(place)))
            .title(clause(random, 8, 20))
            .body(body.toString())
            .price(price(random))
            .build();
    Instant seen = Instant.ofEpochMilli(FIRST_SEEN + random.nextLong(SEEN_WITHIN));
    String status = offer ? STATUSES.get(random.nextInt(STATUSES.size())) : null;
    return new IndexedListing(listing, verdict(offer, random), seen, status);
  }

  /** A listing of one text, found under a site that no other is of. */
  static IndexedListing planted(String id, String site, String text) {
    Listing listing =
        Listing.builder(new ListingId(id))
            .origin(new Origin(null, site, PLATFORMS.getFirst()))
            .body(text)
            .build();
    Verdict clear = new Verdict.Clear(0.01, BY);
    return new IndexedListing(listing, clear, Instant.ofEpochMilli(FIRST_SEEN), null);
  }

  /** Chinese characters as they stand somewhere in the listings. */
  String words(Random random, int least, int most) {
    for (; ; ) {
      String words = clause(random, least, most);
      if (words.codePoints().allMatch(Character::isIdeographic)) {
        return words;
      }
    }
  }

  private Random random(int number) {
    return new Random((seed * 31 + number) * MIX);
  }

  private String clause(Random random, int least, int most) {
    int length = least + random.nextInt(most - least + 1);
    int at = random.nextInt(pool.length() - length);
    return pool.substring(at, at + length);
  }

  private static Price price(Random random) {
    double yuan = Math.pow(10, -0.5 + 4.5 * random.nextDouble());
    BigDecimal amount = new BigDecimal(yuan).setScale(2, RoundingMode.HALF_UP);
    return random.nextBoolean() ? Price.of(amount, "CNY") : Price.asWritten(amount + "元");
  }

  private static Verdict verdict(boolean offer, Random random) {
    if (!offer) {
      return new Verdict.Clear(0.05 * random.nextDouble(), BY);
    }
    Category[] categories = Category.values();
    Severity[] severities = Severity.values();
    return new Verdict.Flagged(
        0.8 + 0.2 * random.nextDouble(),
        categories[random.nextInt(categories.length)],
        severities[random.nextInt(severities.length)],
        List.of(new Finding("bench", FieldRef.BODY, new TextSpan(0, 2), "", "", 1)),
        List.of(),
        BY);
  }
}
