package org.hulian.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of queries is searched at once; a bad line of it is named and the rest goes on. */
class BatchPagesTest {
  private static final String LIST = "查询,标签\n人脸四件套,甲\n,没有检索式\n照片活化 AND (\n没有这个词汇呢,丙\n";

  @TempDir private Path folder;

  private static Visitor at(House house, Role role) {
    Visitor visitor = house.guest(role);
    visitor.get("/search/batch");
    return visitor;
  }

  private static String text(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void everyLineComesToItsOutcome(String charset) {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor visitor = at(house, Role.REGULATOR);

      String page = visitor.upload("/search/batch", LIST.getBytes(Charset.forName(charset))).body();

      assertThat(text(page))
          .contains("共 4 行", "按 " + charset + " 读取")
          .contains("2 人脸四件套 甲", "3 第一列没有检索式", "括号没有配对，在末尾补上", "丙 0");
      assertThat(page)
          .contains("href=\"/search?q=%E4%BA%BA%E8%84%B8%E5%9B%9B%E4%BB%B6%E5%A5%97")
          .contains("href=\"/listings?id=m-101\"");
      assertThat(house.acts().subList(0, 4))
          .containsExactly(
              "demo batch.searched index",
              "demo search index",
              "demo search index",
              "demo search index");
    }
  }

  @Test
  void theOutcomeIsGivenAsAFileFromItsPage() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor visitor = at(house, Role.REVIEWER);
      visitor.upload("/search/batch", LIST.getBytes(StandardCharsets.UTF_8));
      String queries = Base64.getEncoder().encodeToString(LIST.getBytes(StandardCharsets.UTF_8));

      String csv =
          visitor.post("/search/batch", "queries", queries, "first", "10", "format", "csv").body();

      assertThat(csv).startsWith("\uFEFF\"line\",\"label\",\"query\"");
      assertThat(csv)
          .contains("\"2\",\"甲\",\"人脸四件套\",\"\",", "\"3\",\"\",\"\",\"has no query")
          .contains("\"5\",\"丙\",\"没有这个词汇呢\"");
      assertThat(
              visitor.post("/search/batch", "queries", queries, "format", "jsonl").body().lines())
          .allMatch(line -> line.startsWith("{\"line\":"));
    }
  }

  @Test
  void aLineWithForeignBytesInTheMiddleStopsNothing() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("人脸数据\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, '\n'});
    bytes.writeBytes("照片活化".getBytes(StandardCharsets.UTF_8));
    try (House house = new House(folder, ExampleListings.all())) {
      String page = text(at(house, Role.LEAD).upload("/search/batch", bytes.toByteArray()).body());

      assertThat(page).contains("2 有不属于该编码的字节，未检索", "3 照片活化");
    }
  }

  @Test
  void whatIsTooMuchIsRefusedAndNothingIsSearched() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor visitor = at(house, Role.REVIEWER);
      assertThat(
              text(
                  visitor
                      .upload("/search/batch", "a\n".repeat(300).getBytes(StandardCharsets.UTF_8))
                      .body()))
          .contains("201 这一行及以后超过行数上限，未检索");
      long before = house.database.audit().count();
      assertThat(visitor.upload("/search/batch", new byte[60_000]).statusCode()).isEqualTo(413);
      assertThat(text(visitor.upload("/search/batch", new byte[0]).body())).contains("文件里没有检索式");
      assertThat(text(visitor.post("/search/batch").body())).contains("文件里没有检索式");
      assertThat(text(visitor.post("/search/batch", "queries", "%%%").body())).contains("文件里没有检索式");
      assertThat(house.database.audit().count()).isEqualTo(before);
    }
  }

  @Test
  void titlesAreMaskedAsOnTheSearchPageAndInEveryFile() {
    ScoredListing phone = ExampleListings.clear("p-1", "人脸 13800138000", "包邮");
    String list = Base64.getEncoder().encodeToString("人脸".getBytes(StandardCharsets.UTF_8));
    try (House house = new House(folder, List.of(phone))) {
      assertThat(at(house, Role.REGULATOR).post("/search/batch", "queries", list).body())
          .contains("***********")
          .doesNotContain("13800138000");
      for (String format : List.of("csv", "jsonl")) {
        assertThat(
                at(house, Role.REVIEWER)
                    .post("/search/batch", "queries", list, "format", format)
                    .body())
            .contains("***********")
            .doesNotContain("13800138000");
      }
    }
  }

  @Test
  void anUploadNeedsTheTokenOfItsSession() {
    try (House house = new House(folder, ExampleListings.all())) {
      Visitor visitor = house.guest(Role.REVIEWER);
      visitor.useTokenOf(at(house, Role.REVIEWER));
      assertThat(visitor.upload("/search/batch", "a".getBytes(StandardCharsets.UTF_8)).statusCode())
          .isEqualTo(403);
    }
  }
}
