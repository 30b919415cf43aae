package org.hulian.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/** A small market of made-up offers and look-alikes, with verdicts as the classifier gives them. */
final class ExampleListings {
  private static final Provenance MADE_BY =
      new Provenance(Stage.ANALYSIS, "2026.11.1", "2026.11.3");

  private ExampleListings() {}

  static List<ScoredListing> all() {
    List<ScoredListing> all = new ArrayList<>();
    all.add(faceSets());
    all.add(animation());
    all.add(service());
    all.add(
        flagged("m-104", "特制安卓机 劫持摄像头 到手即用", "1650一台，包教程，支持多款软件。")
            .as(Category.BYPASS_DEVICE, Severity.HIGH, 0.93)
            .finding("OffersGoods", "title", "劫持摄像头", "劫持摄像头", 2.71)
            .finding("PricesTheTrade", "body", "1650一台", "1650一台", 0.64)
            .on("样例市场")
            .build());
    all.add(
        flagged("m-105", "仁臉數剧 全国各地 打包", "20000套打包带走，不议价。扣扣 900000041")
            .as(Category.FACE_DATA, Severity.HIGH, 0.97)
            .finding("OffersGoods", "title", "仁臉數剧", "人脸数据", 3.05)
            .finding("OffersInBulk", "body", "20000套", "20000套", 1.10)
            .on("样例论坛")
            .build());
    all.add(
        flagged("m-106", "账号解封 人脸代过 当天好", "冻结的账号都可以做，先验后付。加VX demo_0006")
            .as(Category.ACCOUNT_UNBLOCK, Severity.MEDIUM, 0.88)
            .finding("OffersDeed", "title", "账号解封", "账号解封", 1.92)
            .finding("MovesOffPlatform", "body", "加VX demo_0006", "加微信demo0006", 0.81)
            .on("样例论坛")
            .build());
    all.add(
        flagged("m-107", "手持照一手 正反手持", "要的私聊，量大从优。")
            .as(Category.FACE_DATA, Severity.MEDIUM, 0.82)
            .finding("OffersGoods", "title", "手持照", "手持照", 2.22)
            .on("样例市场")
            .build());
    all.add(
        flagged("m-108", "刷脸打卡代打 一个月30", "上班族的福音，稳定半年。")
            .as(Category.BYPASS_SERVICE, Severity.LOW, 0.71)
            .finding("OffersDeed", "title", "代打", "代打", 1.33)
            .on("样例市场")
            .build());
    return all;
  }

  /** The richest one: replies, price, contact, quantity, a telephone and identity number in it. */
  static ScoredListing faceSets() {
    return flagged(
            "m-101",
            "人脸四件套 高清 懂的来",
            "RL四件套，身份证正反+手持+点头眨眼视频，30一套，两万套现货。\n"
                + "加薇信 demo_0001，说多了会被封。样品 110101199003074477，13800138000。")
        .as(Category.FACE_DATA, Severity.CRITICAL, 0.99)
        .finding("OffersGoods", "title", "人脸四件套", "人脸四件套", 3.42)
        .finding("OffersGoods", "body", "RL四件套", "人脸四件套", 2.18)
        .finding("NamesProof", "body", "点头眨眼视频", "点头眨眼视频", 1.37)
        .finding("MovesOffPlatform", "body", "加薇信 demo_0001", "加微信demo0001", 0.94)
        .finding("HintsOnly", "body", "说多了会被封", "说多了会被封", 0.52)
        .finding("SellsLawfulLookAlike", "title", "高清", "高清", -0.21)
        .price("body", "30一套", "30", "套")
        .quantity("body", "两万套", "20000", "套")
        .contact("body", "demo_0001", "wechat", "demo_0001")
        .replies(
            new Reply("买家甲", "真的假的，能过吗", OffsetDateTime.parse("2026-11-20T10:02:00+08:00")),
            new Reply("楼主", "包过，私我", OffsetDateTime.parse("2026-11-20T10:05:00+08:00")))
        .on("样例论坛")
        .build();
  }

  static ScoredListing animation() {
    return flagged("m-102", "照片活化 眨眼 张嘴 点头 教程软件", "静态照片变动态，35元带教程，网盘发货。")
        .as(Category.PHOTO_ACTIVATION, Severity.HIGH, 0.96)
        .finding("OffersGoods", "title", "照片活化", "照片活化", 2.96)
        .finding("NamesProof", "title", "眨眼 张嘴 点头", "眨眼张嘴点头", 1.41)
        .price("body", "35元", "35", null)
        .on("样例市场")
        .build();
  }

  static ScoredListing service() {
    return flagged("m-103", "过脸 各大平台实名认证 秒过", "接单，25-300一次，看平台。飞机 demo_0003")
        .as(Category.BYPASS_SERVICE, Severity.HIGH, 0.95)
        .finding("OffersDeed", "title", "过脸", "过脸", 2.64)
        .finding("NamesTargetPlatform", "title", "各大平台", "各大平台", 0.72)
        .finding("MovesOffPlatform", "body", "飞机 demo_0003", "telegramdemo0003", 0.90)
        .on("样例市场")
        .build();
  }

  /** An item that nobody flagged. */
  static ScoredListing clear(String id, String title, String body) {
    Listing listing =
        Listing.builder(new ListingId(id))
            .title(title)
            .body(body)
            .origin(new Origin("https://market.example/item/" + id, "sample-market", "样例市场"))
            .build();
    return new ScoredListing(listing, new Verdict.Clear(0.02, MADE_BY));
  }

  static Builder flagged(String id, String title, String body) {
    return new Builder(id, title, body);
  }

  static final class Builder {
    private final String id;
    private final String title;
    private final String body;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Entity> entities = new ArrayList<>();
    private Category category = Category.FACE_DATA;
    private Severity severity = Severity.MEDIUM;
    private double score = 0.9;
    private String platform = "样例市场";
    private String seller = "卖家_" + "demo";
    private List<Reply> replies = List.of();

    private Builder(String id, String title, String body) {
      this.id = id;
      this.title = title;
      this.body = body;
    }

    Builder as(Category what, Severity howBad, double howSure) {
      category = what;
      severity = howBad;
      score = howSure;
      return this;
    }

    Builder on(String where) {
      platform = where;
      return this;
    }

    Builder by(String who) {
      seller = who;
      return this;
    }

    Builder replies(Reply... given) {
      replies = List.of(given);
      return this;
    }

    Builder finding(String signal, String field, String text, String normalized, double weight) {
      Mention at = at(field, text);
      return finding(new Finding(signal, at.field(), at.span(), text, normalized, weight));
    }

    Builder finding(Finding finding) {
      findings.add(finding);
      return this;
    }

    Builder price(String field, String text, String amount, @Nullable String unit) {
      entities.add(new Entity.Price(at(field, text), new BigDecimal(amount), null, "CNY", unit));
      return this;
    }

    Builder quantity(String field, String text, String amount, String unit) {
      entities.add(new Entity.Quantity(at(field, text), new BigDecimal(amount), unit));
      return this;
    }

    Builder contact(String field, String text, String kind, String handle) {
      entities.add(new Entity.Contact(at(field, text), kind, handle));
      return this;
    }

    Builder contact(Entity.Contact contact) {
      entities.add(contact);
      return this;
    }

    private Mention at(String field, String text) {
      int start = (field.equals("title") ? title : body).indexOf(text);
      if (start < 0) {
        throw new IllegalArgumentException(text + " does not stand in the " + field);
      }
      return new Mention(FieldRef.parse(field), new TextSpan(start, start + text.length()), text);
    }

    ScoredListing build() {
      return new ScoredListing(listing(Status.LIVE), verdict());
    }

    Listing listing(Status status) {
      return Listing.builder(new ListingId(id))
          .title(title)
          .body(body)
          .seller(seller)
          .price(Price.asWritten("见正文"))
          .category("数码 / 软件服务")
          .postedAt(OffsetDateTime.parse("2026-11-20T09:30:00+08:00"))
          .replies(replies)
          .origin(new Origin("https://market.example/item/" + id, "sample-market", platform))
          .sighting(new Sighting(status, Instant.parse("2026-11-22T02:00:00Z"), null))
          .build();
    }

    private Verdict verdict() {
      List<Finding> reasons = findings.isEmpty() ? List.of(any()) : findings;
      return new Verdict.Flagged(score, category, severity, reasons, entities, MADE_BY);
    }

    private Finding any() {
      return new Finding("OffersGoods", FieldRef.TITLE, new TextSpan(0, 1), "x", "x", 1);
    }
  }
}
