package org.hulian.index;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
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
import org.jspecify.annotations.Nullable;

/** Listings for tests; every contact in them is made up. */
final class Samples {
  static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  static final SourceMark MARK = new SourceMark("store-1", 7);
  private static final Provenance BY = new Provenance(Stage.SCREEN, "m1", "l1");
  private static final String[] PHRASES = {
    "全新未拆封", "包邮", "二手手机", "九成新", "夏季连衣裙", "儿童玩具", "支持自提", "价格可议",
    "蓝牙耳机", "办公椅", "家用投影仪", "同城面交", "发票齐全", "机械键盘", "床上四件套", "老照片修复",
    "品牌正品", "专柜验货", "限时优惠", "售后无忧", "身份证卡套", "考勤机", "人脸识别门锁", "摄像头支架"
  };

  private Samples() {}

  static IndexedListing listing(String id, String title, String body) {
    return listing(Listing.builder(new ListingId(id)).title(title).body(body).build(), 0);
  }

  static IndexedListing listing(Listing listing, long secondsLater) {
    Verdict clear = new Verdict.Clear(0.01, BY);
    return new IndexedListing(listing, clear, START.plusSeconds(secondsLater), null);
  }

  static IndexedListing flagged(String id, String platform, double score, @Nullable String status) {
    Listing listing =
        Listing.builder(new ListingId(id))
            .origin(new Origin("https://example.org/" + id, "market", platform))
            .title("人脸四件套")
            .body("懂的来")
            .price(Price.of(new BigDecimal("35"), "CNY"))
            .build();
    Finding finding = new Finding("s", FieldRef.TITLE, new TextSpan(0, 2), "人脸", "人脸", 1);
    Verdict verdict =
        new Verdict.Flagged(
            score, Category.FACE_DATA, Severity.HIGH, List.of(finding), List.of(), BY);
    return new IndexedListing(listing, verdict, START, status);
  }

  /** A listing of a cluster, 0 for none. */
  static IndexedListing inCluster(String id, String title, long cluster, long secondsLater) {
    IndexedListing one =
        listing(Listing.builder(new ListingId(id)).title(title).build(), secondsLater);
    return new IndexedListing(one.listing(), one.verdict(), one.firstSeen(), null, cluster);
  }

  /** An ordinary listing of 40 to 300 characters. */
  static IndexedListing ordinary(int number, Random random) {
    StringBuilder body = new StringBuilder();
    int phrases = 10 + random.nextInt(40);
    for (int i = 0; i < phrases; i++) {
      body.append(PHRASES[random.nextInt(PHRASES.length)]);
      // Text that repeats itself makes a small index: some characters of every listing are its own.
      body.append((char) (0x4E00 + random.nextInt(3000)));
      body.append(random.nextInt(4) == 0 ? "。" : "，");
    }
    Listing listing =
        Listing.builder(new ListingId("g-" + number))
            .origin(new Origin("https://example.org/item/" + number, "market", "平台" + number % 5))
            .title(PHRASES[random.nextInt(PHRASES.length)] + number)
            .body(body.toString())
            .price(Price.asWritten(random.nextInt(500) + "元"))
            .build();
    return listing(listing, number);
  }
}
