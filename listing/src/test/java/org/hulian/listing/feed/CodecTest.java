package org.hulian.listing.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
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
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
  private static final Listing PLAIN = Listing.builder(new ListingId("1")).title("t").build();
  private static final Provenance BY = new Provenance(Stage.ANALYSIS, "m1", "l1");

  private static Verdict flagged(double score) {
    Mention at = new Mention(FieldRef.reply(2), new TextSpan(3, 6), "35元");
    return new Verdict.Flagged(
        score,
        Category.FACE_DATA,
        Severity.CRITICAL,
        List.of(new Finding("offer", FieldRef.BODY, new TextSpan(0, 2), "人睑", "人脸", -0.25)),
        List.of(
            new Entity.Price(at, new BigDecimal("0.50"), new BigDecimal("25"), "CNY", "套"),
            new Entity.Price(at, new BigDecimal("2E+4"), null, "USDT", null),
            new Entity.Quantity(at, new BigDecimal("20000"), "套"),
            new Entity.Contact(at, "wechat", "demo_0001"),
            new Entity.TargetPlatform(at, "支付宝"),
            new Entity.NamedTool(at, "活照片")),
        BY);
  }

  @Test
  void aListingComesBackAsItWentIn() {
    OffsetDateTime time = OffsetDateTime.of(2026, 11, 1, 8, 0, 0, 0, ZoneOffset.ofHours(8));
    Listing full =
        PLAIN.toBuilder()
            .origin(new Origin("https://example.org/1", "site", "platform"))
            .kind(Kind.THREAD)
            .body("一\n\t\u0000\u2028\"\\人\uD83D\uDC64")
            .price(new Price(new BigDecimal("35.50"), "CNY", "35.50元"))
            .seller("demo")
            .postedAt(time)
            .category("c")
            .replies(List.of(new Reply(null, "", null), new Reply("a", "b", time)))
            .images(List.of("x", "y"))
            .sighting(
                new Sighting(
                    Status.REMOVED,
                    Instant.parse("2026-11-02T01:02:03.456Z"),
                    new CaptureRef("urn:uuid:1", "0".repeat(64))))
            .build();
    assertThat(ListingCodec.decode(ListingCodec.encode(full))).isEqualTo(full);
    assertThat(ListingCodec.decode(ListingCodec.encode(PLAIN))).isEqualTo(PLAIN);
    assertThat(ListingCodec.encode(full)).doesNotContain("\n");
  }

  @Property(tries = 300)
  void anyTextAndPriceComeBack(@ForAll String title, @ForAll @LongRange(min = 0) long cents) {
    Listing listing =
        PLAIN.toBuilder()
            .title(title)
            .body("b")
            .price(new Price(BigDecimal.valueOf(cents, 2), null, null))
            .build();
    assertThat(ListingCodec.decode(ListingCodec.encode(listing))).isEqualTo(listing);
  }

  @Test
  void theWriterKeepsTheContractsNamesAndOrder() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ListingWriter writer = new ListingWriter(out)) {
      writer.write(PLAIN.toBuilder().price(Price.asWritten("35元")).build());
      writer.write(PLAIN.toBuilder().price(Price.of(new BigDecimal("0.5"), "CNY")).build());
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"id\":\"1\",\"url\":null,\"site\":null,\"platform\":null,\"kind\":\"listing\",\"title\":\"t\","
                + "\"body\":\"\",\"price\":\"35元\",\"seller\":null,\"postedAt\":null,\"category\":null,"
                + "\"replies\":[],\"images\":[],\"status\":\"live\",\"fetchedAt\":null,\"capture\":null}",
            "{\"id\":\"1\",\"url\":null,\"site\":null,\"platform\":null,\"kind\":\"listing\",\"title\":\"t\","
                + "\"body\":\"\",\"price\":{\"amount\":0.5,\"currency\":\"CNY\"},\"seller\":null,"
                + "\"postedAt\":null,\"category\":null,\"replies\":[],\"images\":[],\"status\":\"live\","
                + "\"fetchedAt\":null,\"capture\":null}");
  }

  @Property(tries = 200)
  void verdictsComeBackAsTheyWentIn(@ForAll @DoubleRange(min = 0, max = 1) double score) {
    Verdict flagged = flagged(score);
    Verdict suspect = new Verdict.Suspect(score, flagged.findings(), flagged.entities(), BY);
    Verdict clear = new Verdict.Clear(score, new Provenance(Stage.SCREEN, "m", "l"));
    for (Verdict verdict : List.of(flagged, suspect, clear)) {
      assertThat(VerdictCodec.decode(VerdictCodec.encode(verdict))).isEqualTo(verdict);
    }
  }

  @Test
  void aPredictionNamesScoreReasonsAndTypedEntities() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PredictionWriter writer = new PredictionWriter(out)) {
      writer.write(new ListingId("a"), flagged(0.75));
      writer.write(new ListingId("b"), new Verdict.Clear(0, BY));
    }
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
    assertThat(lines[0])
        .startsWith(
            "{\"id\":\"a\",\"score\":0.75,\"flagged\":true,\"category\":\"face_data\",\"severity\":\"critical\","
                + "\"entities\":[{\"type\":\"PRICE\",\"text\":\"35元\",\"start\":3,\"end\":6,"
                + "\"field\":\"replies[2]\",\"amount\":0.50,\"upper\":25,\"currency\":\"CNY\",\"unit\":\"套\"}")
        .contains("{\"signal\":\"offer\",\"field\":\"body\",\"start\":0,\"end\":2,\"text\":\"人睑\"")
        .endsWith("\"stage\":\"analysis\",\"model\":\"m1\",\"lexicon\":\"l1\"}");
    assertThat(lines[1]).contains("\"flagged\":false,\"category\":null,\"severity\":null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "null", "{\"verdict\":\"flagged\",\"score\":2}"})
  void brokenTextIsRefusedWithAReason(String text) {
    assertThatThrownBy(() -> VerdictCodec.decode(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
    assertThatThrownBy(() -> ListingCodec.decode(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }
}
