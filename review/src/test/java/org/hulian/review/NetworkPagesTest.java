package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is around whom; what everybody has joins nobody, and numbers of persons are tokens. */
class NetworkPagesTest {
  private static House house;

  @BeforeAll
  static void open(@TempDir Path folder) {
    house = new House(folder, listings());
  }

  /** Two sellers with one contact, and one contact of 21 sellers. */
  static List<ScoredListing> listings() {
    List<ScoredListing> all = new ArrayList<>();
    all.add(item("n-1", "卖家甲", "样例市场", "demo_0001"));
    all.add(item("n-2", "卖家乙", "样例论坛", "demo_0001"));
    for (int i = 0; i <= 20; i++) {
      all.add(item("hub-" + i, "客户" + i, "样例市场", "demo_0099"));
    }
    all.add(item("n-3", "卖家甲", "样例市场", "demo_0099"));
    all.add(item("n-4", "张 13800138000", "样例市场", "13900139000"));
    return all;
  }

  private static ScoredListing item(String id, String seller, String platform, String contact) {
    // Texts far from each other, so that contacts alone join.
    Random random = new Random(id.hashCode());
    StringBuilder own = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      own.appendCodePoint(0x4E00 + random.nextInt(20_000));
    }
    return ExampleListings.flagged(id, "出素材 " + own, own + " 加我 " + contact)
        .by(seller)
        .on(platform)
        .contact("body", contact, "wechat", contact)
        .build();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Document page(Visitor visitor, String path) {
    HttpResponse<String> answer = visitor.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static List<String> names(Document page, String kind) {
    return page.select("#nodes tr[data-kind=" + kind + "] .name").eachText();
  }

  private static Element node(Document page, String name) {
    return page.select("#nodes tr[data-node]").stream()
        .filter(row -> row.expectFirst(".name").text().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCaseLeadsToWhoNamesTheSameContact() {
    Document page = page(house.guest(Role.LEAD), "/network/cases/" + house.caseOf("n-2"));
    assertThat(page.select("h1").text()).contains("卖家乙");
    assertThat(names(page, "seller")).containsExactly("卖家乙", "卖家甲");
    assertThat(names(page, "contact")).containsExactly("demo_0001");
    assertThat(names(page, "platform")).containsExactlyInAnyOrder("样例市场", "样例论坛");
    assertThat(page.select("#edges tbody tr").eachText())
        .containsExactlyInAnyOrder(
            "卖家乙 联系方式 demo_0001 1", "卖家甲 联系方式 demo_0001 1", "卖家乙 平台 样例论坛 1", "卖家甲 平台 样例市场 2");
    assertThat(node(page, "卖家甲").select("a").eachAttr("href"))
        .anyMatch(href -> href.startsWith("/sellers?site=sample-market&name="))
        .anyMatch(href -> href.startsWith("/search?q="));
    assertThat(house.acts()).anyMatch(act -> act.matches(".* network\\.viewed node:[0-9A-Z]{16}"));
  }

  @Test
  void whatLeadsOnFindsWhatItSays() {
    Visitor lead = house.guest(Role.LEAD);
    Document page = page(lead, "/network/cases/" + house.caseOf("n-2"));
    for (Element link : page.select("#nodes a")) {
      assertThat(lead.get(link.attr("href")).statusCode()).as(link.attr("href")).isEqualTo(200);
    }
    String search = node(page, "demo_0001").select("a[href^=/search]").attr("href");
    assertThat(lead.get(search).body()).contains("n-1", "n-2").doesNotContain("hub-1");
    String around = node(page, "demo_0001").select("a[href^=/network/nodes]").attr("href");
    assertThat(page(lead, around).select("h1").text()).contains("demo_0001");
    assertThat(page(lead, around + "&depth=1").select("#nodes tr[data-kind=seller]")).hasSize(2);
  }

  @Test
  void aContactOfManyIsToldAndNotFollowed() {
    Document page = page(house.guest(Role.LEAD), "/network/cases/" + house.caseOf("n-3"));
    assertThat(node(page, "demo_0099").text()).contains("过多：不再延伸", "22");
    assertThat(names(page, "seller")).containsExactly("卖家甲", "卖家乙");
    Document middle =
        page(house.guest(Role.LEAD), "/network/contacts?kind=wechat&handle=demo_0099");
    assertThat(middle.select("#nodes tr[data-node]")).hasSize(1);
    assertThat(middle.select(".notice").text()).contains("不再延伸");
  }

  @Test
  void contactsAreAsOpenToARegulatorHereAsOnThePageOfTheCase() {
    Visitor regulator = house.guest(Role.REGULATOR);
    long open = house.caseOf("n-2");
    String contact = "/contacts?kind=wechat&amp;handle=demo_0001";
    for (String path : List.of("/cases/" + open, "/network/cases/" + open)) {
      assertThat(regulator.get(path).body()).as(path).contains(contact);
    }
    assertThat(page(regulator, contact.replace("&amp;", "&")).text()).contains("demo_0001");

    long covered = house.caseOf("n-4");
    for (String path : List.of("/cases/" + covered, "/network/cases/" + covered)) {
      assertThat(regulator.get(path).body())
          .as(path)
          .doesNotContain("13800138000", "13900139000", "/contacts?");
    }
    Document page = page(regulator, "/network/cases/" + covered);
    assertThat(page.text()).contains("以代号显示");
    assertThat(names(page, "contact")).singleElement().asString().matches("[0-9A-Z]{16}");
    Element contactNode = page.expectFirst("#nodes tr[data-kind=contact]");
    assertThat(contactNode.select("a[href^=/search]")).isEmpty();
    String around = contactNode.select("a").attr("href");
    assertThat(page(regulator, around).select("#nodes tr[data-kind=seller]")).hasSize(1);
  }

  @Test
  void pagesOfCaseSellerAndContactLeadHere() {
    Visitor lead = house.guest(Role.LEAD);
    assertThat(lead.get("/cases/" + house.caseOf("n-1")).body())
        .contains("/network/cases/" + house.caseOf("n-1"));
    for (String path :
        List.of(
            "/sellers?site=sample-market&name=%E5%8D%96%E5%AE%B6%E7%94%B2",
            "/contacts?kind=wechat&handle=demo_0001")) {
      String link = page(lead, path).expectFirst("a[href^=/network]").attr("href");
      assertThat(page(lead, link).select("#nodes tr[data-kind=seller]")).as(path).hasSize(2);
    }
  }

  @Test
  void whoReadsNoCasesReadsNoNetworkAndWhatIsUnknownIsNotThere() {
    for (Role role : List.of(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR)) {
      Visitor visitor = house.guest(role);
      assertThat(visitor.get("/network/cases/1").statusCode()).isEqualTo(403);
      assertThat(visitor.get("/network/nodes?item=n-1&token=x").statusCode()).isEqualTo(403);
    }
    Visitor reviewer = house.guest(Role.REVIEWER);
    assertThat(reviewer.get("/network/cases/1").statusCode()).isEqualTo(200);
    for (String path :
        List.of(
            "/network/cases/999999",
            "/network/sellers?site=x&name=y",
            "/network/contacts?kind=wechat&handle=nobody",
            "/network/nodes?item=n-1&token=0000000000000000",
            "/network/nodes?item=&token=")) {
      assertThat(reviewer.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }
}
