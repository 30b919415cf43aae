package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hulian.index.query.Reading;
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
}
