package org.hulian.listing.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.Test;

class CodecTest {
  private static final Provenance BY = new Provenance(Stage.ANALYSIS, "m1", "l1");

  private static final Listing FULL =
      Listing.builder(new ListingId("http://a.test/1"))
          .origin(new Origin("http://a.test/1", "a", "集市"))
          .kind(Kind.THREAD)
          .title("标题 \"引号\" \u0000 \uD800 👤")
          .body("一\n二\t三\u2028四")
          .price(new Price(new BigDecimal("0.50"), "CNY", "5毛"))
          .seller("卖家")
          .postedAt(OffsetDateTime.parse("2026-10-06T08:43:21+08:00"))
          .category("软件")
          .replies(List.of(new Reply(null, "在", null), new Reply("甲", "", null)))
          .images(List.of("http://a.test/1.jpg"))
          .sighting(
              new Sighting(
                  Status.LIVE,
                  Instant.parse("2026-11-01T00:00:00.123Z"),
                  new CaptureRef("urn:uuid:1", "0".repeat(64))))
          .build();

  @Test
  void aListingComesBackAsItWas() {
    assertThat(ListingCodec.read(ListingCodec.write(FULL))).isEqualTo(FULL);
    Listing bare = Listing.builder(new ListingId("1")).title("x").build();
    assertThat(ListingCodec.read(ListingCodec.write(bare))).isEqualTo(bare);
  }

  @Test
  void aListingStandsOnOneLine() {
    assertThat(ListingCodec.write(FULL)).doesNotContain("\n", "\r");
  }

  @Test
  void aRemovedListingNeedsNoText() {
    Listing removed =
        Listing.builder(new ListingId("1"))
            .sighting(new Sighting(Status.REMOVED, null, null))
            .build();
    assertThat(ListingCodec.read(ListingCodec.write(removed))).isEqualTo(removed);
  }

  @Test
  void everyVerdictComesBackAsItWas() {
    for (Verdict verdict : List.of(clear(), suspect(), flagged())) {
      assertThat(VerdictCodec.read(VerdictCodec.write(verdict))).isEqualTo(verdict);
    }
  }

  @Test
  void aPredictionHasTheFieldsOfTheContract() {
    String line = VerdictCodec.prediction(new ScoredListing(FULL, flagged()));

    assertThat(line)
        .startsWith("{\"id\":\"http://a.test/1\",\"score\":0.97,\"flagged\":true,")
        .contains("\"category\":\"bypass_service\"", "\"severity\":\"high\"")
        .contains("\"type\":\"PRICE\",\"field\":\"body\",\"start\":3,\"end\":6,\"text\":\"50一单\"")
        .contains("\"amount\":50,\"upper\":80,\"currency\":\"CNY\",\"unit\":\"单\"")
        .contains("\"signal\":\"OffersDeed\",\"field\":\"replies[1]\"")
        .contains("\"stage\":\"analysis\",\"model\":\"m1\",\"lexicon\":\"l1\"}");
    assertThat(VerdictCodec.prediction(new ScoredListing(FULL, clear())))
        .contains("\"flagged\":false", "\"category\":null", "\"entities\":[]");
  }

  @Test
  void aPayloadThatIsNoVerdictIsRefused() {
    assertThatThrownBy(() -> VerdictCodec.read("{\"score\":2,\"verdict\":\"clear\"}"))
        .isInstanceOf(FeedException.class);
    assertThatThrownBy(() -> VerdictCodec.read("{}")).isInstanceOf(FeedException.class);
  }

  private static Verdict clear() {
    return new Verdict.Clear(0.001, new Provenance(Stage.SCREEN, "m1", "l1"));
  }

  private static Verdict suspect() {
    return new Verdict.Suspect(0.3, List.of(finding()), List.of(), BY);
  }

  private static Verdict flagged() {
    Mention at = new Mention(FieldRef.BODY, new TextSpan(3, 6), "50一单");
    List<Entity> entities =
        List.of(
            new Entity.Price(at, new BigDecimal("50"), new BigDecimal("80"), "CNY", "单"),
            new Entity.Price(at, new BigDecimal("0.5"), null, "USDT", null),
            new Entity.Quantity(at, new BigDecimal("20000"), "套"),
            new Entity.Contact(at, "wechat", "demo_0001"),
            new Entity.TargetPlatform(at, "支付宝"),
            new Entity.NamedTool(at, "活照片"));
    return new Verdict.Flagged(
        0.97, Category.BYPASS_SERVICE, Severity.HIGH, List.of(finding()), entities, BY);
  }

  private static Finding finding() {
    return new Finding("OffersDeed", FieldRef.reply(1), new TextSpan(0, 3), "代过脸", "代过脸", 2.5);
  }
}
