package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hulian.index.query.Reading;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.review.search.SearchSyntax;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search page says how a query was understood, and shows what can be typed. */
class SearchPageTest {
  @TempDir private Path folder;

  private static String query(String text) {
    return "/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The text of a page without its tags, blanks made one. */
  private static String text(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void theReadingIsShownAsATreeInPlainWords() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.guest(Role.REGULATOR);
      String page =
          person.get(query("(人脸四件套 OR “照片 活化”~5) -status:cleared 价格：>100 seen:2026-10")).body();
      assertThat(text(page))
          .contains("以下全部： 以下任一： 词 人脸四件套 同音也算 相距不超过 5 个字或词，先后不限： 照片 与 活化 不含： 案件状态 不违规")
          .contains("价格 &gt;100 CNY 首次发现 2026-10-01 – 2026-10-31");
      assertThat(page).doesNotContain("class=\"notes\"");
    }
  }

  @Test
  void whatWasLeftOutIsShownWithItsReason() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.guest(Role.REGULATOR);
      String page = text(person.get(query("人脸 AND (\"<b>x")).body());
      assertThat(page).contains("引号没有配对，一直算到末尾", "括号没有配对，在末尾补上", "&lt;b&gt;x");
      assertThat(text(person.get(query("1380*")).body())).contains("号码只能整个检索");
    }
  }

  @Test
  void linksOfBeforeStillWork() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.guest(Role.REGULATOR);
      String words = person.get(query("人脸数据") + "&sound=no&sort=score&category=face_data").body();
      assertThat(words)
          .contains("name=\"category\" value=\"face_data\"")
          .containsPattern("name=\"sound\" value=\"no\" checked");
      assertThat(person.get(query("category:face_data severity:high")).body()).contains("共 1 条");
    }
  }

  @Test
  void onlyTheCharactersTypedAreFoundIfAskedFor() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.guest(Role.REGULATOR);
      assertThat(person.get(query("人臉數据")).body()).contains("仁臉數剧", "同音匹配");
      String page = person.get(query("人臉數据") + "&variants=no").body();
      assertThat(page)
          .doesNotContain("仁臉數剧")
          .containsPattern("name=\"variants\" value=\"no\" checked");
      assertThat(text(page)).contains("只按所写的字匹配");
    }
  }

  @Test
  void everyExampleOfTheHelpIsReadWithoutANote() {
    for (SearchSyntax.Example example : new SearchSyntax().examples()) {
      for (String query : example.queries()) {
        Reading reading = Reading.of(query);
        assertThat(reading.notes()).as(query).isEmpty();
        assertThat(reading.clause().toString())
            .as(query)
            .doesNotContainPattern("Word\\[text=[^\\]]*[:：]");
      }
    }
  }

  @Test
  void theHelpLeadsToSearches() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.guest(Role.REGULATOR);
      String help = person.get("/help").body();
      for (SearchSyntax.Example example : new SearchSyntax().examples()) {
        for (String query : example.queries()) {
          assertThat(help).contains("href=\"" + example.href(query) + "\"");
          assertThat(person.get(example.href(query)).statusCode()).as(query).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void valuesAreShutOutAndLetInAgain() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.guest(Role.REGULATOR);
      String page =
          person.get("/search?q=&not_platform=%E6%A0%B7%E4%BE%8B%E8%AE%BA%E5%9D%9B").body();
      assertThat(text(page)).contains("共 5 条", "平台 不含 样例论坛 × 去掉");
      assertThat(page).contains("不再排除 样例论坛", "排除 样例市场");
      assertThat(page).contains("name=\"not_platform\" value=\"样例论坛\"");
      assertThat(house.acts()).anyMatch(act -> act.contains("search index"));
    }
  }

  @Test
  void anAddressThatIsOutOfDateShowsTheFirstPageAndSaysSo() {
    try (House house = new House(folder, ExampleListings.all())) {
      String page = text(house.guest(Role.REGULATOR).get(query("人脸") + "&cursor=old").body());
      assertThat(page).contains("现从第一页开始显示", "四件套 高清");
    }
  }

  @Test
  void aDisguiseIsFoundAndSaysSo() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.guest(Role.REGULATOR);
      assertThat(text(person.get(query("手照持一手")).body())).contains("手持照一手", "变形写法");
    }
  }

  @Test
  void aSellersPageTellsOfAllItemsAndIsWrittenDown() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.guest(Role.REGULATOR);
      String address = "/sellers?site=sample-market&name=%E5%8D%96%E5%AE%B6_demo";
      assertThat(person.get(query("人脸")).body()).contains(address.replace("&", "&amp;"));
      String page = text(person.get(address).body());
      assertThat(page).contains("卖家 卖家_demo", "条目 8", "平台数 2", "wechat: demo_0001", "案件");
      assertThat(page).doesNotContain("13800138000");
      assertThat(house.acts()).anyMatch(act -> act.contains("seller.viewed"));
      assertThat(person.get("/sellers?site=sample-market&name=nobody").statusCode()).isEqualTo(404);
      assertThat(house.guest(Role.OPERATOR).get(address).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aContactIsFollowedFromTheCaseThatNamesIt() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor person = house.guest(Role.REVIEWER);
      String address = "/contacts?kind=wechat&handle=demo_0001";
      assertThat(person.get("/cases/" + house.caseOf("m-101")).body())
          .contains(address.replace("&", "&amp;"));
      String page = text(person.get(address).body());
      assertThat(page).contains("微信 联系方式 demo_0001", "条目 1", "四件套 高清");
      assertThat(page).doesNotContain("多方共用");
      assertThat(house.acts()).anyMatch(act -> act.contains("contact.viewed"));
    }
  }

  @Test
  void whatVeryManySellersNameIsMarkedAsShared() {
    List<ScoredListing> shared = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      shared.add(
          ExampleListings.flagged("s-" + i, "人脸数据 " + i, "加 demo_0009")
              .by("卖家" + i)
              .contact("body", "demo_0009", "wechat", "demo_0009")
              .build());
    }
    try (House house = new House(folder, shared)) {
      String page =
          text(house.guest(Role.LEAD).get("/contacts?kind=wechat&handle=demo_0009").body());
      assertThat(page).contains("多方共用", "条目 25");
    }
  }

  @Test
  void aSharedPictureNamedAfterATelephoneIsCovered() {
    String picture = "https://img.example.test/13800138000.jpg";
    List<ScoredListing> all = new ArrayList<>();
    for (String id : List.of("p-1", "p-2")) {
      ScoredListing one = ExampleListings.flagged(id, "人脸数据 " + id, "打包").by("卖家_demo").build();
      all.add(
          new ScoredListing(
              one.listing().toBuilder().images(List.of(picture)).build(), one.verdict()));
    }
    try (House house = new House(folder, all)) {
      String address = "/sellers?site=sample-market&name=%E5%8D%96%E5%AE%B6_demo";
      assertThat(house.guest(Role.LEAD).get(address).body()).contains("13800138000");
      assertThat(house.guest(Role.REGULATOR).get(address).body())
          .contains("p-1")
          .doesNotContain("13800138000");
    }
  }
}
